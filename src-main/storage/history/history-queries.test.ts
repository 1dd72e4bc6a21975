import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewPastCall } from '../../history/past-call.ts'
import { openDatabase } from '../database/open-database.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { noon, owner, pastCall } from '../testing/past-calls.ts'
import type { FindCalls } from './find-calls.ts'
import { historyQueries } from './history-queries.ts'

let folder: string
let db: Sqlite
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'))
  db = openDatabase(folder, new Date(noon)).db
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const keep = (more: Partial<NewPastCall> = {}) =>
  historyQueries.keepCalls(db, { owner, calls: [pastCall(more)], country: 'DE' })
const find = (wish: Partial<FindCalls> = {}) =>
  historyQueries.findCalls(db, {
    owner,
    search: '',
    filter: 'all',
    before: undefined,
    limit: 10,
    parties: [],
    ...wish,
  })
const names = (wish: Partial<FindCalls> = {}) => find(wish).calls.map(({ name }) => name)

const tomas = { name: 'Tomás Oliveira', number: '+49 30 55570142', party: '493055570142' }
const jonas = { name: 'Jonas Wexler', number: '118', party: '118', via: 'Sales' }

describe('the history', () => {
  it('counts what was missed between two moments, to the second, and nothing else of that time', () => {
    const [from, to] = [noon + 60_000, noon + 120_000]
    const missed = (startedAt: number, more: Partial<NewPastCall> = {}) =>
      keep({ callId: undefined, how: 'missed', rangMs: 0, startedAt, ...more })
    missed(from - 30_000, { rangMs: 31_000 })
    missed(from - 900)
    missed(to)
    missed(to - 1, { how: 'missedOrElsewhere' })
    missed(from - 5_000)
    missed(to + 1)
    missed(from + 1, { how: 'declined' })
    missed(from + 2, { how: 'answeredElsewhere' })
    expect(historyQueries.countMissed(db, { owner, from, to })).toBe(4)
    expect(historyQueries.countMissed(db, { owner: 'somebody else', from, to })).toBe(0)
  })

  it('has a call once that was written down when the app ended, and went on', () => {
    keep({ callId: 'a', how: 'unknown', rangMs: 4_000, talkedMs: 10_000 })
    keep({ callId: 'a', how: 'theyHungUp', startedAt: noon - 1_000, rangMs: 30_000, talkedMs: 60_000 })
    expect(find().calls).toMatchObject([{ how: 'theyHungUp', startedAt: noon, rangMs: 4_000, talkedMs: 60_000 }])
    keep({ callId: 'b', how: 'unknown', startedAt: noon + 1, rangMs: 4_000 })
    keep({ callId: 'b', how: 'missed', startedAt: noon + 1, rangMs: 20_000, unseen: true })
    expect(find().calls[0]).toMatchObject({ how: 'missed', rangMs: 20_000, talkedMs: undefined })
    // A queue that rings again is another one.
    keep({ callId: 'a', startedAt: noon + 120_000 })
    expect(find().calls).toHaveLength(3)
  })

  it('shows calls newest first, whenever they were written down', () => {
    keep({ name: 'second', startedAt: noon })
    keep({ name: 'third', startedAt: noon })
    keep({ name: 'first', startedAt: noon - 1 })
    expect(names()).toEqual(['third', 'second', 'first'])
  })

  it('comes in pages', () => {
    for (let n = 0; n < 25; n++) keep({ name: `call ${n}`, startedAt: noon + n })
    const first = find()
    expect(first).toMatchObject({ more: true })
    const second = find({ before: first.calls.at(-1)?.id })
    expect(second.calls[0]?.name).toBe('call 14')
    expect(find({ before: second.calls.at(-1)?.id })).toMatchObject({ more: false })
  })

  it.each([
    ['tomas', 'Tomás Oliveira'],
    ['OLI', 'Tomás Oliveira'],
    ['oliveira to', 'Tomás Oliveira'],
    ['030 5557 0142', 'Tomás Oliveira'],
    ['+49 (30) 555', 'Tomás Oliveira'],
    ['70142', 'Tomás Oliveira'],
    ['wex sales', 'Jonas Wexler'],
    ['11', 'Jonas Wexler'],
    ['j', 'Jonas Wexler'],
  ])('finds by %j', (search, name) => {
    keep(tomas)
    keep(jonas)
    expect(names({ search })).toEqual([name])
  })

  it.each(['Smith & Sons', 'smith - so', '& smith'])('finds by %j, whatever stands between the words', (search) => {
    keep({ name: 'Smith & Sons' })
    keep(jonas)
    expect(names({ search })).toEqual(['Smith & Sons'])
  })

  it.each(['zoe', 'tomas wexler', '"', 'a" OR "b', '%', '*', 'NOT', "'", 'text:x', '(', 'zoe\u0000'])(
    'finds nothing by %j, and takes no harm',
    (search) => {
      keep(tomas)
      keep(jonas)
      expect(names({ search })).toEqual([])
    },
  )

  it('filters', () => {
    keep({ name: 'missed' })
    keep({ name: 'taken', how: 'theyHungUp', talkedMs: 5_000 })
    keep({ name: 'placed', direction: 'outgoing', how: 'weHungUp' })
    expect(names({ filter: 'missed' })).toEqual(['missed'])
    expect(names({ filter: 'incoming' })).toEqual(['taken', 'missed'])
    expect(names({ filter: 'outgoing', search: 'placed' })).toEqual(['placed'])
    expect(names({ filter: 'outgoing', search: 'taken' })).toEqual([])
  })

  it('finds a number by the name that it has now', () => {
    keep({ name: undefined, party: '493055570142' })
    expect(find({ search: 'maria', parties: ['493055570142'] }).calls).toHaveLength(1)
  })

  it('is each account’s own', () => {
    keep({ owner: 'pbx\n8', name: 'theirs' })
    keep({ name: 'ours' })
    expect(names()).toEqual(['ours'])
    expect(names({ search: 'theirs' })).toEqual([])
    const id = find().calls[0]?.id ?? 0
    expect(historyQueries.callsWithCall(db, { owner, id, limit: 5 })).toHaveLength(1)
    expect(historyQueries.callsWithCall(db, { owner: 'pbx\n8', id, limit: 5 })).toEqual([])
  })

  it('finds notes, and knows the last one of a caller', () => {
    keep({ startedAt: noon - 1000 })
    const id = find().calls[0]?.id ?? 0
    keep()
    const { callers } = historyQueries.noteCall(db, { owner, id, note: 'Wants the quote', country: 'DE' })
    expect(callers).toEqual([
      { party: '123002', last: { at: noon, direction: 'incoming', how: 'missed' }, note: 'Wants the quote' },
    ])
    expect(find({ search: 'quote' }).calls.map((call) => call.id)).toEqual([id])
    historyQueries.noteCall(db, { owner, id, note: '', country: 'DE' })
    expect(find({ search: 'quote' }).calls).toEqual([])
    expect(historyQueries.openHistory(db, { owner, before: undefined }).callers[0]?.note).toBeUndefined()
  })

  it('knows the notes of a caller when numbers are read for another country', () => {
    keep({ number: '030 55570142', party: '03055570142' })
    const { id = 0 } = find().calls[0] ?? {}
    historyQueries.noteCall(db, { owner, id, note: 'Wants the quote', country: 'US' })
    keep({ number: '118', party: '118', startedAt: noon + 1 })
    const { callers, whole } = historyQueries.rekeyCalls(db, { owner, country: 'DE' })
    expect(whole).toBe(true)
    expect(callers.map(({ party, note }) => [party, note])).toEqual([
      ['118', undefined],
      ['493055570142', 'Wants the quote'],
    ])
    expect(find({ search: '4930555' }).calls.map((call) => call.id)).toEqual([id])
    expect(find({ search: 'quote' }).calls.map((call) => call.id)).toEqual([id])
  })

  it('counts missed calls until they are seen', () => {
    keep({ unseen: true })
    expect(keep({ unseen: true }).missed).toBe(2)
    expect(historyQueries.seeMissed(db, { owner }).missed).toBe(0)
    expect(historyQueries.openHistory(db, { owner, before: undefined }).missed).toBe(0)
  })

  it('tells the newest, each number once', () => {
    keep()
    keep(tomas)
    const { newest } = keep({ startedAt: noon + 1 })
    expect(newest.map(({ name }) => name)).toEqual(['Ada Byron', 'Tomás Oliveira'])
  })

  it('deletes one, all, and those that are too old', () => {
    keep({ startedAt: noon - 10 * 86_400_000, name: 'old' })
    keep({ name: 'new', startedAt: noon })
    expect(historyQueries.deleteOld(db, { owner, before: noon - 20 * 86_400_000 })).toBeUndefined()
    expect(historyQueries.deleteOld(db, { owner, before: noon - 86_400_000 })?.whole).toBe(true)
    expect(names()).toEqual(['new'])
    expect(names({ search: 'old' })).toEqual([])
    keep({ name: 'newer', startedAt: noon + 1 })
    historyQueries.deleteCall(db, { owner, id: find().calls[0]?.id ?? 0 })
    expect(names()).toEqual(['new'])
    expect(historyQueries.deleteCalls(db, { owner, now: noon })).toEqual({
      missed: 0,
      newest: [],
      callers: [],
      whole: true,
    })
    expect(names()).toEqual([])
  })
})
