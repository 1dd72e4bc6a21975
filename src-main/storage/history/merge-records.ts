import type { NewPastCall } from '../../history/past-call.ts'
import { type EndedHow, isMissed } from '../../ipc/contract/remote-party.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { clocksDiffer, firstIdAt, keepCall } from './keep-call.ts'

/**
 * Takes over what the server has recorded and this app has not seen. A call that both know stays one: the record only says
 * what became of it where nobody here knew. What the person has deleted does not come back.
 */
export function mergeRecords(db: Sqlite, owner: string, records: readonly NewPastCall[], country: string): void {
  db.transaction(() => {
    const newest = lastKnown(db, owner) ?? Infinity
    for (const record of records) {
      if (isKnown(db, record) || isDeleted(db, record)) continue
      const seen = seenHere(db, record)
      if (seen === undefined)
        keepCall(db, { ...record, unseen: isMissed(record.how) && record.startedAt > newest }, country)
      else join(db, seen, record)
    }
  })
}

/** Up to when the history is known, also where all of it was deleted; undefined where there has never been any. */
function lastKnown(db: Sqlite, owner: string): number | undefined {
  const row = db.get(
    `SELECT max(at) AS at FROM (
       SELECT started_at AS at FROM calls WHERE owner = ? UNION ALL SELECT at FROM deleted_calls WHERE owner = ?)`,
    owner,
    owner,
  )
  return typeof row?.['at'] === 'number' ? row['at'] : undefined
}

const isKnown = (db: Sqlite, { owner, record }: NewPastCall) =>
  db.get('SELECT 1 FROM calls WHERE owner = ? AND record = ?', owner, record ?? null) !== undefined

function isDeleted(db: Sqlite, { owner, party, startedAt }: NewPastCall): boolean {
  const all = db.get('SELECT 1 FROM deleted_calls WHERE owner = ? AND party IS NULL AND at >= ?', owner, startedAt)
  const one = db.get(
    'SELECT 1 FROM deleted_calls WHERE owner = ? AND party = ? AND abs(at - ?) < ?',
    owner,
    party ?? '',
    startedAt,
    clocksDiffer,
  )
  return all !== undefined || one !== undefined
}

interface Seen {
  readonly id: number
  readonly how: EndedHow
}

/** The call of `owner` that the record tells of: by its id, else by party, direction and the moment it was answered or began. */
export function seenHere(
  db: Sqlite,
  {
    owner,
    callId,
    party,
    direction,
    startedAt,
  }: Pick<NewPastCall, 'owner' | 'callId' | 'party' | 'direction' | 'startedAt'>,
): Seen | undefined {
  const columns = 'SELECT id, how FROM calls WHERE owner = ? AND record IS NULL'
  const byId =
    callId === undefined ? undefined : db.get(`${columns} AND call_id = ? ORDER BY id DESC LIMIT 1`, owner, callId)
  const row =
    byId ??
    db.get(
      `${columns} AND direction = ? AND party IS ? AND id BETWEEN ? AND ?
         AND (abs(started_at + rang_ms - ?) < ? OR abs(started_at - ?) < ?)
       ORDER BY abs(started_at + rang_ms - ?) LIMIT 1`,
      owner,
      direction,
      party ?? null,
      firstIdAt(startedAt - 10 * clocksDiffer),
      firstIdAt(startedAt + clocksDiffer),
      startedAt,
      clocksDiffer,
      startedAt,
      clocksDiffer,
      startedAt,
    )
  return row === undefined ? undefined : { id: Number(row['id']), how: String(row['how']) as EndedHow }
}

/** What was seen here stays, with what the record knows better. */
export function join(
  db: Sqlite,
  { id, how }: Seen,
  { record, how: recorded, talkedMs }: Pick<NewPastCall, 'record' | 'how' | 'talkedMs'>,
): void {
  db.run('UPDATE calls SET record = ? WHERE id = ?', record ?? null, id)
  // It was up when the app ended.
  if (how === 'unknown' && talkedMs !== undefined && talkedMs > 0)
    db.run('UPDATE calls SET talked_ms = max(ifnull(talked_ms, 0), ?) WHERE id = ?', talkedMs, id)
  if (!(isMissed(how) || how === 'unknown') || recorded === 'unknown' || recorded === how) return
  const unseen = isMissed(recorded) === isMissed(how) ? '' : `, unseen = ${isMissed(recorded) ? 1 : 0}`
  db.run(`UPDATE calls SET how = ?${unseen} WHERE id = ?`, recorded, id)
}
