import type { Leg } from '../portaswitch/protocol/leg.ts'
import { type Call, canDialAgain, type Dial, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import type { Now } from './event.ts'
import { isDialled, isUs } from './identity.ts'
import { letGo } from './keep.ts'

/** A request to place a call that was not answered may still ring our phone for this long, in milliseconds. */
export const lateDialLasts = 30_000

/**
 * The placed call that an incoming leg of ours belongs to although the server has not named it: both legs of a placed call are
 * incoming, so leg A looks like a call from whom we dialled. The reply makes it certain, and gives the leg back where it names
 * another call.
 */
export function dialFor(
  state: CallsState,
  leg: Leg,
  now: Now,
):
  | { readonly kind: 'open'; readonly call: Call }
  | { readonly kind: 'late'; readonly dial: Dial; readonly lateDials: CallsState['lateDials'] }
  | undefined {
  const { account } = state
  if (account === undefined || leg.isLegB) return undefined
  const fits = (number: string | undefined) =>
    number !== undefined && (isDialled(leg.caller, number) || isUs(leg.caller, account))
  const call = state.calls.find((it) => !isOver(it) && it.callId === undefined && fits(it.dial?.number))
  if (call !== undefined) return { kind: 'open', call }
  const late = state.lateDials.find((it) => now.mono - it.failedAt <= lateDialLasts && fits(it.number))
  if (late === undefined) return undefined
  return {
    kind: 'late',
    dial: { kind: 'accepted', number: late.number, at: now.mono, alone: false },
    lateDials: state.lateDials.filter((it) => it !== late),
  }
}

/** The cards that say why this number could not be called have nothing to say any more. */
export function withoutFailed(state: CallsState, number: string | undefined): CallsState {
  const failed = state.calls.filter((call) => canDialAgain(call) && call.dial?.number === number)
  return failed.reduce(letGo, state)
}
