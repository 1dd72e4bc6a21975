import { setOf, type SubPeriodSet } from './column.ts'
import type { Period, Range } from './period.ts'
import { allows } from './ranges.ts'

/** Of each year of a century, the sub-periods that are possible in it as far as their year scale goes. */
export type Century = readonly SubPeriodSet[]

/**
 * Years, century by century, because a two-digit year belongs to the century that one is in: in 1999 the range 99-1972
 * is 1972-1999, from 2000 on it is 1972-2099. Centuries between those that a four-digit year names are all alike, and
 * are one object.
 */
export class Centuries {
  readonly #period: Period
  /** The centuries that four-digit years name, ascending. */
  readonly #named: readonly number[]
  readonly #known = new Map<number, Century>()

  constructor(period: Period) {
    const years = period.flatMap(({ yr = [] }) => yr.flatMap(({ from, to }) => [from, to])).filter((year) => year > 99)
    this.#period = period
    this.#named = years.map(centuryOf).sort((a, b) => a - b)
  }

  of(century: number): Century {
    const before = this.#named.findLast((named) => named <= century) ?? -1
    const key = before === century ? century : before + 0.5
    const known = this.#known.get(key)
    if (known) return known
    const sets = layOut(this.#period, century)
    this.#known.set(key, sets)
    return sets
  }
}

export const yearsPerCentury = 100

export const centuryOf = (year: number): number => Math.floor(year / yearsPerCentury)

function layOut(period: Period, century: number): Century {
  const first = century * yearsPerCentury
  const resolved: Period = period.map(({ yr }) => (yr ? { yr: yr.map((range) => resolve(range, first)) } : {}))
  const starts = new Set(resolved.flatMap(({ yr = [] }) => yr.flatMap(({ from, to }) => [from, to + 1])))
  const sets: SubPeriodSet[] = []
  for (let year = first; year < first + yearsPerCentury; year++) {
    const previous = starts.has(year) ? undefined : sets.at(-1)
    sets.push(previous ?? setOf(resolved, ({ yr }) => allows(yr, year)))
  }
  return sets
}

/** The range in four-digit years, as it is meant in the century that begins with that year. */
function resolve({ from, to }: Range, first: number): Range {
  const full = (year: number): number => (year <= 99 ? first + year : year)
  return { from: Math.min(full(from), full(to)), to: Math.max(full(from), full(to)) }
}
