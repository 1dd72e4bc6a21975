import type { PickView } from '../../src-main/ipc/contract/picks.ts'
import { command } from '../desktop.ts'
import { fold } from '../words/fold.ts'

interface Wanted {
  readonly typed: string
  /** Who is in the call already is no target: their number as shown. */
  readonly except?: string | undefined
  readonly limit: number
}

/** Asks for numbers that fit what is typed. */
export async function askForPicks({ typed, except, limit }: Wanted): Promise<readonly PickView[]> {
  const picks = await command('suggestNumbers', { typed, limit: limit + 1 })
  return picks.filter(({ remote }) => except === undefined || remote.number !== except).slice(0, limit)
}

/**
 * The pick that Enter takes without an arrow key: a name cannot be dialled, so the first match stands for it; digits are
 * taken as they were typed.
 */
export function impliedPick(picks: readonly PickView[], typed: string): number | undefined {
  return /\p{L}/u.test(typed) && picks.length > 0 ? 0 : undefined
}

/** The part of a name that matches what is typed, to be underlined: [before, match, after]. */
export function markedName(name: string, typed: string): readonly [string, string, string] {
  const wanted = fold(typed.trim())
  const letters = [...name]
  // Accents may be letters of their own; matching letter by letter keeps the places right.
  const plainLetters = letters.map(fold)
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
