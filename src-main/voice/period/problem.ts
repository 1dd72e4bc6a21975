import type { Scale, ValueProblem } from './scale.ts'

/** What would have been right in the place where a text stops being a period. */
export type Expected =
  | { readonly kind: 'scale' }
  | { readonly kind: 'sub-period' }
  | { readonly kind: 'opening-brace' }
  | { readonly kind: 'closing-brace' }
  | { readonly kind: 'value'; readonly scale: Scale }

export type PeriodProblemReason =
  | ValueProblem
  | 'unknown-scale'
  | 'empty-sub-period'
  | 'missing-opening-brace'
  | 'missing-closing-brace'
  | 'comma-in-braces'
  | 'incomplete-range'

/** Where, why and instead of what a text is not a period. */
export interface PeriodProblem {
  readonly reason: PeriodProblemReason
  /** Of the first character that is wrong, counted from 0 as strings are; the text's length if it ends too early. */
  readonly offset: number
  /** What stands there instead; empty where something is missing. */
  readonly found: string
  readonly expected: Expected
}
