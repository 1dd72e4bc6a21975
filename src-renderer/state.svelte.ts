import type { Snapshot } from '../src-main/ipc/contract.ts'

/** A moment on both clocks: running times count from `mono`, times of day from `wall`. */
export interface Moment {
  /** `performance.now()`. */
  readonly mono: number
  /** Milliseconds since the epoch. */
  readonly wall: number
}

/** A snapshot and when it came: its timers run on from there. */
export interface Received {
  readonly snapshot: Snapshot
  readonly arrival: Moment
}

/** What the screens show: the newest snapshot, whole. */
export class AppState {
  #received = $state.raw<Received>()

  get received(): Received | undefined {
    return this.#received
  }

  /** Takes a snapshot over, unless a newer one has come already. */
  receive({ snapshot, arrival }: Received): void {
    const known = this.#received?.snapshot.revision ?? -1
    if (snapshot.revision > known) this.#received = { snapshot, arrival }
  }
}
