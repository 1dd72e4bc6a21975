import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { NewPastCall } from '../../history/past-call.ts'
import { openDatabase } from '../database/open-database.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { noon, owner, pastCall } from '../testing/past-calls.ts'
import { historyQueries } from './history-queries.ts'
import { mergeRecords } from './merge-records.ts'

const typed = 'https://PBX.example/\n7'
const minute = 60_000

let folder: string
let db: Sqlite
const now = new Date('2026-11-23T14:02:05Z')

/** The file as the version before has left it, opened by this one. */
function openAnew(): void {
  db.exec('DROP TABLE unclean_index; PRAGMA user_version = 1')
  db.close()
  db = openDatabase(folder, now).db
}
const keep = (more: Partial<NewPastCall>) =>
  historyQueries.keepCalls(db, { owner, calls: [pastCall(more)], country: 'US' })
const note = (of: string, text: string) => {
  const id = all(of).at(-1)?.id ?? 0
  historyQueries.noteCall(db, { owner: of, id, note: text, country: 'US' })
}
const all = (of = owner) => historyQueries.callsAfter(db, { owner: of, after: 0, limit: 100 })
const find = (search: string) =>
  historyQueries.findCalls(db, { owner, search, filter: 'all', before: undefined, limit: 10, parties: [] }).calls

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-name-'))
  db = openDatabase(folder, now).db
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

it('calls and notes that were kept under the server as it was typed are those of the server', () => {
  keep({ owner: typed, startedAt: noon })
  note(typed, 'Wants the quote')
  keep({ owner: 'PBX.EXAMPLE:8445\n7', startedAt: noon + minute })
  keep({ startedAt: noon + 2 * minute })
  openAnew()
  expect(all().map((call) => [call.startedAt, call.note])).toEqual([
    [noon, 'Wants the quote'],
    [noon + minute, ''],
    [noon + 2 * minute, ''],
  ])
  expect(find('quote')).toHaveLength(1)
})

it('those of another account, of another port, and of what cannot be a server stay apart', () => {
  const others = ['pbx.example:8445\n8', 'pbx.example:443\n7', '?\n7']
  for (const [index, of] of others.entries()) keep({ owner: of, startedAt: noon + index * minute })
  openAnew()
  expect(others.map((of) => all(of).length)).toEqual([1, 1, 1])
})

it('a call that both have from the server’s records stays one, with its note', () => {
  keep({ owner: typed, record: '1' })
  note(typed, 'Wants the quote')
  keep({ record: '1' })
  keep({ owner: typed, record: '2', startedAt: noon + 5 * minute })
  keep({ record: '2', startedAt: noon + 5 * minute })
  note(owner, 'Is away')
  keep({ owner: typed, record: '3', startedAt: noon + 9 * minute })
  note(typed, 'Here')
  keep({ record: '3', startedAt: noon + 9 * minute })
  note(owner, 'and there')
  openAnew()
  expect(all().map((call) => call.note)).toEqual(['Wants the quote', 'Is away', 'Here', 'and there'])
  expect(find('Ada')).toHaveLength(4)
})

it('a call that was seen under one name and recorded under the other stays one, as it was seen', () => {
  keep({ owner: typed, how: 'missedOrElsewhere', rangMs: 24_000 })
  keep({ record: '1', how: 'answeredElsewhere', startedAt: noon + 1_000, rangMs: 0 })
  openAnew()
  expect(all()).toMatchObject([{ how: 'answeredElsewhere', rangMs: 24_000 }])
  mergeRecords(db, owner, [pastCall({ record: '1', startedAt: noon + 1_000 })], 'US')
  expect(all()).toHaveLength(1)
})

it('what was deleted under one name does not come back under the other', () => {
  keep({ owner: typed })
  historyQueries.deleteCall(db, { owner: typed, id: all(typed)[0]?.id ?? 0 })
  openAnew()
  mergeRecords(db, owner, [pastCall({ record: '1', startedAt: noon + 24_000 })], 'US')
  expect(all()).toEqual([])
})
