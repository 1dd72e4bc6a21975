import type { Call } from './call.ts'
import { canDialAgain, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import { lateDialLasts, withoutFailed } from './dial-match.ts'
import type { CallEvent, Refusal } from './event.ts'
import { hear, withLegs } from './hear.ts'
import { keep } from './keep.ts'
import { cleanText } from './name.ts'
import { noteOf } from './press.ts'
import { remoteOf } from './remote.ts'
import { type Circumstances, endNow } from './settle.ts'

type Event<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>

/** The card of a placed call is there from the press on, and the one of the try before it goes. */
export function dialSent(state: CallsState, event: Event<'call.dialSent'>, { now }: Circumstances): CallsState {
  const { account } = state
  if (account === undefined || [...state.calls, ...state.ended].some(({ id }) => id === event.ticket)) return state
  const begun: Pick<Call, 'direction' | 'dial' | 'legs'> = {
    direction: 'outgoing',
    dial: { kind: 'asked', number: event.number, at: now.mono, alone: false },
    legs: [],
  }
  return keep(withoutFailed(state, event.number), undefined, {
    ...begun,
    id: event.ticket,
    callId: undefined,
    remote: remoteOf(begun, account),
    phase: { kind: 'pickUpPhone', since: now.mono },
    rang: now,
    talk: undefined,
    pending: undefined,
    pressed: undefined,
    nextAnswer: undefined,
    gapSince: undefined,
    note: undefined,
    consultation: undefined,
    transferred: undefined,
    staleSince: undefined,
  })
}

/** The reply names the call: what was heard under this name is its own, what was taken for it under another is not. */
export function dialAccepted(
  state: CallsState,
  event: Event<'call.dialAccepted'>,
  circumstances: Circumstances,
): CallsState {
  const placed = state.calls.find(({ id }) => id === event.ticket)
  const { account } = state
  if (account === undefined || placed?.dial === undefined || isOver(placed)) return state
  const dial = { ...placed.dial, kind: 'accepted' as const, at: circumstances.now.mono }
  if (placed.callId === event.callId) return keep(state, placed, { ...placed, dial })

  const elsewhere = state.calls.find((call) => call.callId === event.callId && !isOver(call) && call !== placed)
  const others = state.others.filter(({ leg }) => leg.callId === event.callId)
  const legs = [...others, ...(elsewhere?.legs ?? [])]
  const named: Call = { ...placed, callId: event.callId, dial }
  const known =
    legs.length === 0 && placed.legs.length === 0
      ? named
      : withLegs(named, legs, account, circumstances, notification(state))
  const without = {
    ...state,
    calls: state.calls.filter((call) => call !== elsewhere),
    others: state.others.filter((record) => !others.includes(record)),
  }
  return giveBack(keep(without, placed, known), placed, circumstances)
}

/**
 * Refused: nothing was placed. Not answered, or the connection went: it may have taken, so legs that were heard stay, and
 * legs that come later are still known for what they are. The card says so and offers to try again, also where that try has
 * failed before it was a call; where it was to ask somebody, the call that waits says it.
 */
export function dialFailed(
  state: CallsState,
  event: Event<'call.dialFailed'>,
  circumstances: Circumstances,
): CallsState {
  const { now } = circumstances
  const call = state.calls.find(({ id }) => id === event.ticket)
  if (call?.dial === undefined) return state
  const isRefused = event.refusal.kind === 'refused'
  if (isOver(call)) {
    if (!canDialAgain(call)) return state
    // That the next try was not possible does not say that the one before has failed.
    const isUnheard = !isRefused && call.note?.kind === 'unanswered'
    const note = isUnheard ? call.note : noteOf('dialAgain', event.refusal)
    return keep(state, call, { ...call, note, phase: { ...call.phase, since: now.mono } })
  }
  if (!isRefused && call.legs.length > 0) {
    return keep(state, call, { ...call, dial: { ...call.dial, kind: 'accepted', at: now.mono } })
  }
  const ended = endNow({ ...call, callId: undefined, legs: [] }, 'failed', said(event.refusal), now)
  const note = noteOf('dialAgain', isRefused ? event.refusal : { kind: 'unanswered' })
  const asks = state.calls.some(({ consultation }) => consultation?.with === call.id)
  const failed = keep(state, call, asks ? ended : { ...ended, note })
  if (isRefused) return giveBack(failed, call, circumstances)
  const late = failed.lateDials.filter(({ failedAt }) => now.mono - failedAt <= lateDialLasts)
  const number = call.dial.number
  return number === undefined ? failed : { ...failed, lateDials: [...late, { number, failedAt: now.mono }] }
}

function said(refusal: Refusal): string | undefined {
  return refusal.kind === 'refused' ? (cleanText(refusal.fault.message, 200) ?? refusal.fault.code) : undefined
}

/** Legs that were wrongly taken for a placed call's are heard anew, as the call that they are. */
function giveBack(state: CallsState, placed: Call, circumstances: Circumstances): CallsState {
  return placed.legs.reduce((so, { leg }) => hear(so, leg, circumstances, notification(so)), state)
}

const notification = (state: CallsState) => ({ fromList: false, serverOffset: state.serverOffset })
