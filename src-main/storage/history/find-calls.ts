import type { PastCall } from '../../history/past-call.ts'
import { searchTerms } from '../../history/search-text.ts'
import type { HistoryFilter } from '../../ipc/contract/history.ts'
import type { Sqlite, Value } from '../database/sqlite.ts'
import { callColumns, readCall } from './call-row.ts'

export interface FindCalls {
  readonly owner: string
  /** As typed. */
  readonly search: string
  readonly filter: HistoryFilter
  /** Only calls that are older than the one of this id. */
  readonly before: number | undefined
  readonly limit: number
  /** Numbers whose present name is searched for: it may be another than the one that the call had. */
  readonly parties: readonly string[]
}

export interface FoundCalls {
  /** Newest first. */
  readonly calls: readonly PastCall[]
  readonly more: boolean
}

const forever = Number.MAX_SAFE_INTEGER

/** A page of the history. */
export function findCalls(db: Sqlite, wish: FindCalls): FoundCalls {
  const terms = searchTerms(wish.search)
  const found = terms.length === 0 ? all(db, wish) : [...byText(db, wish, terms), ...byParty(db, wish)]
  const unique = [...new Map(found.map((call) => [call.id, call])).values()].sort((one, other) => other.id - one.id)
  return { calls: unique.slice(0, wish.limit), more: unique.length > wish.limit }
}

function all(db: Sqlite, wish: FindCalls): readonly PastCall[] {
  return read(db, wish, 'FROM calls c WHERE c.id < ?', [wish.before ?? forever], 'c.id')
}

/** Three characters and more are found anywhere, fewer at the beginnings of words. */
function byText(db: Sqlite, wish: FindCalls, terms: readonly string[]): readonly PastCall[] {
  const long = terms.filter((term) => [...term].length >= 3)
  const short = terms.filter((term) => [...term].length < 3)
  const parts = long.map(quote).join(' AND ')
  const words = short.map((term) => `${quote(term)} *`).join(' AND ')
  const before = wish.before ?? forever
  if (short.length === 0) return read(db, wish, from('call_parts'), [parts, before], 'f.rowid')
  if (long.length === 0) return read(db, wish, from('call_words'), [words, before], 'f.rowid')
  // The plus keeps SQLite from asking the first index about each row of the second: seconds instead of milliseconds.
  const both = `${from('call_parts')} AND +f.rowid IN (SELECT rowid FROM call_words WHERE call_words MATCH ?)`
  return read(db, wish, both, [parts, before, words], 'f.rowid')
}

const from = (table: 'call_parts' | 'call_words') =>
  `FROM ${table} f CROSS JOIN calls c ON c.id = f.rowid WHERE ${table} MATCH ? AND f.rowid < ?`

const quote = (term: string) => `"${term.replaceAll('"', '""')}"`

function byParty(db: Sqlite, wish: FindCalls): readonly PastCall[] {
  if (wish.parties.length === 0) return []
  const places = wish.parties.map(() => '?').join(', ')
  const condition = `FROM calls c WHERE c.id < ? AND c.party IN (${places})`
  return read(db, wish, condition, [wish.before ?? forever, ...wish.parties], 'c.id')
}

/** One more than asked for: it tells that there are more. */
function read(
  db: Sqlite,
  { owner, filter, limit }: FindCalls,

  condition: string,
  values: readonly Value[],
  order: string,
): readonly PastCall[] {
  const sql = `SELECT ${callColumns} ${condition} AND c.owner = ? ${filters[filter]} ORDER BY ${order} DESC LIMIT ?`
  return db.all(sql, ...values, owner, limit + 1).map(readCall)
}

const filters: Record<HistoryFilter, string> = {
  all: '',
  missed: "AND c.how IN ('missed', 'missedOrElsewhere')",
  incoming: "AND c.direction = 'incoming'",
  outgoing: "AND c.direction = 'outgoing'",
}

/** The latest calls with a number, newest first. */
export function callsWith(
  db: Sqlite,
  { owner, party, limit }: { owner: string; party: string; limit: number },
): readonly PastCall[] {
  const sql = `SELECT ${callColumns} FROM calls c WHERE c.owner = ? AND c.party = ? ORDER BY c.id DESC LIMIT ?`
  return db.all(sql, owner, party, limit).map(readCall)
}

/** All calls of an account, oldest first, a page at a time: for an export. */
export function callsAfter(
  db: Sqlite,
  { owner, after, limit }: { owner: string; after: number; limit: number },
): readonly PastCall[] {
  const sql = `SELECT ${callColumns} FROM calls c WHERE c.owner = ? AND c.id > ? ORDER BY c.id LIMIT ?`
  return db.all(sql, owner, after, limit).map(readCall)
}
