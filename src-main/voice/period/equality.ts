import { centuryOf, yearsPerCentury, type Century } from './centuries.ts'
import type { SubPeriodSet } from './column.ts'
import type { Period } from './period.ts'
import type { Span } from './span.ts'
import { firstYear, lastYear, Timetable } from './timetable.ts'
import { shapeNumberOf } from './year-shape.ts'

/**
 * Whether two periods mean the same times: they agree on each second that a wall clock can show from 1970 to the end of
 * 9999. So `md{30} mo{2}` equals `none`, and `yd{1}` equals `mo{1} md{1}`. It is exact, and it does not depend on a zone:
 * two periods that differ only in an hour which some zone once skipped are not equal.
 *
 * Both are laid out in one timetable, so that the same stretch of time has the same parts in both, and compared part by
 * part; years of the same shape with the same sub-periods are looked at once.
 */
export function samePeriod(a: Period, b: Period): boolean {
  if (a === b) return true
  const timetable = new Timetable([...a, ...b])
  const ofA = (1n << BigInt(a.length)) - 1n
  const compared = new Set<string>()
  const alike = new Map<Span, Set<Span>>()
  // Alike centuries are one object, and the calendar repeats every four of them.
  const seen = new Map<Century, Set<number>>()
  for (let year = firstYear; year <= lastYear; year++) {
    const century = timetable.century(centuryOf(year))
    if (year % yearsPerCentury === 0) {
      const phases = seen.get(century) ?? new Set()
      seen.set(century, phases)
      const phase = centuryOf(year) % 4
      if (phases.has(phase)) {
        year += yearsPerCentury - 1
        continue
      }
      phases.add(phase)
    }
    const set = century[year % yearsPerCentury] ?? 0n
    const shape = shapeNumberOf(year)
    const key = `${shape} ${set}`
    if (compared.has(key)) continue
    compared.add(key)
    const ofB: SubPeriodSet = (set >> BigInt(a.length)) << BigInt(a.length)
    if (!areAlike(timetable.year(set & ofA, shape), timetable.year(ofB, shape), alike)) return false
  }
  return true
}

/** `known` collects the pairs that were found alike. */
function areAlike(a: Span, b: Span, known: Map<Span, Set<Span>>): boolean {
  if (a === b || known.get(a)?.has(b)) return true
  if (a.parts.length === 0 || !a.parts.every((part, kind) => isAlikeAt(part, b.parts[kind], known))) return false
  const others = known.get(a) ?? new Set()
  known.set(a, others.add(b))
  return true
}

const isAlikeAt = (a: Span, b: Span | undefined, known: Map<Span, Set<Span>>): boolean =>
  b !== undefined && areAlike(a, b, known)
