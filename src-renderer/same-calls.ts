import type { CallView } from '../src-main/ipc/contract.ts'
import type { Moment } from './moment.ts'

/** Snapshots count a running time at their own moment, and come a little late: so far apart two starts are the same. */
const sameStart = 250

/**
 * The calls of one snapshot after the other, each with the moment that its timer counts from. A call that shows nothing new
 * stays the object that it was, so its card is left alone however many others change.
 */
export class SameCalls {
  #known: ReadonlyMap<string, CallView> = new Map()
  readonly #arrivals = new WeakMap<CallView, Moment>()

  take(calls: readonly CallView[], arrival: Moment): readonly CallView[] {
    const taken = calls.map((call) => this.#kept(call, arrival) ?? this.#new(call, arrival))
    this.#known = new Map(taken.map((call) => [call.id, call]))
    return taken
  }

  /** When what the call shows was true. */
  arrivalOf(call: CallView): Moment | undefined {
    return this.#arrivals.get(call)
  }

  #new(call: CallView, arrival: Moment): CallView {
    this.#arrivals.set(call, arrival)
    return call
  }

  #kept(call: CallView, arrival: Moment): CallView | undefined {
    const known = this.#known.get(call.id)
    const since = known && this.#arrivals.get(known)
    if (known === undefined || since === undefined) return undefined
    return isSameTimer(known.timer, since, call.timer, arrival) && written(known) === written(call) ? known : undefined
  }
}

function isSameTimer(before: CallView['timer'], since: Moment, after: CallView['timer'], now: Moment): boolean {
  if (before === undefined || after === undefined) return before === after
  if (before.running !== after.running) return false
  if (!after.running) return before.elapsedMs === after.elapsedMs
  return Math.abs(since.mono - before.elapsedMs - (now.mono - after.elapsedMs)) < sameStart
}

const written = (call: CallView): string => JSON.stringify({ ...call, timer: undefined })
