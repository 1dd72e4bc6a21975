import { isOver } from '../calls/call.ts'
import { callById, talkingCall } from '../calls/select.ts'
import type { Outcome } from '../ipc/contract.ts'
import { dial } from './dial.ts'
import { holdAndWait, isLasting } from './hold.ts'
import type { Switchboard } from './switchboard.ts'
import { readTransferTarget } from './transfer-target.ts'

/**
 * Asks somebody whether they take a call: holds it, waits for the server to say so, then has our phone call them. Whatever
 * fails on the way, the call that waits is resumed; see {@link resumeWhoWaits}.
 */
export async function consult(
  switchboard: Switchboard,
  wish: { readonly callId: string; readonly to: string; readonly ticket: string; readonly now: () => number },
): Promise<Outcome> {
  const { store } = switchboard
  const { callId, ticket } = wish
  const target = readTransferTarget(store.state, wish)
  if (target.kind !== 'number') return target.kind
  const call = callById(store.state.calls, callId)
  if (call === undefined || call.pending !== undefined || call.consultation !== undefined) return 'notNow'
  if (call.phase.kind !== 'connected' && call.phase.kind !== 'onHold') return 'notNow'
  const talking = talkingCall(store.state.calls)
  if (talking !== undefined && talking !== call) return 'notNow'

  store.dispatch({ type: 'call.consultSent', callId, ticket })
  const notHeld = talking === undefined ? undefined : await holdAndWait(switchboard, callId)
  const canAsk = notHeld === undefined && isLasting(switchboard, callId)
  const outcome = canAsk ? await dial(switchboard, { number: target.number, ticket, now: wish.now() }) : 'done'
  const asked = callById(store.state.calls, ticket)
  if (asked === undefined || isOver(asked)) store.dispatch({ type: 'call.consultOver', callId, resumed: false })
  return outcome
}
