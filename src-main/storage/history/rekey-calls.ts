import { partyOf } from '../../calls/number.ts'
import { searchTextOf } from '../../history/search-text.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { callColumns, readCall } from './call-row.ts'
import { reindex } from './keep-call.ts'

const atOnce = 2_000

/**
 * Numbers are read for another country from now on: what was kept under one form of them is found under the new one. Of all
 * accounts, since whoever signs in later has the same setting.
 */
export function rekeyCalls(db: Sqlite, country: string): void {
  db.transaction(() => {
    for (let after = -1; ;) {
      const rows = db.all(
        `SELECT ${callColumns} FROM calls c WHERE c.id > ? AND c.number IS NOT NULL ORDER BY c.id LIMIT ?`,
        after,
        atOnce,
      )
      for (const call of rows.map(readCall)) {
        after = call.id
        const party = call.number === undefined ? undefined : partyOf(call.number, country)
        if (party === undefined || party === call.party) continue
        db.run('UPDATE calls SET party = ? WHERE id = ?', party, call.id)
        reindex(db, call.id, searchTextOf({ ...call, party }, country))
      }
      if (rows.length < atOnce) break
    }
    for (const { party } of db.all("SELECT DISTINCT party FROM deleted_calls WHERE party <> ''")) {
      const after = partyOf(String(party), country)
      if (after !== party) db.run('UPDATE deleted_calls SET party = ? WHERE party = ?', after, String(party))
    }
  })
}
