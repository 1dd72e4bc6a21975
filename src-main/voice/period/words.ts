import { compareSubPeriods } from './normalize.ts'
import type { Period, SubPeriod } from './period.ts'
import { printScales } from './print.ts'
import { fromMonday, sayDate, sayPartsOfHour, sayTimes, type Clock } from './scale-words.ts'
import type { Scale } from './scale.ts'
import { isWholeDay, joinOverMidnight, stretchesOfDay } from './time-of-day.ts'
import type { PeriodTranslate } from './translate.ts'

const dateScales: readonly Scale[] = ['yr', 'mo', 'wk', 'yd', 'md', 'wd']

/** Up to so many times of day are said one by one; more of them only if they are whole hours. */
const mostTimes = 4

/**
 * A period for people: "Monday to Friday, 9:00 to 17:00". It begins with a capital letter and ends without a full stop.
 *
 * `clock` writes a time of day as the system does, from seconds since midnight (86400 is its end); without it the
 * catalogue's way is taken.
 */
export function sayPeriod(what: { period: Period; translate: PeriodTranslate; clock?: Clock }): string {
  const { period, translate } = what
  if (period.length === 0) return translate('period.never')
  const phrases = groupByDate([...period].sort(byDateFromMonday)).flatMap((group) => sayGroup({ group, ...what }))
  const all = phrases.reduce((first, next) => translate('period.either', { first, next }))
  return all.slice(0, 1).toLocaleUpperCase() + all.slice(1)
}

/** The order of a canonical text, but with Sunday as the last day of the week. */
function byDateFromMonday(a: SubPeriod, b: SubPeriod): number {
  const ordered = (subPeriod: SubPeriod): SubPeriod =>
    subPeriod.wd ? { ...subPeriod, wd: fromMonday(subPeriod.wd) } : subPeriod
  return compareSubPeriods(ordered(a), ordered(b))
}

/** Sub-periods that are for the same days, so that their times can be said together. */
function groupByDate(period: Period): readonly (readonly SubPeriod[])[] {
  const groups = new Map<string, SubPeriod[]>()
  for (const subPeriod of period) {
    const key = printScales({ subPeriod, scales: dateScales })
    const group = groups.get(key)
    if (group) group.push(subPeriod)
    else groups.set(key, [subPeriod])
  }
  return [...groups.values()]
}

function sayGroup(what: { group: readonly SubPeriod[]; translate: PeriodTranslate; clock?: Clock }): readonly string[] {
  const { group, translate } = what
  const [first = {}] = group
  const date = sayDate({ subPeriod: first, translate })
  const both = (parts: readonly string[]): string =>
    parts.length === 0
      ? translate('period.always')
      : parts.reduce((before, next) => translate('period.both', { first: before, next }))

  const stretches = stretchesOfDay(group)
  const isOfHours = group.every(({ min, sec }) => !min && !sec)
  if (stretches && (isOfHours || stretches.length <= mostTimes)) {
    if (isWholeDay(stretches)) return [both(date)]
    // With dates, the early hours belong to the day before midnight and must not seem to follow the evening.
    const times = date.length === 0 ? joinOverMidnight(stretches) : stretches
    return [both([...date, sayTimes({ ...what, stretches: times })])]
  }

  return group.map((subPeriod) => {
    const hours = subPeriod.hr ? stretchesOfDay([{ hr: subPeriod.hr }]) : null
    const parts = sayPartsOfHour({ subPeriod, translate })
    return both([...date, ...(hours ? [sayTimes({ ...what, stretches: hours })] : []), ...parts])
  })
}
