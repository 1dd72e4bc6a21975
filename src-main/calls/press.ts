import type { CallActionView, CallNoteView } from '../ipc/contract.ts'
import { type Fault, faultKind } from '../portaswitch/protocol/fault.ts'
import { type Call, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import type { CallAction, CallEvent, Refusal } from './event.ts'
import { joinFailed, joinSent, joinUncertain } from './join.ts'
import { keep } from './keep.ts'
import { cleanText } from './name.ts'
import { type Circumstances, settle } from './settle.ts'

type Event<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>

/** A press is under way from the first moment on. */
export function commandSent(
  state: CallsState,
  event: Event<'call.commandSent'>,
  { now, rules }: Circumstances,
): CallsState {
  const { action } = event
  const sent = change(state, event, (call) => ({
    ...call,
    pending: { action, sentAt: now.mono, acceptedAt: undefined },
    pressed: { action, at: now.mono },
    // That nobody could be asked is still to be read when the call that waited is taken back.
    transferred: action === 'takeBack' ? call.transferred : transferTo(event, now.mono),
    note: action === 'resume' && call.note?.kind === 'consultFailed' ? call.note : undefined,
  }))
  return action === 'completeTransfer' ? joinSent(sent, event.callId, { now, rules }) : sent
}

const transferTo = ({ action, to }: Event<'call.commandSent'>, since: number): Call['transferred'] =>
  action !== 'transfer' || to === undefined
    ? undefined
    : { to: { name: undefined, number: to, anonymous: false, via: undefined }, outcome: 'sent', since }

/** Accepted is not done: only what is told about the leg changes the call. */
export function commandAccepted(
  state: CallsState,
  event: Event<'call.commandAccepted'>,
  { now, rules }: Circumstances,
): CallsState {
  const accepted = change(state, event, (call) => {
    const { pending } = call
    if (pending?.action !== event.action || pending.acceptedAt !== undefined) return call
    return { ...call, pending: { ...pending, acceptedAt: now.mono } }
  })
  return event.action === 'completeTransfer' ? joinUncertain(accepted, event.callId, { now, rules }) : accepted
}

export function commandFailed(
  state: CallsState,
  event: Event<'call.commandFailed'>,
  circumstances: Circumstances,
): CallsState {
  const { action, refusal } = event
  const failed = change(state, event, (call) => {
    const under = call.pending?.action === action
    if (call.pending !== undefined && !under) return call
    if (hasTaken(call, action)) return under ? { ...call, pending: undefined } : call
    // What was not answered may yet take; what was refused explains nothing that follows.
    const pressed = refusal.kind === 'unanswered' || call.pressed?.action !== action ? call.pressed : undefined
    const nextAnswer = otherAnswer(action, refusal, circumstances) ?? call.nextAnswer
    const transferred = refusal.kind === 'refused' && action === 'transfer' ? undefined : call.transferred
    const failed = {
      ...call,
      pending: undefined,
      pressed,
      nextAnswer,
      transferred,
      note: noteOf(shown(action), refusal),
    }
    // Refused while the next leg was waited for: none will come.
    const source = { fromList: false, serverOffset: state.serverOffset }
    return call.gapSince === undefined ? failed : settle(failed, circumstances, source)
  })
  if (action !== 'completeTransfer') return failed
  return refusal.kind === 'unanswered'
    ? joinUncertain(failed, event.callId, circumstances)
    : joinFailed(failed, event.callId)
}

export function noteDismissed(state: CallsState, event: Event<'call.noteDismissed'>): CallsState {
  const call = state.calls.find((it) => it.id === event.callId)
  return call?.note === undefined ? state : keep(state, call, { ...call, note: undefined })
}

/**
 * Nothing followed a press in time. Where Answer may choose its way, the card offers the other one.
 */
export function pressExpired(call: Call, { answerMode }: Circumstances): Call {
  const { pending } = call
  if (pending === undefined) return call
  const action = pending.action
  const answering = action === 'answer' || action === 'answerByInvite'
  const free = { ...call, pending: undefined, pressed: pending.acceptedAt === undefined ? call.pressed : undefined }
  if (!answering || answerMode !== 'automatic' || pending.acceptedAt === undefined) {
    return { ...free, note: { kind: 'unanswered', action: shown(action) } }
  }
  return { ...free, nextAnswer: action === 'answer' ? 'invite' : 'notify', note: { kind: 'answerAgain' } }
}

/** How Answer is to reach the phone: as the person chose, else the way that the last press left, else the one that has worked. */
export function answerAction(
  nextAnswer: Call['nextAnswer'],
  answerMode: Circumstances['answerMode'],
  learnt: CallsState['learntAnswerMode'],
): 'answer' | 'answerByInvite' {
  const mode = answerMode === 'automatic' ? (nextAnswer ?? learnt ?? 'notify') : answerMode
  return mode === 'invite' ? 'answerByInvite' : 'answer'
}

/** The button that a press came from. */
export function shown(action: CallAction): CallActionView {
  return action === 'answerByInvite' ? 'answer' : action
}

/** Another way of answering helps against what the phone cannot do, not against a call that is gone. */
function otherAnswer(action: CallAction, refusal: Refusal, { answerMode }: Circumstances): Call['nextAnswer'] {
  if (answerMode !== 'automatic' || refusal.kind !== 'refused') return undefined
  const kind = faultKind(refusal.fault)
  if (kind === 'callNotFound' || kind === 'callControlDisabled') return undefined
  if (action === 'answer') return 'invite'
  return action === 'answerByInvite' ? 'notify' : undefined
}

/** The notification overtook the reply. */
function hasTaken(call: Call, action: CallAction): boolean {
  const { kind } = call.phase
  switch (action) {
    case 'answer':
    case 'answerByInvite':
      return kind !== 'incoming'
    case 'hold':
      return kind === 'onHold'
    case 'resume':
    case 'swap':
      return kind === 'connected'
    case 'transfer':
    case 'completeTransfer':
    case 'cancelTransfer':
    case 'takeBack':
    case 'decline':
    case 'hangUp':
      return false
    default:
      return action satisfies never
  }
}

/** What a card says of a press on `action` that came to nothing. */
export function noteOf(action: CallActionView, refusal: Refusal): CallNoteView {
  switch (refusal.kind) {
    case 'refused':
      return { kind: 'refused', action, why: whyOf(refusal.fault), said: said(refusal.fault) }
    case 'unanswered':
    case 'offline':
      return { kind: refusal.kind, action }
    default:
      return refusal satisfies never
  }
}

const said = (fault: Fault) => cleanText(fault.message, 200) ?? cleanText(fault.code, 200) ?? ''

function whyOf(fault: Fault): Extract<CallNoteView, { kind: 'refused' }>['why'] {
  const kind = faultKind(fault)
  switch (kind) {
    case 'callControlDisabled':
    case 'callNotFound':
    case 'wrongParameters':
    case 'unknownMethod':
    case 'serverError':
    case 'other':
      return kind
    case 'wrongCredentials':
    case 'lockedOut':
    case 'mustChangePassword':
    case 'secondFactor':
    case 'sessionGone':
    case 'mailboxDisabled':
    case 'standby':
      return 'other'
    default:
      return kind satisfies never
  }
}

/** Changes a call that lasts; what is said about another is absorbed. Only what was sent on can still be taken back. */
function change(
  state: CallsState,
  { callId, action }: { readonly callId: string; readonly action?: CallAction },
  to: (call: Call) => Call,
): CallsState {
  const call = state.calls.find((it) => it.id === callId)
  if (call === undefined || isOver(call) !== (action === 'takeBack')) return state
  return keep(state, call, to(call))
}
