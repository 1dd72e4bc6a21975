import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewPastCall } from '../../history/past-call.ts'
import { openDatabase } from '../database/open-database.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { noon, owner, pastCall } from '../testing/past-calls.ts'
import { historyQueries } from './history-queries.ts'

let folder: string
let db: Sqlite
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'))
  db = openDatabase(folder, new Date(noon)).db
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const keep = (more: Partial<NewPastCall> = {}) =>
  historyQueries.keepCalls(db, { owner, calls: [pastCall(more)], country: 'DE' })
const record = (i: number, more: Partial<NewPastCall> = {}) =>
  pastCall({ record: String(i), name: undefined, rangMs: 0, ...more })
const merge = (...records: readonly NewPastCall[]) =>
  historyQueries.mergeRecords(db, { owner, records, country: 'DE', before: undefined })
const calls = () => historyQueries.callsAfter(db, { owner, after: 0, limit: 100 })

describe('the server’s records', () => {
  it('tell what was while the app was off, once, however often they are read', () => {
    merge(record(1), record(2, { startedAt: noon + 3_600_000 }))
    merge(record(1), record(2, { startedAt: noon + 3_600_000 }))
    expect(calls()).toHaveLength(2)
  })

  it('are joined with the call that was seen here, by its id or by party and time', () => {
    keep({ callId: 'a', startedAt: noon })
    keep({ party: '118', number: '118', how: 'theyHungUp', startedAt: noon, rangMs: 60_000, talkedMs: 5_000 })
    merge(
      record(1, { callId: 'a', startedAt: noon + 500_000 }),
      record(2, { party: '118', number: '118', how: 'unknown', startedAt: noon + 61_000 }),
    )
    expect(calls().map(({ name, how }) => [name, how])).toEqual([
      ['Ada Byron', 'missed'],
      ['Ada Byron', 'theyHungUp'],
    ])
  })

  it('are joined with the call of the same moment and length where one has an extension and the other a number', () => {
    const dialled = { direction: 'outgoing', how: 'theyHungUp', rangMs: 8_000, talkedMs: 61_000 } as const
    keep({ ...dialled, party: '103', number: '103' })
    keep({ party: '118', number: '118', startedAt: noon + 600_000 })
    const told = { direction: 'outgoing', how: 'unknown', party: '123003', number: '123003' } as const
    merge(
      record(1, { ...told, startedAt: noon + 9_000, talkedMs: 60_000 }),
      record(2, { party: '16045550118', number: '+16045550118', startedAt: noon + 601_000 }),
    )
    expect(calls().map(({ number }) => number)).toEqual(['103', '118'])
  })

  it.each([
    ['of another length', { party: '123003', talkedMs: 90_000 }],
    ['of another moment', { party: '123003', talkedMs: 61_000, startedAt: noon + 60_000 }],
    ['between whole numbers', { party: '16045550100', talkedMs: 61_000 }],
    ['the other way', { party: '123003', talkedMs: 61_000, direction: 'incoming' }],
  ] as const)('do not join a call with one %s', (_which, more) => {
    keep({
      direction: 'outgoing',
      how: 'theyHungUp',
      rangMs: 8_000,
      talkedMs: 61_000,
      party: more.party === '123003' ? '103' : '16045550107',
    })
    merge(record(1, { direction: 'outgoing', how: 'unknown', startedAt: noon + 8_000, ...more }))
    expect(calls()).toHaveLength(2)
  })

  it('that have a call of their own do not lose it to another of the same moment', () => {
    keep({ party: '102', number: '102' })
    merge(record(1, { party: '123009', number: '123009' }), record(2, { party: '102', number: '102' }))
    expect(calls().map(({ number }) => number)).toEqual(['102', '123009'])
  })

  it('come once where two pages tell the same one', () => {
    merge(record(1), record(1))
    expect(calls()).toHaveLength(1)
  })

  it('that share an id stay apart: a queue rang, and rang again until somebody answered', () => {
    const queue = { callId: 'q', rangMs: 0 } as const
    const twice = [
      record(2, { ...queue, how: 'unknown', startedAt: noon + 40_000, talkedMs: 60_000 }),
      record(1, { ...queue, how: 'missed' }),
    ]
    merge(...twice)
    merge(...twice)
    expect(calls().map(({ how, talkedMs }) => [how, talkedMs])).toEqual([
      ['missed', undefined],
      ['unknown', 60_000],
    ])
  })

  it('do not join two calls with one, nor other directions, parties or times', () => {
    keep()
    merge(record(1), record(2), record(3, { direction: 'outgoing' }), record(4, { startedAt: noon + 200_000 }))
    expect(calls()).toHaveLength(4)
  })

  it('say what became of a call that nobody here knew the end of', () => {
    keep({ how: 'missedOrElsewhere', unseen: true })
    const { missed } = merge(record(1, { how: 'answeredElsewhere' }))
    expect(calls().map(({ how }) => how)).toEqual(['answeredElsewhere'])
    expect(missed).toBe(0)
  })

  it('say what became of a call that was up when the app ended', () => {
    const cut = { how: 'unknown', startedAt: noon, rangMs: 5_000 } as const
    keep({ ...cut, callId: 'rang' })
    keep({ ...cut, callId: 'talked', talkedMs: 10_000 })
    const told = { startedAt: noon + 5_000 } as const
    const { missed } = merge(
      record(1, { ...told, callId: 'rang', how: 'missed' }),
      record(2, { ...told, callId: 'talked', how: 'unknown', talkedMs: 600_000 }),
    )
    expect(calls().map(({ how, talkedMs }) => [how, talkedMs])).toEqual([
      ['missed', undefined],
      ['unknown', 600_000],
    ])
    expect(missed).toBe(1)
  })

  it('leave a talk a talk of which nobody knows who ended it', () => {
    keep({ callId: 'q', how: 'unknown', talkedMs: 60_000 })
    merge(record(1, { callId: 'q', how: 'missed' }))
    expect(calls()).toMatchObject([{ how: 'unknown', talkedMs: 60_000 }])
  })

  it('count as missed only where they are newer than all that was known', () => {
    expect(merge(record(1)).missed).toBe(0)
    expect(merge(record(2, { startedAt: noon - 600_000 }), record(3, { startedAt: noon + 600_000 })).missed).toBe(1)
  })

  it('count as missed also where all that was known has been deleted', () => {
    keep()
    historyQueries.deleteCalls(db, { owner, now: noon + 60_000 })
    expect(merge(record(1, { startedAt: noon + 600_000 })).missed).toBe(1)
  })

  it('do not bring back what was deleted', () => {
    keep()
    historyQueries.deleteCall(db, { owner, id: calls()[0]?.id ?? 0 })
    merge(record(1, { startedAt: noon + 24_000 }))
    expect(calls()).toEqual([])
    keep({ startedAt: noon + 3_600_000 })
    historyQueries.deleteCalls(db, { owner, now: noon + 3_700_000 })
    merge(record(2, { party: '118' }), record(3, { startedAt: noon + 7_200_000 }))
    expect(calls().map(({ startedAt }) => startedAt)).toEqual([noon + 7_200_000])
  })

  it('do not bring back a call that was deleted before all others were', () => {
    keep({ startedAt: noon - 3_600_000 })
    keep({ startedAt: noon })
    historyQueries.deleteCall(db, { owner, id: calls().at(-1)?.id ?? 0 })
    historyQueries.deleteCalls(db, { owner, now: noon + 60_000 })
    merge(record(1, { startedAt: noon - 3_600_000 }), record(2, { startedAt: noon + 24_000 }))
    expect(calls()).toEqual([])
  })

  it('do not bring back a call that was deleted and has another number there', () => {
    keep({ direction: 'outgoing', party: '103', number: '103' })
    historyQueries.deleteCall(db, { owner, id: calls()[0]?.id ?? 0 })
    merge(
      record(1, { direction: 'outgoing', party: '123003', startedAt: noon + 23_000 }),
      record(2, { direction: 'outgoing', party: '123009', startedAt: noon + 90_000 }),
    )
    expect(calls().map(({ party }) => party)).toEqual(['123009'])
  })

  it.each([
    ['an extension', { party: '104', number: '104' }],
    ['a withheld number', { party: undefined, number: undefined, anonymous: true }],
  ])('bring a call missed from %s, though another of the same moment was deleted', (_who, missed) => {
    keep()
    historyQueries.deleteCall(db, { owner, id: calls()[0]?.id ?? 0 })
    merge(record(1, { ...missed, startedAt: noon + 20_000 }))
    expect(calls()).toHaveLength(1)
  })

  it('do not bring back what was deleted, where all is deleted once more', () => {
    keep()
    historyQueries.deleteCalls(db, { owner, now: noon + 60_000 })
    historyQueries.deleteCalls(db, { owner, now: noon + 60_000 })
    merge(record(1), record(2, { startedAt: noon + 3_600_000 }))
    expect(calls().map(({ startedAt }) => startedAt)).toEqual([noon + 3_600_000])
  })

  it('do not come for the time before an empty history was deleted, also where the clock went back since', () => {
    historyQueries.deleteCalls(db, { owner, now: noon + 60_000 })
    historyQueries.deleteCalls(db, { owner, now: noon - 60_000 })
    merge(record(1))
    expect(calls()).toEqual([])
  })
})
