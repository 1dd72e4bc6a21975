import type { SipCallInfoOnWire } from '../../src-main/portaswitch/protocol/sip-call-info.ts'
import type { Act } from './act.ts'
import { isAlive, keyOf, wireState, writeLeg, type Ending, type Leg } from './leg.ts'
import type { Random } from './random.ts'
import { writeParty, type CallRecord, type World } from './world.ts'

/** What an act depends on besides the world. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly random: Random
}

/** A notification and the lines that hear it; a subscriber to the whole customer hears all. */
export interface Told {
  readonly info: SipCallInfoOnWire
  readonly lines: readonly string[]
}

/** An act that follows by itself. */
export interface Later {
  readonly afterMs: number
  readonly act: Act
}

/** A step of the model. */
export interface Step {
  readonly world: World
  readonly told: readonly Told[]
  /** The legs that ended. */
  readonly ended: readonly Leg[]
  readonly later: readonly Later[]
}

/**
 * Collects the step of one act: legs are put in place, told and ended in the order in which the switch does it.
 *
 * Local to one act; the world that it starts from is left as it is.
 */
export class Change {
  readonly surroundings: Surroundings
  readonly #start: World
  readonly #legs: Map<string, Leg>
  readonly #calls: Map<string, CallRecord>
  readonly #told: { readonly leg: Leg; readonly told: Told }[] = []
  readonly #later: Later[] = []
  readonly #ended: Leg[] = []
  #nextBridge: number

  constructor(world: World, surroundings: Surroundings) {
    this.surroundings = surroundings
    this.#start = world
    this.#legs = new Map(world.legs)
    this.#calls = new Map(world.calls)
    this.#nextBridge = world.nextBridge
  }

  get now(): number {
    return this.surroundings.now
  }

  get random(): Random {
    return this.surroundings.random
  }

  /** The world as it is at this point of the step. */
  get world(): World {
    return { ...this.#start, legs: this.#legs, calls: this.#calls, nextBridge: this.#nextBridge }
  }

  newBridge(): number {
    this.#nextBridge += 1
    return this.#nextBridge - 1
  }

  /** Notes that a call is there, and who placed it by command. */
  open(callId: string, originator?: string): void {
    this.#calls.set(callId, { lines: [], originator })
  }

  /** Puts a leg in place without telling anybody. */
  put(leg: Leg): Leg {
    this.#legs.set(keyOf(leg), leg)
    const record = this.#calls.get(leg.callId) ?? { lines: [], originator: undefined }
    if (leg.owner.kind === 'line' && !record.lines.includes(leg.owner.id))
      this.#calls.set(leg.callId, { ...record, lines: [...record.lines, leg.owner.id] })
    return leg
  }

  /** Tells the leg's present state. */
  tell(leg: Leg): void {
    const info = writeLeg(leg, wireState(leg, this.others(leg)), (party) => writeParty(this.#start, party))
    this.#told.push({ leg, told: { info, lines: audience(this.world, leg) } })
  }

  say(leg: Leg): Leg {
    this.put(leg)
    this.tell(leg)
    return leg
  }

  /** Ends a leg, tells it and forgets it. */
  end(leg: Leg, ending: Omit<Ending, 'at'>): void {
    this.#ended.push(this.say({ ...leg, phase: 'terminated', ending: { ...ending, at: this.now } }))
    this.#legs.delete(keyOf(leg))
  }

  after(afterMs: number, act: Act): void {
    this.#later.push({ afterMs, act })
  }

  others(leg: Leg): readonly Leg[] {
    return [...this.#legs.values()].filter(
      (other) => other.bridge === leg.bridge && isAlive(other) && keyOf(other) !== keyOf(leg),
    )
  }

  done(): Step {
    // Who comes in later in the same step hears it from the start: the called line hears the caller's leg try.
    const told = this.#told.map(({ leg, told: { info, lines } }) => ({
      info,
      lines: [...new Set([...lines, ...audience(this.world, leg)])],
    }))
    const alive = new Set([...this.#legs.values()].map((leg) => leg.callId))
    for (const callId of this.#calls.keys()) if (!alive.has(callId)) this.#calls.delete(callId)
    return { world: this.world, told, ended: this.#ended, later: this.#later }
  }
}

/** The lines that take part in the leg's call, or talk to it across a join. Leg B can be kept from who placed the call. */
export function audience(world: World, leg: Leg): readonly string[] {
  const record = world.calls.get(leg.callId)
  const lines = new Set(record?.lines)
  for (const other of world.legs.values())
    if (other.bridge === leg.bridge && other.owner.kind === 'line') lines.add(other.owner.id)
  const untold = leg.suffix !== '' && world.options.legB === 'untold' ? record?.originator : undefined
  if (untold !== undefined && !(leg.owner.kind === 'line' && leg.owner.id === untold)) lines.delete(untold)
  return [...lines]
}
