import type { NewPastCall, PastCall } from '../../history/past-call.ts'
import { searchTextOf } from '../../history/search-text.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { callColumns, readCall } from './call-row.ts'

/** The server's clock and its moment of answering differ from what was seen here by less than this, in milliseconds. */
export const clocksDiffer = 90_000

/** Ids are in the order of time: this one and the next fifteen begin in the same millisecond. */
export const firstIdAt = (startedAt: number): number => Math.max(0, Math.floor(startedAt)) * 16

/** Writes a call down. Answers its id. */
export function keepCall(db: Sqlite, call: NewPastCall, country: string): number {
  return db.transaction(() => {
    const begun = keptBefore(db, call)
    if (begun !== undefined) return goOn(db, begun, call)
    const wanted = firstIdAt(call.startedAt)
    const id = freeId(db, wanted)
    db.run(
      `INSERT INTO calls (id, owner, record, call_id, party, name, number, anonymous, via, direction, how, started_at,
         talked_ms, rang_ms, unseen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      call.owner,
      call.record ?? null,
      call.callId ?? null,
      call.party ?? null,
      call.name ?? null,
      call.number ?? null,
      call.anonymous ? 1 : 0,
      call.via ?? null,
      call.direction,
      call.how,
      Math.round(call.startedAt),
      call.talkedMs === undefined ? null : Math.round(call.talkedMs),
      Math.round(call.rangMs),
      call.unseen ? 1 : 0,
    )
    index(db, id, searchTextOf({ ...call, note: '' }, country))
    return id
  })
}

/** The same call, written down while it was up: somebody signed out or ended the app then, and was back before its end. */
function keptBefore(db: Sqlite, { owner, callId, record, startedAt }: NewPastCall): number | undefined {
  // A record tells of a whole call: one that shares its id is another ring of the same queue.
  if (callId === undefined || record !== undefined) return undefined
  const row = db.get(
    `SELECT id FROM calls WHERE owner = ? AND call_id = ? AND how = 'unknown' AND record IS NULL
       AND ? BETWEEN started_at - ? AND started_at + rang_ms + ifnull(talked_ms, 0) ORDER BY id DESC LIMIT 1`,
    owner,
    callId,
    Math.round(startedAt),
    clocksDiffer,
  )
  return row === undefined ? undefined : Number(row['id'])
}

function goOn(db: Sqlite, id: number, { how, rangMs, talkedMs, unseen }: NewPastCall): number {
  db.run(
    `UPDATE calls SET how = ?, unseen = ?, rang_ms = iif(talked_ms IS NULL, ?, rang_ms),
       talked_ms = coalesce(max(talked_ms, ?), talked_ms, ?) WHERE id = ?`,
    how,
    unseen ? 1 : 0,
    Math.round(rangMs),
    ...[talkedMs, talkedMs].map((ms) => (ms === undefined ? null : Math.round(ms))),
    id,
  )
  return id
}

function freeId(db: Sqlite, wanted: number): number {
  let id = wanted
  while (db.get('SELECT 1 FROM calls WHERE id = ?', id) !== undefined) id++
  return id
}

/** Writes down what the person noted about a call; answers false where there is no such call. */
export function noteCall(
  db: Sqlite,
  { owner, id, note, country }: { owner: string; id: number; note: string; country: string },
): boolean {
  return db.transaction(() => {
    const call = oneCall(db, owner, id)
    if (call === undefined) return false
    db.run('UPDATE calls SET note = ? WHERE id = ?', note, id)
    reindex(db, id, searchTextOf({ ...call, note }, country))
    return true
  })
}

export function oneCall(db: Sqlite, owner: string, id: number): PastCall | undefined {
  const row = db.get(`SELECT ${callColumns} FROM calls c WHERE c.owner = ? AND c.id = ?`, owner, id)
  return row === undefined ? undefined : readCall(row)
}

function index(db: Sqlite, id: number, text: string): void {
  db.run('INSERT INTO call_parts (rowid, text) VALUES (?, ?)', id, text)
  db.run('INSERT INTO call_words (rowid, text) VALUES (?, ?)', id, text)
}

export function unindex(db: Sqlite, id: number): void {
  db.run('DELETE FROM call_parts WHERE rowid = ?', id)
  db.run('DELETE FROM call_words WHERE rowid = ?', id)
}

export function reindex(db: Sqlite, id: number, text: string): void {
  unindex(db, id)
  index(db, id, text)
}
