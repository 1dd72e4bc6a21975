import type { PastCall } from '../../history/past-call.ts'
import { serverName } from '../../line/server-address.ts'
import type { Row, Sqlite } from '../database/sqlite.ts'
import { readCall, callColumns } from './call-row.ts'
import { unindex } from './keep-call.ts'
import { join, seenHere } from './merge-records.ts'

/**
 * Calls were kept under the server's name as it was typed, so that another spelling of it had a history of its own. They are
 * brought together under one name. A call that is in both stays one, and no note is lost; one that cannot be read is told of,
 * and may be there twice.
 */
export function nameServersAlike(db: Sqlite, leaveOut: (why: string) => void): void {
  const owners = db
    .all('SELECT owner FROM calls UNION SELECT owner FROM deleted_calls')
    .map(({ owner }) => String(owner))
  for (const from of owners) {
    const [server = '', account = ''] = from.split('\n')
    const to = `${serverName(server)}\n${account}`
    if (from === to) continue
    joinRecorded(db, from, to)
    joinSeen(db, { recorded: from, seen: to, leaveOut })
    joinSeen(db, { recorded: to, seen: from, leaveOut })
    db.run('UPDATE calls SET owner = ? WHERE owner = ?', to, from)
    db.run('UPDATE deleted_calls SET owner = ? WHERE owner = ?', to, from)
  }
}

/** Those that both have from the server's records: the one with a note stays, and where both have one, both. */
function joinRecorded(db: Sqlite, from: string, to: string): void {
  const pairs = db.all(
    `SELECT one.id AS one, other.id AS other, one.note AS note, other.note AS noteOfOther
     FROM calls one JOIN calls other ON other.owner = ? AND other.record = one.record WHERE one.owner = ?`,
    to,
    from,
  )
  for (const { one, other, note, noteOfOther } of pairs) {
    if (note === '') drop(db, Number(one))
    else if (noteOfOther === '') drop(db, Number(other))
    else db.run('UPDATE calls SET record = NULL WHERE id = ?', Number(one))
  }
}

/** Those that one has from the server's records and the other has seen. */
function joinSeen(
  db: Sqlite,
  { recorded, seen, leaveOut }: { recorded: string; seen: string; leaveOut: (why: string) => void },
): void {
  const rows = db.all(
    `SELECT ${callColumns}, c.record, c.call_id FROM calls c WHERE c.owner = ? AND c.record IS NOT NULL AND c.note = ''`,
    recorded,
  )
  for (const row of rows) {
    const found = readable(row, leaveOut)
    if (found === undefined) continue
    const { id, ...call } = found
    const callId = typeof row['call_id'] === 'string' ? row['call_id'] : undefined
    const same = seenHere(db, { ...call, owner: seen, callId })
    if (same === undefined) continue
    drop(db, id)
    join(db, same, { ...call, record: String(row['record']) })
  }
}

function readable(row: Row, leaveOut: (why: string) => void): PastCall | undefined {
  try {
    return readCall(row)
  } catch (error) {
    leaveOut(`call ${String(row['id'])}: ${String(error)}`)
    return undefined
  }
}

function drop(db: Sqlite, id: number): void {
  db.run('DELETE FROM calls WHERE id = ?', id)
  unindex(db, id)
}
