import equal from 'fast-deep-equal'
import type { CallView, Snapshot, TimerView } from '../src-main/ipc/contract.ts'

/** A moment on both clocks: running times count from `mono`, times of day from `wall`. */
export interface Moment {
  /** `performance.now()`. */
  readonly mono: number
  /** Milliseconds since the epoch. */
  readonly wall: number
}

/** A call and when it came as it is: its timer runs on from there. */
export interface ReceivedCall extends CallView {
  readonly arrival: Moment
}

/** A snapshot and when it came. */
export interface Received {
  readonly snapshot: Omit<Snapshot, 'calls'> & { readonly calls: readonly ReceivedCall[] }
  readonly arrival: Moment
}

/** How far a timer may be from what it says in a new snapshot, in milliseconds: this much comes of the way from main. */
const timerSlackMs = 100

/**
 * A snapshot as the screens have it. A call that says what it said before stays the same object, so that a card of which
 * nothing has changed is not looked at again: where fifty calls stand, one that rings concerns two cards.
 */
export function receive(before: Received | undefined, snapshot: Snapshot, arrival: Moment): Received {
  const known = new Map(before?.snapshot.calls.map((call) => [call.id, call]))
  const calls = snapshot.calls.map((call) => {
    const earlier = known.get(call.id)
    return earlier !== undefined && saysTheSame(earlier, call, arrival) ? earlier : { ...call, arrival }
  })
  return { snapshot: { ...snapshot, calls }, arrival }
}

function saysTheSame({ arrival: then, timer: earlier, ...before }: ReceivedCall, call: CallView, now: Moment): boolean {
  const { timer, ...after } = call
  return runsOn(earlier, timer, now.mono - then.mono) && equal(before, after)
}

function runsOn(earlier: TimerView | undefined, timer: TimerView | undefined, passedMs: number): boolean {
  if (earlier === undefined || timer === undefined) return earlier === timer
  if (earlier.running !== timer.running) return false
  return Math.abs(earlier.elapsedMs + (timer.running ? passedMs : 0) - timer.elapsedMs) < timerSlackMs
}
