import { normalize } from './normalize.ts'
import { always, never, type Period, type Range, type SubPeriod } from './period.ts'
import type { PeriodProblem } from './problem.ts'
import { readRanges } from './read-ranges.ts'
import { scaleNamed, type Scale } from './scale.ts'
import { contentOf, isEmpty, skipSpace, splitAtCommas, trim, type Stretch } from './stretch.ts'

export type PeriodReading =
  { readonly ok: true; readonly period: Period } | { readonly ok: false; readonly problem: PeriodProblem }

/**
 * Reads a period as PortaSwitch does (How to Define a Time Period; where that leaves something open, Perl's Time::Period,
 * which takes and refuses the same texts). Three things in which Perl's module strays from the reference are not
 * followed: it drops what stands after a line break inside braces (white space here), it judges a sub-period only where
 * no earlier one holds, and it reads the leading digits of a single yday such as `5th`.
 */
export function parsePeriod(source: string): PeriodReading {
  // ASCII only: other letters could change their length, and with it the offsets of all that follows.
  const text = source.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const whole = trim({ text, start: 0, end: text.length })
  if (isEmpty(whole)) return { ok: true, period: always }
  if (contentOf(whole) === 'none') return { ok: true, period: never }

  const subPeriods: SubPeriod[] = []
  for (const part of splitAtCommas(whole)) {
    const read = readSubPeriod(part)
    if ('reason' in read) {
      const asWritten = source.slice(read.offset, read.offset + read.found.length)
      return { ok: false, problem: { ...read, found: asWritten } }
    }
    subPeriods.push(read)
  }
  return { ok: true, period: normalize(subPeriods) }
}

/** One or more `scale {ranges}`; the same scale given twice has the values of both. */
function readSubPeriod(part: Stretch): SubPeriod | PeriodProblem {
  const { text, start, end } = part
  if (isEmpty(part)) {
    return {
      reason: 'empty-sub-period',
      offset: start,
      found: text.slice(start, start + 1),
      expected: { kind: 'sub-period' },
    }
  }
  const subPeriod: { [S in Scale]?: readonly Range[] } = {}
  for (let at = start; at < end; at = skipSpace({ text, start: at, end })) {
    const name = /^[a-z]*/.exec(text.slice(at, end))?.[0] ?? ''
    const scale = scaleNamed(name)
    if (!scale) {
      return { reason: 'unknown-scale', offset: at, found: name || text.slice(at, at + 1), expected: { kind: 'scale' } }
    }
    const braces = readBraces({ text, start: at + name.length, end })
    if ('reason' in braces) return braces
    const ranges = readRanges({ scale, stretch: braces })
    if ('reason' in ranges) return ranges
    subPeriod[scale] = [...(subPeriod[scale] ?? []), ...ranges]
    at = braces.end + 1
  }
  return subPeriod
}

/** What stands between the braces with which the stretch has to begin. */
function readBraces(stretch: Stretch): Stretch | PeriodProblem {
  const { text, end } = stretch
  const open = skipSpace(stretch)
  if (open === end || text[open] !== '{') {
    const found = text.slice(open, Math.min(open + 1, end))
    return { reason: 'missing-opening-brace', offset: open, found, expected: { kind: 'opening-brace' } }
  }
  const length = text.slice(open + 1, end).search(/[{}]/)
  const close = length < 0 ? end : open + 1 + length
  if (close < end && text[close] === '}') return { text, start: open + 1, end: close }

  // Sub-periods were told apart first, so a comma inside braces shows as a sub-period that breaks off before it.
  const next = skipSpace({ text, start: close, end: text.length })
  const found = text.slice(next, next + 1)
  const reason = found === ',' ? 'comma-in-braces' : 'missing-closing-brace'
  return { reason, offset: next, found, expected: { kind: 'closing-brace' } }
}
