import { Centuries, centuryOf, yearsPerCentury, type Century } from './centuries.ts'
import { columnOf, dayColumnOf, type Column, type DateScale, type SubPeriodSet } from './column.ts'
import type { Period } from './period.ts'
import { RowOfSpans, secondInForce, secondNotInForce, type Span, type Step } from './span.ts'
import { secondsPerDay, shapeNumberOf, startOfYear, yearOf, type YearShapeNumber } from './year-shape.ts'

/** The years that are searched for changes: no server knows times before, no menu is planned beyond. */
export const firstYear = 1970
export const lastYear = 9999

/**
 * A period laid out on the calendar of the wall clock, without time zones. Wall times are whole seconds since the start
 * of 1970 as the clock on the wall shows them.
 *
 * A year is a row of days, a day of hours, an hour of minutes, a minute of seconds. Each is built when it is first looked
 * into, and once for all places in which the same sub-periods are left, so that a search looks at a few dozen things
 * where there are 86 400 seconds in a day: it skips a whole part that has no second in the wanted state. Of years there
 * are 14 shapes, and a century in which no year has such a second is skipped at once.
 */
export class Timetable {
  readonly #centuries: Centuries
  readonly #centuriesHave = new Map<Century, Map<string, boolean>>()
  readonly #date: Readonly<Record<DateScale, Column>>
  readonly #time: Readonly<Record<'hr' | 'min' | 'sec', Column>>
  readonly #dayColumns = new Map<YearShapeNumber, Column>()
  readonly #years = new Map<SubPeriodSet, Map<YearShapeNumber, Span>>()
  readonly #days = new Map<SubPeriodSet, Span>()
  readonly #hours = new Map<SubPeriodSet, Span>()
  readonly #minutes = new Map<SubPeriodSet, Span>()

  constructor(period: Period) {
    const column = (scale: DateScale | 'hr' | 'min' | 'sec'): Column => columnOf(period, scale)
    this.#centuries = new Centuries(period)
    this.#date = { mo: column('mo'), wk: column('wk'), yd: column('yd'), md: column('md'), wd: column('wd') }
    this.#time = { hr: column('hr'), min: column('min'), sec: column('sec') }
  }

  stateAt(wall: number): boolean {
    const year = yearOf(wall)
    return this.#year(year).stateAt(wall - startOfYear(year))
  }

  /** The nearest wall time in that state, beginning with `from` itself; null if there is none in the searched years. */
  seek(from: number, inForce: boolean, step: Step): number | null {
    const own = yearOf(from)
    const near = this.#year(own).seek(from - startOfYear(own), inForce, step)
    if (near !== null) return startOfYear(own) + near

    const [first, last] = step === 1 ? [0, yearsPerCentury - 1] : [yearsPerCentury - 1, 0]
    for (let year = own + step; step === 1 ? year <= lastYear : year >= firstYear; year += step) {
      const isWholeCentury = year % yearsPerCentury === first
      if (isWholeCentury && !this.#centuryHas(centuryOf(year), inForce)) {
        year = centuryOf(year) * yearsPerCentury + last
      } else if (this.#year(year).has(inForce)) {
        const start = startOfYear(year)
        const found = this.#year(year).seek(step === 1 ? 0 : startOfYear(year + 1) - start - 1, inForce, step)
        return found === null ? null : start + found
      }
    }
    return null
  }

  /** Which sub-periods are possible in the years of a century. The same object stands for the same century anew. */
  century(century: number): Century {
    return this.#centuries.of(century)
  }

  /** A year of that shape in which those sub-periods are possible. */
  year(set: SubPeriodSet, shape: YearShapeNumber): Span {
    const ofShapes = intern(this.#years, set, () => new Map<YearShapeNumber, Span>())
    return intern(ofShapes, shape, () => {
      const column = intern(this.#dayColumns, shape, () => dayColumnOf(this.#date, shape))
      return this.#row(column, secondsPerDay, set, (rest) => this.#day(rest))
    })
  }

  #year(year: number): Span {
    const set = this.century(centuryOf(year))[year % yearsPerCentury] ?? 0n
    return this.year(set, shapeNumberOf(year))
  }

  /** The calendar itself repeats every four centuries. */
  #centuryHas(century: number, inForce: boolean): boolean {
    const sets = this.century(century)
    const known = intern(this.#centuriesHave, sets, () => new Map<string, boolean>())
    const hasIt = (set: SubPeriodSet, year: number): boolean =>
      this.year(set, shapeNumberOf(century * yearsPerCentury + year)).has(inForce)
    return intern(known, `${century % 4} ${inForce}`, () => sets.some(hasIt))
  }

  #day(set: SubPeriodSet): Span {
    return intern(this.#days, set, () => this.#row(this.#time.hr, 3600, set, (rest) => this.#hour(rest)))
  }

  #hour(set: SubPeriodSet): Span {
    return intern(this.#hours, set, () => this.#row(this.#time.min, 60, set, (rest) => this.#minute(rest)))
  }

  #minute(set: SubPeriodSet): Span {
    return intern(this.#minutes, set, () =>
      this.#row(this.#time.sec, 1, set, (rest) => (rest === 0n ? secondNotInForce : secondInForce)),
    )
  }

  #row(column: Column, secondsEach: number, set: SubPeriodSet, partOf: (rest: SubPeriodSet) => Span): Span {
    return new RowOfSpans({ column, secondsEach, set, partOf })
  }
}

function intern<Key, Value>(known: Map<Key, Value>, key: Key, build: () => Value): Value {
  const old = known.get(key)
  if (old !== undefined) return old
  const value = build()
  known.set(key, value)
  return value
}

const timetables = new WeakMap<Period, Timetable>()

/** The timetable of a period; the same one for as long as the period is kept. */
export function timetableOf(period: Period): Timetable {
  const known = timetables.get(period)
  if (known) return known
  const timetable = new Timetable(period)
  timetables.set(period, timetable)
  return timetable
}
