import type { Range, SubPeriod } from './period.ts'
import { unite, valuesOf } from './ranges.ts'

/** A stretch of a day, in seconds since midnight, both ends included. */
export type DayStretch = Range

const wholeDay: DayStretch = { from: 0, to: 86_399 }

/** How many stretches are worth telling apart; there is no saying more of them one by one. */
const most = 400

/** When in a day the hours, minutes and seconds of any of the sub-periods hold, ascending; null if far too often. */
export function stretchesOfDay(subPeriods: readonly SubPeriod[]): readonly DayStretch[] | null {
  const stretches: DayStretch[] = []
  for (const { hr, min, sec } of subPeriods) {
    const inMinute = nest({ values: sec, count: 60, seconds: 1, inEach: 'whole' })
    const inHour = nest({ values: min, count: 60, seconds: 60, inEach: inMinute })
    const inDay = nest({ values: hr, count: 24, seconds: 3600, inEach: inHour })
    if (inDay === 'too many') return null
    stretches.push(...(inDay === 'whole' ? [wholeDay] : inDay))
  }
  return unite(stretches)
}

export const isWholeDay = (stretches: readonly DayStretch[]): boolean =>
  stretches.length === 1 && stretches[0]?.from === wholeDay.from && stretches[0].to === wholeDay.to

/** Puts evening and early morning together, for where each day is followed by one of the same: 22:00 to 6:00. */
export function joinOverMidnight(stretches: readonly DayStretch[]): readonly DayStretch[] {
  const [first, ...rest] = stretches
  const last = rest.at(-1)
  if (first?.from !== wholeDay.from || last?.to !== wholeDay.to) return stretches
  return [...rest.slice(0, -1), { from: last.from, to: first.to }]
}

type Stretches = readonly DayStretch[] | 'whole' | 'too many'

/** The stretches of a span, made of the values of a scale and of what holds in each of them. */
function nest(span: {
  readonly values: readonly Range[] | undefined
  readonly count: number
  /** The length of one value. */
  readonly seconds: number
  readonly inEach: Stretches
}): Stretches {
  const { values = [{ from: 0, to: span.count - 1 }], seconds, inEach } = span
  if (inEach === 'too many') return inEach
  if (inEach === 'whole') {
    if (!span.values) return inEach
    return values.map(({ from, to }) => ({ from: from * seconds, to: (to + 1) * seconds - 1 }))
  }
  const starts = valuesOf(values).map((value) => value * seconds)
  if (starts.length * inEach.length > most) return 'too many'
  return starts.flatMap((start) => inEach.map(({ from, to }) => ({ from: start + from, to: start + to })))
}
