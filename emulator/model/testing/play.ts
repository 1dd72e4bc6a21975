import type { Act } from '../act.ts'
import type { Told } from '../change.ts'
import { wireId, type Leg } from '../leg.ts'
import type { Line, Phone } from '../line.ts'
import { defaultSwitchOptions, type SwitchOptions } from '../options.ts'
import { perform } from '../perform.ts'
import type { Fault } from '../../../src-main/portaswitch/protocol/fault.ts'
import { caller, legsOfPhone, newWorld, reach, type World } from '../world.ts'

export const ada = '123002'
export const ben = '123003'
export const kim = '123007'
export const sales = '123050'

const lineOf = (id: string, phone: Phone): Line => ({
  iAccount: 40_000_000 + Number(id),
  id,
  firstName: id,
  lastName: '',
  extension: `1${id.slice(4)}`,
  password: 'secret',
  aliases: [],
  email: '',
  timeZone: 'Europe/Berlin',
  callControl: 'allowed',
  iIvrAn: undefined,
  mailbox: 'allowed',
  signIn: 'open',
  phone,
  phones: 1,
})

/** The smallest generator of numbers that repeats itself for a seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A switch without servers, for tests of the model: acts by phone, time that is set, and what was told. */
export class Play {
  world: World
  now = Date.UTC(2026, 10, 23, 9, 0, 0)
  readonly told: Told[] = []
  readonly #random = seeded(7)
  #later: { readonly at: number; readonly act: Act }[] = []

  constructor(
    given: { readonly phone?: Phone; readonly options?: Partial<SwitchOptions>; readonly phones?: number } = {},
  ) {
    const lines = [ada, ben, kim].map((id) => ({
      ...lineOf(id, id === kim ? (given.phone ?? { kind: 'talk' }) : { kind: 'talk' }),
      phones: id === kim ? (given.phones ?? 1) : 1,
    }))
    this.world = newWorld({
      options: { ...defaultSwitchOptions, ...given.options },
      lines,
      queues: [{ iQueue: 12, id: sales, name: 'Sales', agents: [ben, kim] }],
    })
  }

  /** Performs an act; answers the refusal, or the id of a call that it began. */
  act(act: Act): { readonly fault?: Fault; readonly callId?: string | undefined } {
    const outcome = perform(this.world, act, { now: this.now, random: this.#random })
    if (outcome.kind === 'refused') return { fault: outcome.fault }
    this.world = outcome.step.world
    this.told.push(...outcome.step.told)
    this.#later.push(...outcome.step.later.map(({ afterMs, act: next }) => ({ at: this.now + afterMs, act: next })))
    return { callId: outcome.callId }
  }

  /** Lets time pass, with what follows by itself. */
  pass(ms: number): void {
    const end = this.now + ms
    const due = this.#later.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)
    this.#later = this.#later.filter(({ at }) => at > end)
    for (const { at, act } of due) {
      this.now = at
      this.act(act)
    }
    this.now = end
  }

  ring(from: string, to: string, more: { readonly phones?: number; readonly early?: boolean } = {}): string {
    const { callId } = this.act({ act: 'ring', from: caller(this.world, from), to: reach(this.world, to), ...more })
    return callId ?? ''
  }

  /** A call from one line to another that is answered. */
  talk(from: string, to: string): string {
    const callId = this.ring(from, to)
    this.act({ act: 'answer', leg: this.name(to, callId) })
    return callId
  }

  leg(phone: string, callId?: string): Leg {
    const leg = legsOfPhone(this.world, phone, callId)[0]
    if (leg === undefined) throw new Error(`${phone} has no leg`)
    return leg
  }

  name(phone: string, callId?: string): { id: string; tag: string } {
    const leg = this.leg(phone, callId)
    return { id: wireId(leg), tag: leg.tag }
  }

  /** What was told since the last look, as `whose state`; leg B is marked. */
  news(): string[] {
    const owners = this.told.splice(0).map(({ info }) => {
      const who = info.type === 'incoming' ? info.callee : info.caller
      const mark = info.call.id.includes('~') ? ' B' : ''
      return `${String(who?.id ?? who?.display_id)}${mark} ${info.state}`
    })
    return owners
  }
}
