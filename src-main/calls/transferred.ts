import type { Leg } from '../portaswitch/protocol/leg.ts'
import type { TransferOutcome } from '../ipc/contract.ts'
import { type Call, isOver, type LegRecord } from './call.ts'
import type { CallsState } from './calls-state.ts'
import { isDialled, isUs } from './identity.ts'
import { keep } from './keep.ts'
import { withLeg } from './legs.ts'
import { howByReason, isTransfer } from './reason.ts'
import type { Circumstances } from './settle.ts'
import type { CommandTarget } from './target.ts'

/** A call that was sent on, and whose card still stands. */
export function sentOn({ calls }: CallsState, callId: string): Call | undefined {
  return calls.findLast((call) => call.callId === callId && isOver(call) && call.transferred !== undefined)
}

/** Takes in what is told about a leg of somebody else after ours has ended. */
export function hearAfterTransfer(state: CallsState, call: Call, leg: Leg, clock: Circumstances): CallsState {
  const legs = withLeg(call.legs, leg, 'other')
  // A list that says what was known says that it is still so.
  return keep(state, call, followed(legs === call.legs ? call : { ...call, legs }, state, clock))
}

/** The call with what its legs say about where it was sent. */
export function followed(call: Call, { account }: Pick<CallsState, 'account'>, { now }: Circumstances): Call {
  const { transferred, phase } = call
  if (transferred === undefined || account === undefined || phase.kind !== 'ended') return call
  if (transferred.outcome === 'joined') return call
  const target = targetOf(call, account)
  const outcome = target === undefined ? transferred.outcome : outcomeOf(target.leg, call, transferred.outcome)
  if (outcome === transferred.outcome) return call
  return { ...call, transferred: { ...transferred, outcome, since: now.mono }, pending: undefined }
}

/** Whether it rings where the call was sent, or did when it was last heard of. */
export const canTakeBack = ({ transferred, staleSince }: Call): boolean =>
  staleSince === undefined && (transferred?.outcome === 'ringing' || transferred?.outcome === 'unheard')

/** The leg that rings where the call was sent: by it the call can be taken back. */
export function takeBackTarget(state: CallsState, id: string): CommandTarget | undefined {
  const call = state.calls.find((it) => it.id === id)
  if (call === undefined || !canTakeBack(call) || state.account === undefined) return undefined
  const leg = targetOf(call, state.account)?.leg
  return leg && { call: { id: leg.wireCallId, tag: leg.tag }, transportId: leg.transportId }
}

/** Who is called for it; the party that was sent on may have been called, too, when the call began. */
export function targetOf(
  { legs, transferred, remote }: Call,
  account: NonNullable<CallsState['account']>,
): LegRecord | undefined {
  const called = legs.filter(
    ({ role, leg }) => role === 'other' && leg.direction === 'incoming' && !isUs(leg.callee, account),
  )
  return (
    called.findLast(({ leg }) => isDialled(leg.callee, transferred?.to.number ?? '')) ??
    called.findLast(({ leg }) => remote.number === undefined || !isDialled(leg.callee, remote.number))
  )
}

function outcomeOf(leg: Leg, { pending }: Call, before: TransferOutcome): TransferOutcome {
  switch (leg.state) {
    case 'trying':
    case 'ringing':
    case 'early':
    case 'queued':
    case 'dequeued':
      return 'ringing'
    case 'connected':
    case 'holding':
    case 'held':
      return 'answered'
    case 'terminated':
      if (before === 'answered') return before
      return isTakenBack(leg, pending) ? 'takenBack' : endedUnanswered(leg)
    case 'other':
      return before
    default:
      return leg.state satisfies never
  }
}

/** The caller may hang up, or somebody decline, before the server has taken the press. */
const isTakenBack = (leg: Leg, pending: Call['pending']): boolean =>
  pending?.action === 'takeBack' && (pending.acceptedAt !== undefined || isTransfer(leg.reason))

function endedUnanswered(leg: Leg): TransferOutcome {
  if (isTransfer(leg.reason)) return 'sentFurther'
  const how = howByReason(leg)
  return how === 'busy' || how === 'declined' ? how : 'notAnswered'
}
