import type { Snapshot } from '../src-main/ipc/contract.ts'
import { type Moment, type Received, receive } from './received.ts'

/** What the screens show: the newest snapshot, whole. */
export class AppState {
  #received = $state.raw<Received>()

  get received(): Received | undefined {
    return this.#received
  }

  /** Takes a snapshot over, unless a newer one has come already. */
  receive(snapshot: Snapshot, arrival: Moment): void {
    const known = this.#received?.snapshot.revision ?? -1
    if (snapshot.revision > known) this.#received = receive(this.#received, snapshot, arrival)
  }
}
