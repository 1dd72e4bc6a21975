import type { CallActionView } from '../../src-main/ipc/contract.ts'
import { command } from '../desktop.ts'

/** What a press of a button does at once; Transfer asks first to whom. */
export type ImmediateAction = Exclude<CallActionView, 'transfer'>

const commandNames = {
  answer: 'answerCall',
  holdAndAnswer: 'holdAndAnswerCall',
  hold: 'holdCall',
  resume: 'resumeCall',
  swap: 'swapCalls',
  completeTransfer: 'completeTransferCall',
  cancelTransfer: 'cancelTransferCall',
  takeBack: 'takeBackCall',
  dialAgain: 'dialAgain',
  decline: 'declineCall',
  hangUp: 'hangUpCall',
} as const satisfies Record<ImmediateAction, string>

/** Passes a press on. What comes of it stands on the card. */
export function perform({ callId, action }: { callId: string; action: ImmediateAction }): void {
  void command(commandNames[action], { callId })
}
