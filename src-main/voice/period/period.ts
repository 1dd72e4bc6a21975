import type { Scale } from './scale.ts'

/**
 * From one value of a scale through another, both included; `from` is the smaller one.
 *
 * A range of years may mix both notations, and only then `from` is the larger number: `{ from: 1972, to: 99 }` lies
 * between 1972 and the year 99 of whatever century the moment is in.
 */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What all has to hold at once. A scale that is absent restricts nothing. */
export type SubPeriod = { readonly [S in Scale]?: readonly Range[] }

/**
 * Recurring times of the wall clock: a moment is in the period if it is in any one of the sub-periods.
 *
 * Every Period that this folder returns is normal (see `normalize`), so that its text is the canonical one. The spelling
 * it was read from is not kept: whoever edits a server's string holds on to that string until it is changed.
 */
export type Period = readonly SubPeriod[]

/** In force at every moment; its text is blank. */
export const always: Period = [{}]

/** In force at no moment; its text is `none`. */
export const never: Period = []

/** The longest text that the server stores, in characters (MenuInfo, period). */
export const maxPeriodLength = 255
