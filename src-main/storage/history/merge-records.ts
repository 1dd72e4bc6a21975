import { isFullNumber } from '../../calls/number.ts'
import type { NewPastCall } from '../../history/past-call.ts'
import { type EndedHow, isMissed } from '../../ipc/contract/remote-party.ts'
import type { Row, Sqlite } from '../database/sqlite.ts'
import { clocksDiffer, firstIdAt, keepCall } from './keep-call.ts'

/**
 * Takes over what the server has recorded and this app has not seen. A call that both know stays one: the record only says
 * what became of it where nobody here knew. What the person has deleted does not come back.
 */
export function mergeRecords(db: Sqlite, owner: string, records: readonly NewPastCall[], country: string): void {
  db.transaction(() => {
    const newest = lastKnown(db, owner) ?? Infinity
    const unmatched: NewPastCall[] = []
    for (const record of records) {
      if (isKnown(db, record) || isDeleted(db, record)) continue
      const seen = seenHere(db, record)
      if (seen !== undefined) join(db, seen, record)
      else unmatched.push(record)
    }
    // What surely belongs together was put together before. A page of records can repeat the end of the one before it.
    for (const record of unmatched) {
      if (isKnown(db, record)) continue
      const seen = seenAlike(db, record, country)
      if (seen !== undefined) join(db, seen, record)
      else if (!isDeletedAlike(db, record, country))
        keepCall(db, { ...record, unseen: isMissed(record.how) && record.startedAt > newest }, country)
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
  readonly hasTalked: boolean
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
  const columns = 'SELECT id, how, talked_ms FROM calls WHERE owner = ? AND record IS NULL'
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
  return row === undefined ? undefined : seenOf(row)
}

/** So far apart are the moments and lengths of a call that is told of in two ways, in milliseconds; the clocks are the same here. */
const alike = 15_000

/**
 * The server's record can have another number of who was called than what was dialled or shown, an extension for instance.
 * As a last resort the same direction, moment and length tell that it is the same call, unless both numbers are whole ones.
 */
function seenAlike(db: Sqlite, record: NewPastCall, country: string): Seen | undefined {
  const { owner, direction, party, startedAt, talkedMs } = record
  const rows = db.all(
    `SELECT id, how, talked_ms, party FROM calls WHERE owner = ? AND record IS NULL AND direction = ? AND id BETWEEN ? AND ?
       AND (abs(started_at + rang_ms - ?) < ? OR abs(started_at - ?) < ?)
       AND ifnull(abs(talked_ms - ?) < ?, talked_ms IS NULL AND ? IS NULL)`,
    owner,
    direction,
    firstIdAt(startedAt - 10 * clocksDiffer),
    firstIdAt(startedAt + alike),
    ...[startedAt, alike, startedAt, alike],
    ...[talkedMs ?? null, alike, talkedMs ?? null],
  )
  const [row, ...others] = rows.filter((one) => mayBeSame(one['party'], party, country))
  return row === undefined || others.length > 0 ? undefined : seenOf(row)
}

/** As above, with less to go by: only for who was called, so that no missed call is taken for one that was deleted. */
function isDeletedAlike(db: Sqlite, { owner, direction, party, startedAt }: NewPastCall, country: string): boolean {
  if (direction === 'incoming') return false
  const near = 'SELECT party FROM deleted_calls WHERE owner = ? AND party IS NOT NULL AND at BETWEEN ? AND ?'
  const rows = db.all(near, owner, startedAt - alike, startedAt + alike)
  return rows.some((one) => mayBeSame(one['party'], party, country))
}

function mayBeSame(one: unknown, other: string | undefined, country: string): boolean {
  const isWhole = (number: unknown) => typeof number === 'string' && isFullNumber(number, country)
  return !(isWhole(one) && isWhole(other))
}

const seenOf = (row: Row): Seen => ({
  id: Number(row['id']),
  how: String(row['how']) as EndedHow,
  hasTalked: Number(row['talked_ms']) > 0,
})

/** What was seen here stays, with what the record knows better. */
export function join(
  db: Sqlite,
  { id, how, hasTalked }: Seen,
  { record, how: recorded, talkedMs }: Pick<NewPastCall, 'record' | 'how' | 'talkedMs'>,
): void {
  db.run('UPDATE calls SET record = ? WHERE id = ?', record ?? null, id)
  // It may have been up when the app ended.
  if (how === 'unknown' && talkedMs !== undefined && talkedMs > 0)
    db.run('UPDATE calls SET talked_ms = max(ifnull(talked_ms, 0), ?) WHERE id = ?', talkedMs, id)
  // A talk stays one: unknown is only who hung up.
  const isOpen = isMissed(how) || (how === 'unknown' && !hasTalked)
  if (!isOpen || recorded === 'unknown' || recorded === how) return
  const unseen = isMissed(recorded) === isMissed(how) ? '' : `, unseen = ${isMissed(recorded) ? 1 : 0}`
  db.run(`UPDATE calls SET how = ?${unseen} WHERE id = ?`, recorded, id)
}
