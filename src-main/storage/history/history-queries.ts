import type { EndedHow } from '../../ipc/contract/remote-party.ts'
import type { NewPastCall, PastCall } from '../../history/past-call.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { callsAfter, callsWith, findCalls, type FindCalls, type FoundCalls } from './find-calls.ts'
import { countMissed } from './count-missed.ts'
import { cleanUp, deleteBefore, deleteCall, deleteCalls } from './delete-calls.ts'
import { keepCall, noteCall, oneCall } from './keep-call.ts'
import { mergeRecords } from './merge-records.ts'
import { rekeyCalls } from './rekey-calls.ts'
import { summarize, type HistorySummary } from './summary.ts'

interface OneCall {
  readonly owner: string
  readonly id: number
}

/** What is asked of the history. Whatever changes it answers what the app has to know from then on. */
export const historyQueries = {
  /** `deleteBefore` is a moment in milliseconds since the epoch; undefined where all is kept. */
  openHistory(db: Sqlite, { owner, before }: { owner: string; before: number | undefined }): HistorySummary {
    if (before !== undefined) deleteBefore(db, before)
    return summarize(db, owner)
  },

  keepCalls(
    db: Sqlite,
    { owner, calls, country }: { owner: string; calls: readonly NewPastCall[]; country: string },
  ): HistorySummary {
    db.transaction(() => {
      for (const call of calls) keepCall(db, call, country)
    })
    return summarize(
      db,
      owner,
      calls.map(({ party }) => party),
    )
  },

  /** Once a day: `before` is as above. Undefined where none was too old. */
  deleteOld(db: Sqlite, { owner, before }: { owner: string; before: number | undefined }): HistorySummary | undefined {
    const deleted = before !== undefined && deleteBefore(db, before)
    cleanUp(db)
    return deleted ? summarize(db, owner) : undefined
  },

  /** The server's records of calls, merged with what was seen here. */
  mergeRecords(
    db: Sqlite,
    {
      owner,
      records,
      country,
      before,
    }: {
      owner: string
      records: readonly NewPastCall[]
      country: string
      before: number | undefined
    },
  ): HistorySummary {
    mergeRecords(
      db,
      owner,
      records.filter(({ startedAt }) => before === undefined || startedAt >= before),
      country,
    )
    return summarize(db, owner)
  },

  /** Numbers are read for another country from now on. */
  rekeyCalls(db: Sqlite, { owner, country }: { owner: string; country: string }): HistorySummary {
    rekeyCalls(db, country)
    return summarize(db, owner)
  },

  noteCall(db: Sqlite, wish: OneCall & { note: string; country: string }): HistorySummary {
    noteCall(db, wish)
    return summarize(db, wish.owner, [oneCall(db, wish.owner, wish.id)?.party])
  },

  /** A call that counted as missed was none: the newest of that `callId`. */
  learnOutcome(db: Sqlite, { owner, callId, how }: { owner: string; callId: string; how: EndedHow }): HistorySummary {
    const row = db.get(
      'SELECT id, party FROM calls WHERE owner = ? AND call_id = ? ORDER BY id DESC LIMIT 1',
      owner,
      callId,
    )
    if (row === undefined) return summarize(db, owner, [])
    db.run('UPDATE calls SET how = ?, unseen = 0 WHERE id = ?', how, Number(row['id']))
    return summarize(db, owner, [typeof row['party'] === 'string' ? row['party'] : undefined])
  },

  deleteCall(db: Sqlite, wish: OneCall): HistorySummary {
    deleteCall(db, wish)
    return summarize(db, wish.owner)
  },

  deleteCalls(db: Sqlite, wish: { owner: string; now: number }): HistorySummary {
    deleteCalls(db, wish)
    return summarize(db, wish.owner)
  },

  seeMissed(db: Sqlite, { owner }: { owner: string }): HistorySummary {
    db.run('UPDATE calls SET unseen = 0 WHERE owner = ? AND unseen = 1', owner)
    return summarize(db, owner, [])
  },

  /** How many calls were missed in a stretch of time, in milliseconds since the epoch. */
  countMissed: (db: Sqlite, wish: { owner: string; from: number; to: number }): number => countMissed(db, wish),

  findCalls: (db: Sqlite, wish: FindCalls): FoundCalls => findCalls(db, wish),

  /** The latest calls with the same party as that of one call; of a party that is withheld that one alone. */
  callsWithCall(db: Sqlite, { owner, id, limit }: OneCall & { limit: number }): readonly PastCall[] {
    const call = oneCall(db, owner, id)
    if (call === undefined) return []
    return call.party === undefined ? [call] : callsWith(db, { owner, party: call.party, limit })
  },

  callsAfter: (db: Sqlite, wish: { owner: string; after: number; limit: number }): readonly PastCall[] =>
    callsAfter(db, wish),
} as const
