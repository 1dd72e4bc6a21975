import type { RecentCallView, RemotePartyView } from '../../src-main/ipc/contract.ts'

/** A number to call or to transfer to, from the calls that were. */
export interface Pick {
  readonly dialable: string
  readonly remote: RemotePartyView
}

interface Wanted {
  readonly recent: readonly RecentCallView[]
  readonly typed: string
  /** Who is in the call already is no target: their number as shown. */
  readonly except?: string | undefined
  readonly limit: number
}

/** Recent numbers that match what is typed, the latest first and each once. Names that begin so come before the others. */
export function picksFor({ recent, typed, except, limit }: Wanted): readonly Pick[] {
  const seen = new Set<string>()
  const matching: { pick: Pick; rank: number }[] = []
  for (const { dialable, remote } of recent) {
    if (dialable === undefined || seen.has(dialable)) continue
    if (except !== undefined && remote.number === except) continue
    seen.add(dialable)
    const rank = rankOf({ dialable, remote }, typed.trim())
    if (rank !== undefined) matching.push({ pick: { dialable, remote }, rank })
  }
  return matching
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ pick }) => pick)
}

/**
 * The pick that Enter takes without an arrow key: a name cannot be dialled, so the first match stands for it; digits are
 * taken as they were typed.
 */
export function impliedPick(picks: readonly Pick[], typed: string): number | undefined {
  return /\p{L}/u.test(typed) && picks.length > 0 ? 0 : undefined
}

function rankOf({ dialable, remote }: Pick, typed: string): number | undefined {
  if (typed === '') return 0
  const name = plain(remote.name ?? '')
  const wanted = plain(typed)
  if (name.split(/\s+/).some((word) => word.startsWith(wanted)) || name.startsWith(wanted)) return 0
  if (name.includes(wanted)) return 1
  const digits = typed.replace(/\D/g, '')
  const onlyNumber = !/\p{L}/u.test(typed)
  return onlyNumber && digits !== '' && dialable.replace(/\D/g, '').includes(digits) ? 1 : undefined
}

/** Without case and accents, so that "tomas" finds Tomás. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The part of a name that matches what is typed, to be underlined: [before, match, after]. */
export function markedName(name: string, typed: string): readonly [string, string, string] {
  const wanted = plain(typed.trim())
  const letters = [...name]
  // Accents may be letters of their own; matching letter by letter keeps the places right.
  const plainLetters = letters.map(plain)
  if (wanted === '') return [name, '', '']
  for (let from = 0; from < letters.length; from++) {
    let text = ''
    for (let to = from; to < letters.length && text.length < wanted.length; to++) {
      text += plainLetters[to] ?? ''
      if (text === wanted)
        return [letters.slice(0, from).join(''), letters.slice(from, to + 1).join(''), letters.slice(to + 1).join('')]
    }
  }
  return [name, '', '']
}
