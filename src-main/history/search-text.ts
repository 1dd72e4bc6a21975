import { nationalDigits } from '../calls/number.ts'
import type { PastCall } from './past-call.ts'

/** Without case, accents and doubled blanks, so that "tomas" finds Tomás. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** What a call is found by: its name, its number in both ways of dialling it, who forwarded it, what was noted. */
export function searchTextOf(
  { name, number, party, via, note }: Pick<PastCall, 'name' | 'number' | 'party' | 'via' | 'note'>,
  country: string,
): string {
  const digits = number?.replace(/[^\d*#]/g, '') ?? ''
  const numbers = new Set([digits, party ?? '', number === undefined ? '' : nationalDigits(number, country)])
  return fold([name ?? '', ...numbers, via ?? '', note].filter((part) => part !== '').join(' '))
}

/**
 * What all has to be found, from what a person typed: each word; a number is one word, however it is written. At most eight.
 */
export function searchTerms(typed: string): readonly string[] {
  const folded = fold(typed.slice(0, 200).replace(/\p{Cc}/gu, ' '))
  if (folded === '') return []
  const digits = folded.replace(/[\s().+\-/]/g, '')
  if (/^[\d*#]+$/.test(digits)) return [digits]
  const words = [...new Set(folded.split(' '))].slice(0, 8)
  // What stands between words is none: the index of words knows no `&`.
  const telling = words.filter((word) => /[\p{L}\p{N}]/u.test(word))
  return telling.length > 0 ? telling : words
}
