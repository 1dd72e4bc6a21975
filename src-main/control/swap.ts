import { type Call, isOver } from '../calls/call.ts'
import { pairOf } from '../calls/consultation.ts'
import { callById, talkingCall } from '../calls/select.ts'
import type { Outcome } from '../ipc/contract.ts'
import { requestResume } from './call-presses.ts'
import { holdAndWait, isLasting, takeFromHold } from './hold.ts'
import { press, send } from './send.ts'
import type { Switchboard } from './switchboard.ts'

/**
 * Holds whoever is talking, and once the server has said so, takes the call that is on hold: the named one, or the other one
 * of a transfer that asks first.
 *
 * Where holding fails nothing else is tried. Where taking fails, whoever was held is taken back.
 */
export async function swap(switchboard: Switchboard, { callId }: { readonly callId: string }): Promise<Outcome> {
  const { store } = switchboard
  const wanted = takenBy(switchboard, callId)
  if (wanted === undefined || wanted.pending !== undefined) return 'notNow'
  const talking = talkingCall(store.state.calls)
  const taking = { callId: wanted.id, action: 'swap' } as const
  if (talking === undefined) return press(switchboard, taking, requestResume)
  if (talking.pending !== undefined) return 'notNow'

  store.dispatch({ type: 'call.commandSent', ...taking })
  const notHeld = await holdAndWait(switchboard, talking.id)
  if (notHeld !== undefined) {
    store.dispatch({ type: 'call.commandFailed', ...taking, refusal: notHeld })
    return 'done'
  }
  const notTaken = isLasting(switchboard, wanted.id) ? await send(switchboard, taking, requestResume) : undefined
  const isUncertain = notTaken?.kind === 'unanswered'
  if ((notTaken !== undefined && !isUncertain) || !isLasting(switchboard, wanted.id)) {
    await takeFromHold(switchboard, talking.id)
  }
  return 'done'
}

function takenBy({ store }: Switchboard, callId: string): Call | undefined {
  const { calls } = store.state
  const call = callById(calls, callId)
  if (call === undefined || isOver(call)) return undefined
  if (call.phase.kind === 'onHold') return call
  const pair = pairOf(calls, callId)
  const other = pair?.first.id === callId ? pair.second : pair?.first
  return other?.phase.kind === 'onHold' ? other : undefined
}
