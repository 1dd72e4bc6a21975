import type { CallView, Snapshot } from '../src-main/ipc/contract.ts'
import type { Moment } from './moment.ts'
import { SameCalls } from './same-calls.ts'

/** A snapshot and when it came: its timers run on from there. */
export interface Received {
  readonly snapshot: Snapshot
  readonly arrival: Moment
  /** When the timer of a call ran on from: an older arrival than this one where the call shows nothing new. */
  readonly arrivalOf: (call: CallView) => Moment
}

/** What the screens show: the newest snapshot, whole. */
export class AppState {
  #received = $state.raw<Received>()
  readonly #calls = new SameCalls()

  get received(): Received | undefined {
    return this.#received
  }

  /** Takes a snapshot over, unless a newer one has come already. */
  receive({ snapshot, arrival }: Pick<Received, 'snapshot' | 'arrival'>): void {
    const known = this.#received?.snapshot.revision ?? -1
    if (snapshot.revision <= known) return
    const calls = this.#calls.take(snapshot.calls, arrival)
    const arrivalOf = (call: CallView) => this.#calls.arrivalOf(call) ?? arrival
    this.#received = { snapshot: { ...snapshot, calls }, arrival, arrivalOf }
  }
}
