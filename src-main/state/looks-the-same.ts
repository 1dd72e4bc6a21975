import type { CallsState } from '../calls/calls-state.ts'
import type { AppState } from './state.ts'

/** What no screen shows of the calls, for it only serves to understand what is told next. All else is taken to be shown. */
const unseen: ReadonlySet<string> = new Set([
  'others',
  'endedLegs',
  'asked',
  'lateDials',
  'owner',
  'learntAnswerMode',
] satisfies readonly (keyof CallsState)[])
/** No screen shows these either; the calls are looked at by themselves. */
const apart: ReadonlySet<string> = new Set(['revision', 'calls', 'caughtUp'] satisfies readonly (keyof AppState)[])

/** Whether a change is one that no screen shows: the first thing told of a ring is a leg that is not ours. */
export function looksTheSame(previous: AppState, next: AppState): boolean {
  return isSameBut(apart, previous, next) && isSameBut(unseen, previous.calls, next.calls)
}

function isSameBut<Part extends object>(left: ReadonlySet<string>, previous: Part, next: Part): boolean {
  if (previous === next) return true
  const before = new Map(Object.entries(previous))
  return Object.entries(next).every(([key, value]) => left.has(key) || value === before.get(key))
}
