import { callById, talkingCall } from '../calls/select.ts'
import { isOver } from '../calls/call.ts'
import type { Outcome } from '../ipc/contract.ts'
import { answer, answerAction, requestAnswer } from './answer.ts'
import { holdAndWait, isLasting, takeFromHold } from './hold.ts'
import { send } from './send.ts'
import type { Switchboard } from './switchboard.ts'

/**
 * Holds whoever is talking, and once the server has said that they are on hold, answers the call that rings.
 *
 * Where holding fails nothing else is tried, and the ringing call says why. Where answering fails after that, or the caller
 * has given up, whoever was held is taken back.
 */
export async function holdAndAnswer(
  switchboard: Switchboard,
  { callId }: { readonly callId: string },
): Promise<Outcome> {
  const { store } = switchboard
  const talking = talkingCall(store.state.calls)
  if (talking === undefined || talking.id === callId) return answer(switchboard, { callId })
  const call = callById(store.state.calls, callId)
  if (call === undefined || isOver(call) || call.pending !== undefined) return 'notNow'

  const action = answerAction(switchboard, callId)
  store.dispatch({ type: 'call.commandSent', callId, action })
  const notHeld = await holdAndWait(switchboard, talking.id)
  if (notHeld !== undefined) {
    store.dispatch({ type: 'call.commandFailed', callId, action, refusal: notHeld })
    return 'done'
  }
  const notAnswered = rings(switchboard, callId)
    ? await send(switchboard, { callId, action }, requestAnswer[action])
    : undefined
  const isUncertain = notAnswered?.kind === 'unanswered'
  if ((notAnswered !== undefined && !isUncertain) || !isLasting(switchboard, callId)) {
    await takeFromHold(switchboard, talking.id)
  }
  return 'done'
}

const rings = ({ store }: Switchboard, callId: string): boolean =>
  callById(store.state.calls, callId)?.phase.kind === 'incoming'
