import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import type { Settings } from '../ipc/contract.ts'
import { fromAda, fromBen } from '../state/testing/legs.ts'
import { name } from '../state/testing/scripted-line.ts'
import type { Database } from '../storage/database/database.ts'
import { openDatabase } from '../storage/database/open-database.ts'
import { runQuery } from '../storage/database/queries.ts'
import type { Sqlite } from '../storage/database/sqlite.ts'
import { pastCall } from '../storage/testing/past-calls.ts'
import { History } from './history.ts'
import { scriptedSwitchboard } from './testing/scripted-switchboard.ts'

let folder: string
let db: Sqlite
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'))
  db = openDatabase(folder, new Date()).db
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The history of who is signed in, with a database that can be told to fail. */
function history({ historyDays = 0 }: { readonly historyDays?: Settings['historyDays'] } = {}) {
  const { store, hear } = scriptedSwitchboard(undefined, { settings: { historyDays } })
  const disk = { full: false, asked: [] as string[] }
  const ask = (query: Parameters<Database['ask']>[0], params: unknown) => {
    disk.asked.push(query)
    return disk.full ? Promise.reject(new Error('full')) : Promise.resolve(runQuery(db, query, params))
  }
  const kept = new History({
    store,
    database: { ask } as unknown as Database,
    saveText: () => Promise.resolve('done'),
    now: () => Date.now(),
    monotonic: () => performance.now(),
    t: createTranslate(),
    timing: { historyRetry: 60_000 },
    onProblem: () => undefined,
  })
  store.subscribe(kept.watch)
  const calls = () => kept.list({ search: '', filter: 'all', limit: 10 }).then((page) => page.calls)
  return { store, hear, disk, kept, calls }
}

it('keeps what is up at the end of the app, and what is up when somebody signs out, each once', async () => {
  const { store, hear, kept, calls } = history()
  hear(fromAda('ringing'), fromAda('connected'))
  kept.end()
  expect((await calls()).map(({ how, talkedMs }) => [how, talkedMs === undefined])).toEqual([['unknown', false]])
  const { revision } = store.state.history
  hear(fromBen('ringing'))
  store.dispatch({ type: 'signedOut', name })
  await vi.waitFor(() => expect(db.get('SELECT count(*) AS n FROM calls')).toEqual({ n: 2 }))
  expect(store.state.history).toMatchObject({ revision: revision + 1, newest: [] })
})

it('says that calls are not kept where the disk is full, and takes it back once they are', async () => {
  const { store, hear, disk, calls } = history()
  disk.full = true
  hear(fromAda('ringing'), fromAda('terminated'))
  await vi.waitFor(() => expect(store.state.history.trouble).toEqual({ kind: 'notKept' }))
  disk.full = false
  hear(fromBen('ringing'), fromBen('terminated'))
  await vi.waitFor(() => expect(store.state.history.trouble).toBeUndefined())
  expect(await calls()).toHaveLength(2)
})

it('leaves what is said of the file itself, though a writing succeeds again', async () => {
  const { store, hear, disk, calls } = history()
  disk.full = true
  hear(fromAda('ringing'), fromAda('terminated'))
  await vi.waitFor(() => expect(store.state.history.trouble).toBeDefined())
  store.dispatch({ type: 'storage.trouble', trouble: { kind: 'notKept' } })
  disk.full = false
  hear(fromBen('ringing'), fromBen('terminated'))
  expect(await calls()).toHaveLength(2)
  expect(store.state.history.trouble).toEqual({ kind: 'notKept' })
})

it('lets go of what has become too old, also while nobody calls', async () => {
  const { store, disk, kept, calls } = history({ historyDays: 30 })
  const { owner = '' } = store.state.calls
  const old = pastCall({ owner, startedAt: Date.now() - 31 * 86_400_000 })
  runQuery(db, 'keepCalls', { owner, calls: [old], country: 'US' })
  expect(await calls()).toHaveLength(1)
  kept.deleteOld()
  expect(await calls()).toEqual([])
  // Once a day is enough.
  disk.asked.length = 0
  kept.deleteOld()
  expect(disk.asked).toEqual([])
})

it('lets go of nothing that is to be kept for ever, and clears away what is left of deleted calls once a day', async () => {
  const { store, disk, kept, calls } = history({ historyDays: 0 })
  const { owner = '' } = store.state.calls
  const times = [Date.now() - 4_000 * 86_400_000, Date.now() - 60_000]
  runQuery(db, 'keepCalls', { owner, calls: times.map((startedAt) => pastCall({ owner, startedAt })), country: 'US' })
  db.run('INSERT INTO unclean_index (mark) VALUES (1)')
  kept.deleteOld()
  kept.deleteOld()
  expect(disk.asked).toEqual(['deleteOld'])
  expect(db.get('SELECT 1 FROM unclean_index')).toBeUndefined()
  expect(await calls()).toHaveLength(2)
})
