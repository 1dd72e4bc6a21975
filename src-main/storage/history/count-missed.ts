import type { Sqlite } from '../database/sqlite.ts'
import { firstIdAt } from './keep-call.ts'

/** The server's records tell seconds. */
const exactTo = 1_000
/** No phone rings for longer, in milliseconds. */
const longestRing = 600_000

/** The missed calls that rang between two moments, in milliseconds since the epoch. */
export function countMissed(
  db: Sqlite,
  { owner, from, to }: { readonly owner: string; readonly from: number; readonly to: number },
): number {
  const row = db.get(
    `SELECT count(*) AS n FROM calls
     WHERE owner = ? AND id BETWEEN ? AND ? AND how IN ('missed', 'missedOrElsewhere')
       AND started_at + rang_ms >= ? AND started_at <= ?`,
    owner,
    firstIdAt(from - longestRing),
    firstIdAt(to + 1),
    from - exactTo,
    to,
  )
  return Number(row?.['n'])
}
