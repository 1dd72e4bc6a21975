import { answerActionFor } from '../calls/select.ts'
import type { Outcome } from '../ipc/contract.ts'
import { answerCall } from '../portaswitch/protocol/call-control.ts'
import { isWrongParameters } from './refusal.ts'
import { press, type Request } from './send.ts'
import type { Switchboard } from './switchboard.ts'

/** Has the phone answer, in the way that the person chose or that this phone is known to understand. */
export function answer(switchboard: Switchboard, { callId }: { readonly callId: string }): Promise<Outcome> {
  const action = answerAction(switchboard, callId)
  return press(switchboard, { callId, action }, requestAnswer[action])
}

export type AnswerAction = 'answer' | 'answerByInvite'

export const answerAction = ({ store, settings }: Switchboard, callId: string): AnswerAction =>
  answerActionFor(store.state.calls, callId, settings.current.settings.answerMode)

export const requestAnswer: Readonly<Record<AnswerAction, Request>> = {
  answer: answerBy('Notify', 'notify'),
  answerByInvite: answerBy('Invite', 'invite'),
}

/** The reference's table prints the mode with a capital, its example without: a server may take only the latter. */
function answerBy(mode: 'Notify' | 'Invite', lowerCase: 'notify' | 'invite'): Request {
  return async (line, target) => {
    try {
      await line.call(answerCall, { ...target, callee_answer_mode: mode })
    } catch (error) {
      if (!isWrongParameters(error)) throw error
      await line.call(answerCall, { ...target, callee_answer_mode: lowerCase })
    }
  }
}
