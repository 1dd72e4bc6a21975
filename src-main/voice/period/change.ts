import type { Period } from './period.ts'
import { timetableOf } from './timetable.ts'
import { clockMove, offsetAt, secondsBetweenWalls } from './zone.ts'

/** A period, a moment in milliseconds since 1970 (UTC), and the IANA name of the time zone whose clock the period means. */
export interface PeriodAtMoment {
  readonly period: Period
  readonly moment: number
  readonly zone: string
}

/** Whether the period holds at a moment. A RangeError if the runtime does not know the zone; so for all here. */
export function inForce({ period, moment, zone }: PeriodAtMoment): boolean {
  const second = Math.floor(moment / 1000)
  return timetableOf(period).stateAt(second + offsetAt({ moment, zone }))
}

/**
 * The first moment after this one at which the answer of `inForce` flips; null if it stays as it is to the end of 9999.
 *
 * The wall time at which it flips is found on the calendar (`Timetable`). That is right as long as nobody moves the
 * clock on the way, and a move can matter in two places only: shortly after now, where the clock may be put back to before
 * now, and shortly before the end, where it may jump over it. Between them the wall time surely lies within the stretch
 * whose state is known, however many moves there are, so that stretch is leapt over.
 */
export function nextChange({ period, moment, zone }: PeriodAtMoment): number | null {
  const timetable = timetableOf(period)
  let now = Math.floor(moment / 1000)
  let offset = offsetOf(now, zone)
  const state = timetable.stateAt(now + offset)
  for (;;) {
    const wall = timetable.seek(now + offset, !state, 1)
    const due = wall === null ? Infinity : wall - offset
    const until = Math.min(due, now + secondsBetweenWalls)
    const move = clockMove({ after: now, until, zone })
    if (move === null) {
      if (until === due) return due * 1000
      if (wall === null) return null
      now = Math.max(until, due - secondsBetweenWalls)
      offset = offsetOf(now, zone)
    } else {
      now = move
      offset = offsetOf(now, zone)
      if (timetable.stateAt(now + offset) !== state) return move * 1000
    }
  }
}

/**
 * The moment since which the answer of `inForce` has been what it is; null if that was so at the start of 1970. It is the
 * given moment itself if the answer flips there. Found as `nextChange` finds its own, backwards.
 */
export function previousChange({ period, moment, zone }: PeriodAtMoment): number | null {
  const timetable = timetableOf(period)
  let now = Math.floor(moment / 1000)
  let offset = offsetOf(now, zone)
  const state = timetable.stateAt(now + offset)
  for (;;) {
    const wall = timetable.seek(now + offset, !state, -1)
    const begun = wall === null ? -Infinity : wall + 1 - offset
    const since = Math.max(begun, now - secondsBetweenWalls)
    const move = clockMove({ after: since - 1, until: now, zone })
    if (move === null) {
      if (since === begun) return begun * 1000
      if (wall === null) return null
      now = Math.min(since, begun + secondsBetweenWalls)
      offset = offsetOf(now, zone)
    } else {
      now = move - 1
      offset = offsetOf(now, zone)
      if (timetable.stateAt(now + offset) !== state) return move * 1000
    }
  }
}

const offsetOf = (second: number, zone: string): number => offsetAt({ moment: second * 1000, zone })
