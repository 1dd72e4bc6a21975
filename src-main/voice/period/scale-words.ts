import { joinItems, joinRange } from './list-words.ts'
import type { Range, SubPeriod } from './period.ts'
import { unite, valuesOf } from './ranges.ts'
import { months, weekDays } from './scale.ts'
import type { DayStretch } from './time-of-day.ts'
import type { PeriodKey, PeriodTranslate } from './translate.ts'

/** A time of day from seconds since midnight, up to 86400. */
export type Clock = (secondOfDay: number) => string

/** One phrase for each date scale that a sub-period restricts, coarse to fine. */
export function sayDate({
  subPeriod,
  translate,
}: {
  subPeriod: SubPeriod
  translate: PeriodTranslate
}): readonly string[] {
  const { yr, mo, wk, yd, md, wd } = subPeriod
  const counted = countedIn(translate)
  // Ends are joined only where the scale around them does not begin anew there: January 2026 does not follow its December.
  const inMonths = mo && !yr ? joinEnds(mo, 12) : mo
  const inWeek = wd && !wk ? joinEnds(fromMonday(wd), 7) : wd && fromMonday(wd)
  return [
    ...(yr ? [sayRanges({ ranges: yr, say: (year) => sayYear(year, translate), translate })] : []),
    ...(inMonths ? [sayRanges({ ranges: inMonths, say: (month) => translate(monthKey(month)), translate })] : []),
    ...counted('period.wk', wk),
    ...counted('period.yd', yd),
    ...counted('period.md', md),
    ...(inWeek ? [sayRanges({ ranges: inWeek, say: (day) => translate(weekDayKey(day)), translate })] : []),
  ]
}

/** The minutes of each hour and the seconds of each minute. */
export function sayPartsOfHour(what: { subPeriod: SubPeriod; translate: PeriodTranslate }): readonly string[] {
  const { min, sec } = what.subPeriod
  const counted = countedIn(what.translate)
  return [...counted('period.min', min), ...counted('period.sec', sec)]
}

/** "9:00 to 12:00 and 13:00 to 17:00". A stretch that begins later than it ends goes on after midnight. */
export function sayTimes(what: {
  stretches: readonly DayStretch[]
  translate: PeriodTranslate
  clock?: Clock
}): string {
  const { stretches, translate, clock = clockOf(translate) } = what
  const items = stretches.map(({ from, to }) => joinRange(clock(from), clock(to + 1), translate))
  return joinItems(items, translate)
}

function clockOf(translate: PeriodTranslate): Clock {
  const two = (number: number): string => String(number).padStart(2, '0')
  return (secondOfDay) => {
    const [hour, minute, second] = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 60) % 60, secondOfDay % 60]
    const parts = { hour, minute: two(minute), second: two(second) }
    return translate(second === 0 ? 'period.clock' : 'period.clockWithSeconds', parts)
  }
}

function countedIn(translate: PeriodTranslate) {
  return (key: PeriodKey, ranges: readonly Range[] | undefined): readonly string[] => {
    if (!ranges) return []
    return [translate(key, { list: sayRanges({ ranges, say: String, translate }), count: valuesOf(ranges).length })]
  }
}

/** Week days counted from Monday, 1, to Sunday, 7. */
export const fromMonday = (days: readonly Range[]): readonly Range[] =>
  unite(valuesOf(days).map((day) => ({ from: day === 1 ? 7 : day - 1, to: day === 1 ? 7 : day - 1 })))

/** Makes one range of those at both ends of a scale that begins anew after `count`: November to February. */
function joinEnds(ranges: readonly Range[], count: number): readonly Range[] {
  const [first, ...rest] = ranges
  const last = rest.at(-1)
  if (first?.from !== 1 || last?.to !== count) return ranges
  return [...rest.slice(0, -1), { from: last.from, to: count + first.to }]
}

const monthKey = (month: number): PeriodKey => `period.mo.${months[(month - 1) % months.length] ?? 'jan'}`

const weekDayKey = (day: number): PeriodKey => `period.wd.${weekDays[day % weekDays.length] ?? 'su'}`

const sayYear = (year: number, translate: PeriodTranslate): string =>
  year > 99 ? String(year) : translate('period.shortYear', { year: String(year).padStart(2, '0') })

/** Ranges of three and more values as "A to D", two neighbours as two items. */
function sayRanges(what: {
  ranges: readonly Range[]
  say: (value: number) => string
  translate: PeriodTranslate
}): string {
  const { ranges, say, translate } = what
  const items = ranges.flatMap((range) => {
    const { from, to } = range
    if (from === to) return [say(from)]
    return to === from + 1 ? [say(from), say(to)] : [joinRange(say(from), say(to), translate)]
  })
  return joinItems(items, translate)
}
