import type { CallsState } from './call.ts'
import type { CallRules } from './rules.ts'

/** When `call.clockTicked` is due next, on the monotonic clock; undefined while nothing waits for time to pass. */
export function nextDeadline(_state: CallsState, _rules: CallRules): number | undefined {
  return undefined
}
