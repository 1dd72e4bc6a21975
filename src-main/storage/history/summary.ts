import type { Caller, PastCall } from '../../history/past-call.ts'
import type { Sqlite } from '../database/sqlite.ts'
import { callColumns, readCall } from './call-row.ts'

/** What the app knows of an account's history without looking anything up. */
export interface HistorySummary {
  /** Missed calls that nobody has looked at. */
  readonly missed: number
  /** The latest calls, each number once, newest first. */
  readonly newest: readonly PastCall[]
  readonly callers: readonly Caller[]
  /** Whether `callers` are all numbers that there were calls with, or only those that a change concerns. */
  readonly whole: boolean
}

const mostNewest = 20
/** Among the latest calls so many are looked through for numbers. */
const lookedThrough = 400
/** Numbers whose last call is known at once when they ring; with a note all of them are. */
const mostCallers = 5_000

/** With the callers of `parties`, or of all numbers. */
export function summarize(db: Sqlite, owner: string, parties?: readonly (string | undefined)[]): HistorySummary {
  const missed = db.get('SELECT count(*) AS n FROM calls WHERE owner = ? AND unseen = 1', owner)?.['n']
  const callers = parties === undefined ? allCallers(db, owner) : callersOf(db, owner, parties)
  return { missed: Number(missed), newest: newestCalls(db, owner), callers, whole: parties === undefined }
}

function newestCalls(db: Sqlite, owner: string): readonly PastCall[] {
  const rows = db.all(
    `SELECT ${callColumns} FROM calls c WHERE c.owner = ? AND c.party IS NOT NULL ORDER BY c.id DESC LIMIT ?`,
    owner,
    lookedThrough,
  )
  const newest = new Map<string, PastCall>()
  for (const row of rows) {
    const call = readCall(row)
    if (call.party !== undefined && !newest.has(call.party)) newest.set(call.party, call)
    if (newest.size === mostNewest) break
  }
  return [...newest.values()]
}

function allCallers(db: Sqlite, owner: string): readonly Caller[] {
  const latest = db.all(
    `SELECT ${callColumns} FROM calls c JOIN (
       SELECT max(id) AS id FROM calls WHERE owner = ? AND party IS NOT NULL GROUP BY party ORDER BY 1 DESC LIMIT ?
     ) latest ON latest.id = c.id`,
    owner,
    mostCallers,
  )
  const noted = db.all("SELECT DISTINCT party FROM calls WHERE owner = ? AND note <> '' AND party IS NOT NULL", owner)
  const withNotes = callersOf(
    db,
    owner,
    noted.map(({ party }) => String(party)),
  )
  const plain = latest.map(readCall).flatMap((call) => callerOf(call, undefined))
  return [...new Map([...plain, ...withNotes].map((caller) => [caller.party, caller])).values()]
}

/** The callers of some numbers: those without any call left are missing. */
function callersOf(db: Sqlite, owner: string, parties: readonly (string | undefined)[]): readonly Caller[] {
  return [...new Set(parties)].flatMap((party) => {
    if (party === undefined) return []
    const last = db.get(
      `SELECT ${callColumns} FROM calls c WHERE c.owner = ? AND c.party = ? ORDER BY c.id DESC LIMIT 1`,
      owner,
      party,
    )
    const noted = db.get(
      `SELECT c.note FROM calls c WHERE c.owner = ? AND c.party = ? AND c.note <> '' ORDER BY c.id DESC LIMIT 1`,
      owner,
      party,
    )
    const note = noted?.['note']
    return last === undefined ? [] : callerOf(readCall(last), typeof note === 'string' ? note : undefined)
  })
}

function callerOf({ party, startedAt, direction, how }: PastCall, note: string | undefined): readonly Caller[] {
  return party === undefined ? [] : [{ party, last: { at: startedAt, direction, how }, note }]
}
