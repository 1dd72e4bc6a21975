import type { Period, SubPeriod } from './period.ts'
import { allows } from './ranges.ts'
import { scaleDefinitions, type Scale } from './scale.ts'
import { yearShape, type YearShapeNumber } from './year-shape.ts'

/** A set of sub-periods: bit n stands for the nth of the period. */
export type SubPeriodSet = bigint

/**
 * Which sub-periods allow which values of a scale. Values that all sub-periods treat alike are of one kind: of the 60
 * minutes there are seldom more than three kinds, which is what keeps long searches short.
 */
export interface Column {
  /** The kind of each value; the first value of the scale is at 0. */
  readonly kindAt: readonly number[]
  /** The sub-periods that allow the values of a kind. */
  readonly sets: readonly SubPeriodSet[]
  /** The sub-periods that allow any value at all. */
  readonly any: SubPeriodSet
}

/** Between two neighbouring ends of ranges all values are alike, so the ends are all that is looked at. */
export function columnOf(period: Period, scale: Exclude<Scale, 'yr'>): Column {
  const { first, last } = scaleDefinitions[scale]
  const ends = period.flatMap((subPeriod) => (subPeriod[scale] ?? []).flatMap(({ from, to }) => [from, to + 1]))
  const starts = [...new Set([first, ...ends])].filter((value) => value <= last).sort((a, b) => a - b)
  const kinds = new Kinds<SubPeriodSet>()
  const kindAt = new Array<number>(last - first + 1).fill(0)
  for (const [place, start] of starts.entries()) {
    const set = setOf(period, (subPeriod) => allows(subPeriod[scale], start))
    const end = starts[place + 1] ?? last + 1
    kindAt.fill(kinds.known(set) ?? kinds.add(set, set), start - first, end - first)
  }
  return { kindAt, sets: kinds.sets, any: kinds.any }
}

/** The sub-periods for which something is true. */
export function setOf(period: Period, isIn: (subPeriod: SubPeriod) => boolean): SubPeriodSet {
  let set = 0n
  let bit = 1n
  for (const subPeriod of period) {
    if (isIn(subPeriod)) set |= bit
    bit <<= 1n
  }
  return set
}

export type DateScale = 'mo' | 'wk' | 'yd' | 'md' | 'wd'

/** The date scales but for the year as one column: the days of a year of that shape. */
export function dayColumnOf(date: Readonly<Record<DateScale, Column>>, number: YearShapeNumber): Column {
  const { days, month, week, yearDay, monthDay, weekDay } = yearShape(number)
  const scales = [
    { column: date.mo, values: month },
    { column: date.wk, values: week },
    { column: date.yd, values: yearDay },
    { column: date.md, values: monthDay },
    { column: date.wd, values: weekDay },
  ]
  // The kinds in all scales as one number: under 6 million, the product of the scales' lengths.
  const keys = new Array<number>(days).fill(0)
  for (const { column, values } of scales) {
    const count = column.sets.length
    if (count === 1) continue
    for (let day = 0; day < days; day++) keys[day] = (keys[day] ?? 0) * count + kindOf(column, values[day])
  }
  const kinds = new Kinds<number>()
  const kindAt = keys.map((key, day) => {
    const known = kinds.known(key)
    if (known !== undefined) return known
    const sets = scales.map(({ column, values }) => column.sets[kindOf(column, values[day])] ?? 0n)
    return kinds.add(
      key,
      sets.reduce((common, set) => common & set),
    )
  })
  return { kindAt, sets: kinds.sets, any: kinds.any }
}

const kindOf = ({ kindAt }: Column, index = 0): number => kindAt[index] ?? 0

/** Numbers kinds in the order in which they are added. */
class Kinds<Key> {
  readonly sets: SubPeriodSet[] = []
  any: SubPeriodSet = 0n
  readonly #numbers = new Map<Key, number>()

  known(key: Key): number | undefined {
    return this.#numbers.get(key)
  }

  add(key: Key, set: SubPeriodSet): number {
    this.#numbers.set(key, this.sets.length)
    this.any |= set
    return this.sets.push(set) - 1
  }
}
