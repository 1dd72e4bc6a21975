import type { Call } from '../calls/call.ts'
import { canJoin, type ConsultationPair, joinTargets, pairOf } from '../calls/consultation.ts'
import type { Refusal } from '../calls/event.ts'
import { commandTarget } from '../calls/target.ts'
import type { Outcome } from '../ipc/contract.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { faultKind } from '../portaswitch/protocol/fault.ts'
import { joinCalls } from '../portaswitch/protocol/call-control.ts'
import { requestEnd } from './call-presses.ts'
import { isWrongParameters, refusalOf } from './refusal.ts'
import { resync } from './resync.ts'
import { press } from './send.ts'
import type { Switchboard } from './switchboard.ts'

/**
 * Connects who waits with who was asked, and leaves both calls. Where the last request was not answered, the list is read
 * first: it may have taken. Refused, both calls stay as they are.
 */
export async function completeTransfer(
  switchboard: Switchboard,
  { callId }: { readonly callId: string },
): Promise<Outcome> {
  const { store } = switchboard
  const before = pairOf(store.state.calls, callId)
  if (before === undefined || isUnderWay(before)) return 'notNow'
  if (isUncertain(before.first) || isUncertain(before.second)) {
    if (!(await readList(switchboard))) return 'notNow'
    if (pairOf(store.state.calls, callId) === undefined) return 'done'
  }
  const pair = pairOf(store.state.calls, callId)
  if (pair === undefined || !canJoin(pair)) return 'notNow'

  const pressed = { callId, action: 'completeTransfer' } as const
  store.dispatch({ type: 'call.commandSent', ...pressed })
  const refusal = await join(switchboard, pair)
  if (refusal === undefined) store.dispatch({ type: 'call.commandAccepted', ...pressed })
  else store.dispatch({ type: 'call.commandFailed', ...pressed, refusal })
  // A call that the server does not know has ended without a word: whoever is left must not wait for it.
  if (isNotFound(refusal)) await readList(switchboard)
  return 'done'
}

/** Ends the call to who was asked. Who waits is resumed when that has ended, see {@link resumeWhoWaits}. */
export async function cancelTransfer(
  switchboard: Switchboard,
  { callId }: { readonly callId: string },
): Promise<Outcome> {
  const pair = pairOf(switchboard.store.state.calls, callId)
  if (pair === undefined || isUnderWay(pair)) return 'notNow'
  const outcome = await press(switchboard, { callId: pair.second.id, action: 'cancelTransfer' }, requestEnd)
  const now = pairOf(switchboard.store.state.calls, callId)
  if (now?.second.note?.kind === 'refused' && now.second.note.why === 'callNotFound') await readList(switchboard)
  return outcome
}

/**
 * The leg of the second call that the server wants named is theirs in the reference's example and our own in its text, and
 * theirs may never have been told.
 */
async function join({ store, line }: Switchboard, { first, second }: ConsultationPair): Promise<Refusal | undefined> {
  const target = commandTarget(store.state.calls, first.id, 'completeTransfer')
  const [one, other] = joinTargets(second)
  try {
    const open = line()
    if (open === undefined || target === undefined || one === undefined) throw new PortaSwitchError('offline')
    const leg = { call: target.call, transport_id: target.transportId ?? '' }
    try {
      await open.call(joinCalls, { ...leg, to_call: one })
    } catch (error) {
      if (other === undefined || !isOtherLegWanted(error)) throw error
      await open.call(joinCalls, { ...leg, to_call: other })
    }
    return undefined
  } catch (error) {
    return refusalOf(error)
  }
}

const isOtherLegWanted = (error: unknown): boolean => isWrongParameters(error) || isNotFound(error)

const isNotFound = (why: unknown): boolean => {
  if (typeof why !== 'object' || why === null || !('fault' in why)) return false
  const { fault } = why as Partial<Extract<Refusal, { kind: 'refused' }>>
  return fault !== undefined && faultKind(fault) === 'callNotFound'
}

const isUnderWay = ({ first, second }: ConsultationPair): boolean =>
  [first, second].some(({ pending }) => pending?.action === 'completeTransfer' || pending?.action === 'cancelTransfer')

const isUncertain = ({ note }: Call): boolean => note?.kind === 'unanswered' && note.action === 'completeTransfer'

async function readList(switchboard: Switchboard): Promise<boolean> {
  try {
    await resync(switchboard)
    return true
  } catch (error) {
    refusalOf(error)
    return false
  }
}
