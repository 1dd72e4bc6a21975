import { setTimeout as wait } from 'node:timers/promises'
import type { CheckedParamsFor } from '../control/contract.ts'
import { phoneAct } from '../control/phone.ts'
import type { Act } from '../model/act.ts'
import { wireId, type Leg } from '../model/leg.ts'
import { phoneOf } from '../model/party.ts'
import { caller, legsOfPhone, reach } from '../model/world.ts'
import type { Switchboard } from '../server/switchboard.ts'

type Ring = Omit<Extract<Act, { act: 'ring' }>, 'act' | 'from' | 'to'> & {
  readonly from: string
  readonly to?: string
  readonly name?: string
}

/** What a scenario can do. All waiting ends with an error when the scenario is stopped. */
export class Stage {
  /** The line that the scenario is about. */
  readonly user: string
  readonly #switchboard: Switchboard
  readonly #signal: AbortSignal

  constructor(switchboard: Switchboard, user: string, signal: AbortSignal) {
    this.#switchboard = switchboard
    this.user = user
    this.#signal = signal
  }

  /** Somebody calls; the user unless `to` says whom. Returns the call's id and the caller's phone. */
  ring({ from, to, name, ...rest }: Ring): { readonly callId: string; readonly phone: string } {
    const { world } = this.#switchboard
    const party = caller(world, from, name)
    const outcome = this.#switchboard.act({ act: 'ring', from: party, to: reach(world, to ?? this.user), ...rest })
    if (outcome.kind === 'refused') throw new Error(outcome.fault.message)
    return { callId: outcome.callId ?? '', phone: phoneOf(party) }
  }

  /** A person does something at a phone; nothing happens where the call is over meanwhile. */
  phone(act: CheckedParamsFor<'phone'>): void {
    if (legsOfPhone(this.#switchboard.world, act.phone, act.callId).length === 0) return
    this.#switchboard.act(phoneAct(this.#switchboard.world, act))
  }

  dequeue(callId: string): void {
    this.#switchboard.act({ act: 'dequeue', callId })
  }

  legs(phone: string, callId?: string): readonly Leg[] {
    return legsOfPhone(this.#switchboard.world, phone, callId)
  }

  /** Whether a phone still has a leg in a call; leg B of an originated call counts. */
  isUp(phone: string, callId: string): boolean {
    return this.legs(phone).some((leg) => leg.callId === callId || wireId(leg) === callId)
  }

  random(): number {
    return this.#switchboard.random()
  }

  /** Waits until something is the case; `atMostMs` gives up quietly. Returns whether it is. */
  async until(isSo: () => boolean, atMostMs = Infinity): Promise<boolean> {
    const { changes } = this.#switchboard
    const giveUpAt = performance.now() + atMostMs
    while (!isSo()) {
      const left = giveUpAt - performance.now()
      if (left <= 0) return false
      await changes.next(changes.last, Math.min(left, 1000))
      this.#signal.throwIfAborted()
    }
    return true
  }

  async pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#signal })
  }
}
