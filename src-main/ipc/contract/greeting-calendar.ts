import * as v from 'valibot'
import { allGreetings, type Greeting } from './greetings.ts'
import type { Loaded } from './trouble.ts'

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const calendarCommands = {
  loadCalendar: v.strictObject({}),
  /** Moments in milliseconds since the epoch. `invalid`: it ends before it begins or now, or overlaps with another. */
  addToCalendar: v.strictObject({ greeting: v.picklist(allGreetings), from: moment, until: moment }),
  /** One that is under way ends now. */
  removeFromCalendar: v.strictObject({ id: v.pipe(v.string(), v.maxLength(64)) }),
} as const

export interface CalendarResults {
  loadCalendar: Loaded<readonly CalendarView[]>
}

/** What came late, or not at all, as the computer was off when it was due. */
export interface LateChange {
  readonly greeting: Greeting
  readonly what: 'began' | 'ended' | 'missed'
}

/** A greeting for a stretch of time. */
export interface CalendarView {
  readonly id: string
  readonly greeting: Greeting
  readonly from: number
  readonly until: number
  readonly course: CalendarCourse
}

/**
 * `waiting` for its start, `running`, `done`: the former greeting is in force again. `late`: the computer was off or asleep at
 * that moment. `changed`: somebody has chosen another one meanwhile, which was left. `missed`: it was off for the whole of it.
 */
export type CalendarCourse =
  /** `former`: a first try to begin failed, and this was in force before it. */
  | { readonly kind: 'waiting'; readonly former?: string | undefined }
  | { readonly kind: 'running'; readonly former: string; readonly late: boolean }
  | { readonly kind: 'done'; readonly late: boolean; readonly changed: boolean }
  | { readonly kind: 'missed' }
