import { initialsOf } from '../calls/name.ts'
import { formatNumber, partyOf } from '../calls/number.ts'
import type { PastCall } from '../history/past-call.ts'
import { fold } from '../history/search-text.ts'
import type { PickView } from '../ipc/contract/picks.ts'
import { remoteView, type Reading } from './named.ts'
import type { Person } from './person.ts'

interface Wanted {
  readonly typed: string
  readonly limit: number
  /** Calls that were, newest first. */
  readonly calls: readonly PastCall[]
  readonly reading: Reading
}

/**
 * Numbers that fit what is typed, each once. Names and words that begin so come before others, and among those the numbers
 * that there were calls with. Before anything is typed it is the latest numbers.
 */
export function suggest({ typed, limit, calls, reading }: Wanted): readonly PickView[] {
  const wanted = fold(typed)
  const recent = calls.flatMap((call) => recentPick(call, reading))
  const people =
    wanted === '' ? [] : reading.people.search(typed, limit).flatMap((one) => picksOf(one, wanted, reading))
  const ranked = [...recent, ...people]
    .map((pick) => ({ pick, rank: rankOf(pick, wanted) }))
    .filter((one): one is { pick: PickView; rank: number } => one.rank !== undefined)
    .sort((one, other) => one.rank - other.rank)
    .map(({ pick }) => pick)
  const unique = new Map<string, PickView>()
  for (const pick of ranked) {
    const party = partyOf(pick.dialable, reading.country)
    if (!unique.has(party)) unique.set(party, pick)
  }
  return [...unique.values()].slice(0, limit)
}

function recentPick(call: PastCall, reading: Reading): readonly PickView[] {
  if (call.number === undefined) return []
  return [{ dialable: call.number, remote: remoteView(call, reading), source: 'recent', kind: undefined }]
}

function picksOf(
  { name, company, numbers, source }: Person,
  wanted: string,
  { country }: Reading,
): readonly PickView[] {
  const digits = digitsOf(wanted)
  const fitting = digits === undefined ? numbers : numbers.filter(({ number }) => hasDigits(number, digits))
  const several = numbers.length > 1
  return fitting.map(({ kind, number }) => ({
    dialable: number,
    remote: { name, company, number: formatNumber(number, country), initials: initialsOf(name), anonymous: false },
    source,
    kind: several ? kind : undefined,
  }))
}

/** Undefined where it does not fit. */
function rankOf({ dialable, remote, source }: PickView, wanted: string): number | undefined {
  if (wanted === '') return 0
  const name = ` ${fold([remote.name ?? '', remote.company ?? ''].join(' '))}`
  if (name.includes(` ${wanted}`)) return 0
  const digits = digitsOf(wanted)
  if (digits !== undefined && hasDigits(dialable, digits)) return 1
  if (name.includes(wanted)) return 1
  // A contact was found by all that was typed, word by word.
  return source !== 'recent' || wanted.split(' ').every((word) => name.includes(word)) ? 2 : undefined
}

/** Undefined where more than a number is typed. */
const digitsOf = (wanted: string): string | undefined => {
  const digits = wanted.replace(/[\s().+\-/]/g, '')
  return /^[\d*#]+$/.test(digits) ? digits.replace(/^0+(?=\d{3})/, '') : undefined
}

const hasDigits = (number: string, digits: string) => number.replace(/[^\d*#]/g, '').includes(digits)
