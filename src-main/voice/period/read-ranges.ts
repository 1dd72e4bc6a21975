import type { Range } from './period.ts'
import type { PeriodProblem, PeriodProblemReason } from './problem.ts'
import { spread } from './ranges.ts'
import { readValue, type Scale } from './scale.ts'
import { contentOf, type Stretch } from './stretch.ts'

/**
 * The ranges inside the braces of a scale. There may be none: the sub-period is then never in force.
 *
 * As in Perl's module a range is split at its last hyphen, and of a name only the significant letters count, so that
 * `mon-tue-wed` is Monday to Wednesday.
 */
export function readRanges(braces: { scale: Scale; stretch: Stretch }): readonly Range[] | PeriodProblem {
  const { scale, stretch } = braces
  const ranges: Range[] = []
  for (const word of fillHyphens(contentOf(stretch)).matchAll(/[^ \t\n\v\f\r]+/g)) {
    const read = readRange({ scale, word: word[0], offset: stretch.start + word.index })
    if ('reason' in read) return read
    ranges.push(...read)
  }
  return ranges
}

/** Stands for a space beside a hyphen: no text inside braces can contain a brace. */
const filler = '{'

/** Closes the gaps in `9 - 16` without moving anything, so that a range is one word at the place where it was written. */
function fillHyphens(text: string): string {
  return text.replace(/\w+[ \t\n\v\f\r]*-[ \t\n\v\f\r]*\w+/g, (range) => range.replace(/[ \t\n\v\f\r]/g, filler))
}

function readRange(what: { scale: Scale; word: string; offset: number }): readonly Range[] | PeriodProblem {
  const { scale, word, offset } = what
  const problem = (reason: PeriodProblemReason, at: number, found: string): PeriodProblem => {
    return { reason, offset: at, found, expected: { kind: 'value', scale } }
  }
  const hyphen = word.lastIndexOf('-')
  if (hyphen < 0) {
    const value = readValue({ scale, text: word })
    return typeof value === 'number' ? [{ from: value, to: value }] : problem(value, offset, word)
  }

  const left = word.slice(0, hyphen).replace(/\{+$/, '')
  const right = word.slice(hyphen + 1).replace(/^\{+/, '')
  const rightOffset = offset + word.length - right.length
  if (!/\w/.test(left) || !/\w/.test(right)) return problem('incomplete-range', offset, word)

  const from = readValue({ scale, text: left })
  if (typeof from !== 'number') return problem(from, offset, left)
  const to = readValue({ scale, text: right })
  if (typeof to !== 'number') return problem(to, rightOffset, right)
  return spread({ scale, from, to })
}
