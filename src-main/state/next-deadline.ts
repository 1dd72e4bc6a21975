import { nextDeadline as nextOfCalls } from '../calls/deadline.ts'
import type { CallRules } from '../calls/rules.ts'
import type { Timing } from '../timing.ts'
import { askedDialDeadline } from './asked-dial.ts'
import type { AppState } from './state.ts'

/** When `call.clockTicked` is due next, on the monotonic clock; undefined while nothing waits for time to pass. */
export function nextDeadline(
  { calls, dialRequest }: Pick<AppState, 'calls' | 'dialRequest'>,
  rules: CallRules & Pick<Timing, 'dialAsked'>,
): number | undefined {
  const next = Math.min(nextOfCalls(calls, rules) ?? Infinity, askedDialDeadline(dialRequest, rules) ?? Infinity)
  return next === Infinity ? undefined : next
}
