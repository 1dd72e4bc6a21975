import type { Sqlite } from '../database/sqlite.ts'
import { firstIdAt, unindex } from './keep-call.ts'

/** Of more calls than this, cleaning the index holds up other questions for too long to be done at each deletion. */
const fewCalls = 20_000

export function deleteCall(db: Sqlite, { owner, id }: { readonly owner: string; readonly id: number }): void {
  db.transaction(() => {
    db.run(
      `INSERT INTO deleted_calls (owner, party, at)
         SELECT owner, ifnull(party, ''), started_at + rang_ms FROM calls WHERE owner = ? AND id = ?`,
      owner,
      id,
    )
    if (db.run('DELETE FROM calls WHERE owner = ? AND id = ?', owner, id) > 0) unindex(db, id)
    markUnclean(db)
  })
  if (Number(db.get('SELECT count(*) AS n FROM calls')?.['n']) <= fewCalls) cleanUp(db)
}

/** In the file: the app may end before the index is written anew. */
function markUnclean(db: Sqlite): void {
  db.run('INSERT OR IGNORE INTO unclean_index (mark) VALUES (1)')
}

/** What was deleted is to be gone from the disk, too: rows are overwritten at once, their words when the index is written anew. */
export function cleanUp(db: Sqlite): void {
  if (db.get('SELECT 1 FROM unclean_index') === undefined) return
  for (const table of ['call_parts', 'call_words']) db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
  db.run('DELETE FROM unclean_index')
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** All calls of an account. `now`: what the server has recorded up to then does not come any more, whether it was read or not. */
export function deleteCalls(db: Sqlite, { owner, now }: { readonly owner: string; readonly now: number }): void {
  db.transaction(() => {
    const last = db.get(
      `SELECT max(at) AS at FROM (
         SELECT at FROM deleted_calls WHERE owner = ?
         UNION ALL SELECT started_at + rang_ms + ifnull(talked_ms, 0) FROM calls WHERE owner = ?)`,
      owner,
      owner,
    )
    markAllDeleted(db, owner, Math.max(now, Number(last?.['at'] ?? now)))
    deleteWhere(db, 'owner = ?', owner)
  })
  cleanUp(db)
  db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Of all accounts, those that began before a moment (milliseconds since the epoch). Answers whether there were any. */
export function deleteBefore(db: Sqlite, moment: number): boolean {
  const owners = db.all('SELECT DISTINCT owner FROM calls WHERE id < ?', firstIdAt(moment))
  if (owners.length === 0) return false
  db.transaction(() => {
    for (const { owner } of owners) markAllDeleted(db, String(owner), Math.floor(moment) - 1)
    deleteWhere(db, 'id < ?', firstIdAt(moment))
  })
  return true
}

/** The server's records up to a moment do not bring back any call; single calls need not be known to be deleted any more. */
function markAllDeleted(db: Sqlite, owner: string, at: number): void {
  db.run('DELETE FROM deleted_calls WHERE owner = ? AND at <= ?', owner, at)
  db.run('INSERT INTO deleted_calls (owner, party, at) VALUES (?, NULL, ?)', owner, Math.round(at))
}

function deleteWhere(db: Sqlite, condition: string, value: string | number): void {
  for (const table of ['call_parts', 'call_words']) {
    db.run(`DELETE FROM ${table} WHERE rowid IN (SELECT id FROM calls WHERE ${condition})`, value)
  }
  db.run(`DELETE FROM calls WHERE ${condition}`, value)
  markUnclean(db)
}
