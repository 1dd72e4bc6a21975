import type { Told } from './change.ts'
import { audience } from './change.ts'
import type { SipCallInfoOnWire } from '../../src-main/portaswitch/protocol/sip-call-info.ts'
import { wireState, writeLeg, type Leg } from './leg.ts'
import type { Line } from './line.ts'
import { mainOffice, othersOf, writeParty, type World } from './world.ts'

/** Whose calls a subscription or a list is about. */
export type Scope =
  | { readonly kind: 'line'; readonly id: string }
  | { readonly kind: 'customer' }
  /** An access number that belongs to no line: nothing happens there. */
  | { readonly kind: 'nothing' }

export type Whose = {
  readonly i_account?: number | undefined
  readonly i_customer?: number | undefined
  readonly i_main_office?: number | undefined
  readonly i_ivr_an?: number | undefined
}

/** Reads the ids of a request; undefined where one of them is not of this customer. */
export function readScope(world: World, whose: Whose): Scope | undefined {
  if (whose.i_account !== undefined) {
    const line = world.lines.find((each: Line) => each.iAccount === whose.i_account)
    return line === undefined ? undefined : { kind: 'line', id: line.id }
  }
  const { i_customer, i_main_office } = whose
  if (i_customer !== undefined) return i_customer === world.iCustomer ? { kind: 'customer' } : undefined
  if (i_main_office !== undefined) return i_main_office === mainOffice(world) ? { kind: 'customer' } : undefined
  const ivr = world.lines.find(({ iIvrAn }) => iIvrAn !== undefined && iIvrAn === whose.i_ivr_an)
  return ivr === undefined ? { kind: 'nothing' } : { kind: 'line', id: ivr.id }
}

export const scopeName = (scope: Scope) => (scope.kind === 'line' ? `line ${scope.id}` : scope.kind)

export function hears(scope: Scope, lines: readonly string[]): boolean {
  switch (scope.kind) {
    case 'line':
      return lines.includes(scope.id)
    case 'customer':
      return true
    case 'nothing':
      return false
    default:
      return scope satisfies never
  }
}

export const isFor = (scope: Scope, told: Told) => hears(scope, told.lines)

/** `get_sip_calls_list`: the live legs of the scope, oldest first, without those that it does not know yet. */
export const listLegs = (world: World, scope: Scope, knows: (leg: Leg) => boolean): readonly SipCallInfoOnWire[] =>
  [...world.legs.values()]
    .filter((leg) => hears(scope, audience(world, leg)) && knows(leg))
    .map((leg) => writeLeg(leg, wireState(leg, othersOf(world, leg)), (party) => writeParty(world, party)))
