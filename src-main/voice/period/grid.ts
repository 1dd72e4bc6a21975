import { samePeriod } from './equality.ts'
import { normalize } from './normalize.ts'
import type { Period } from './period.ts'
import { scales, type Scale } from './scale.ts'
import { timetableOf } from './timetable.ts'

/** Whether a period is in force in each hour of a week: seven days from Sunday on, each with 24 hours. */
export type WeekGrid = readonly (readonly boolean[])[]

/** The scales that a grid has. */
export type GridScale = 'wd' | 'hr'

/** A scale by which weeks, or the parts of an hour, can differ. */
export type ForeignScale = Exclude<Scale, GridScale>

/** A period as a grid, or the scales, coarse to fine, for which it cannot be one. */
export type GridReading =
  { readonly fits: true; readonly grid: WeekGrid } | { readonly fits: false; readonly scales: readonly ForeignScale[] }

export const daysOfWeek = 7
export const hoursOfDay = 24

/** The period as a weekly grid, if it means the same in each week and is either on or off for whole hours. */
export function gridOf(period: Period): GridReading {
  const grid = sampleWeek(period)
  const foreign = scales.filter(isForeign).filter((scale) => period.some((subPeriod) => subPeriod[scale]))
  if (foreign.length === 0 || samePeriod(period, periodOfGrid(grid))) return { fits: true, grid }
  return { fits: false, scales: foreign }
}

const isForeign = (scale: Scale): scale is ForeignScale => scale !== 'wd' && scale !== 'hr'

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
