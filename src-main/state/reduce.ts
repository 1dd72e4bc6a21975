import type { Now } from '../calls/event.ts'
import type { CallRules } from '../calls/rules.ts'
import type { AppEvent } from './event.ts'
import type { AppState } from './state.ts'

/** The one place where the state changes. The same reference comes back when nothing did; nothing is ever thrown. */
export function reduce(state: AppState, _event: AppEvent, _now: Now, _rules: CallRules): AppState {
  return state
}
