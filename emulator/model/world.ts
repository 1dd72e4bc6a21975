import { isAlive, keyOf, type Leg } from './leg.ts'
import { displayName, type Line, type Queue } from './line.ts'
import type { SwitchOptions } from './options.ts'
import { phoneOf, type Party, type PartyOnWire } from './party.ts'

/** Everything that the switch knows about lines and calls; replaced whole by each act. */
export interface World {
  readonly options: SwitchOptions
  readonly iCustomer: number
  readonly customerName: string
  readonly lines: readonly Line[]
  readonly queues: readonly Queue[]
  /** The live legs by {@link keyOf}, oldest first. */
  readonly legs: ReadonlyMap<string, Leg>
  readonly calls: ReadonlyMap<string, CallRecord>
  readonly nextBridge: number
}

/** What is remembered of a call as long as one of its legs lives. */
export interface CallRecord {
  /** The lines that take part or took part, a transferor for instance. */
  readonly lines: readonly string[]
  /** The line that placed it by `originate_advanced_call`. */
  readonly originator: string | undefined
}

export interface WorldSetting {
  readonly options: SwitchOptions
  readonly lines: readonly Line[]
  readonly queues: readonly Queue[]
}

export const newWorld = (setting: WorldSetting): World => ({
  ...setting,
  iCustomer: 30,
  customerName: 'Example Ltd',
  legs: new Map(),
  calls: new Map(),
  nextBridge: 1,
})

/** The customer's main office: itself, unless it is a branch. */
export const mainOffice = (world: World) => (world.options.office === 'branch' ? world.iCustomer - 1 : world.iCustomer)

/** A line by account ID, extension or alias. */
export const findLine = (world: World, number: string): Line | undefined =>
  world.lines.find((line) => line.id === number) ??
  world.lines.find((line) => line.extension === number || line.aliases.includes(number))

export const findQueue = (world: World, number: string): Queue | undefined =>
  world.queues.find((queue) => queue.id === number)

/** Whom a dialled number reaches. */
export function reach(world: World, number: string): Party {
  const line = findLine(world, number)
  if (line !== undefined) return { kind: 'line', id: line.id }
  const queue = findQueue(world, number)
  if (queue !== undefined) return { kind: 'queue', id: queue.id }
  return { kind: 'outside', number }
}

/** Who calls from a number, or hides it (`anonymous`); `name` is what an outside caller shows. */
export function caller(world: World, from: string, name?: string): Party {
  if (from === 'anonymous') return { kind: 'anonymous', id: `anonymous-${world.nextBridge}` }
  const party = reach(world, from)
  return party.kind === 'outside' ? { ...party, name } : party
}

export const findLeg = (world: World, id: string, tag: string): Leg | undefined => world.legs.get(`${id} ${tag}`)

export const othersOf = (world: World, leg: Leg): readonly Leg[] =>
  [...world.legs.values()].filter(
    (other) => other.bridge === leg.bridge && isAlive(other) && keyOf(other) !== keyOf(leg),
  )

/** The live legs of one phone, oldest first; `callId` narrows them to one call. */
export const legsOfPhone = (world: World, phone: string, callId?: string): readonly Leg[] =>
  [...world.legs.values()].filter(
    (leg) => phoneOf(leg.owner) === phone && (callId === undefined || leg.callId === callId),
  )

/** A party as it goes over the wire. Type reference, "SipCallerInfo structure". */
export function writeParty(world: World, party: Party): PartyOnWire {
  switch (party.kind) {
    case 'line': {
      const line = findLine(world, party.id)
      return {
        account_id: party.id,
        centrex_id: String(world.iCustomer),
        display_id: party.id,
        ...(line === undefined || displayName(line) === '' ? {} : { display_name: displayName(line) }),
        ...(line === undefined || line.extension === '' ? {} : { extension_id: line.extension }),
        id: party.id,
        ...(line?.iIvrAn === undefined ? {} : { access_number: party.id }),
      }
    }
    case 'outside':
      return {
        display_id: party.number,
        ...(party.name === undefined ? {} : { display_name: party.name }),
        id: party.number,
      }
    case 'anonymous':
      return { display_id: 'anonymous', display_name: 'Anonymous' }
    case 'queue':
      return {
        centrex_id: String(world.iCustomer),
        display_id: party.id,
        ...withName(findQueue(world, party.id)?.name),
        huntgroup_id: party.id,
        id: party.id,
      }
    default:
      return party satisfies never
  }
}

const withName = (name: string | undefined) => (name === undefined ? {} : { display_name: name })
