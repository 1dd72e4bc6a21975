import { samePeriod } from './equality.ts'
import { normalize } from './normalize.ts'
import type { Period } from './period.ts'
import { scales, type Scale } from './scale.ts'
import { timetableOf } from './timetable.ts'

/** Whether a period is in force in each hour of a week: seven days from Sunday on, each with 24 hours. */
export type WeekGrid = readonly (readonly boolean[])[]

/** A period as a grid, or the scales, coarse to fine, by which its weeks or the parts of its hours differ. */
export type GridReading =
  { readonly fits: true; readonly grid: WeekGrid } | { readonly fits: false; readonly scales: readonly Scale[] }

export const daysOfWeek = 7
export const hoursOfDay = 24

/** The period as a weekly grid, if it means the same in each week and is either on or off for whole hours. */
export function gridOf(period: Period): GridReading {
  const grid = sampleWeek(period)
  const foreign = scales.filter((scale) => scale !== 'wd' && scale !== 'hr' && period.some((sub) => sub[scale]))
  if (foreign.length === 0 || samePeriod(period, periodOfGrid(grid))) return { fits: true, grid }
  return { fits: false, scales: foreign }
}

/** The period that is in force in the hours that are on: one sub-period for all days with the same hours. */
export function periodOfGrid(grid: WeekGrid): Period {
  return normalize(
    grid.map((hours, day) => ({
      wd: [{ from: day + 1, to: day + 1 }],
      hr: hours.flatMap((on, hour) => (on ? [{ from: hour, to: hour }] : [])),
    })),
  )
}

/** Any week does for a period that fits; the first one of 1970 that starts on a Sunday is on 4 January. */
function sampleWeek(period: Period): WeekGrid {
  const timetable = timetableOf(period)
  const sunday = 3 * 24
  return Array.from({ length: daysOfWeek }, (_, day) =>
    Array.from({ length: hoursOfDay }, (_, hour) => timetable.stateAt((sunday + day * 24 + hour) * 3600)),
  )
}
