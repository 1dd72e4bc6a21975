import type { Settings } from '../ipc/contract.ts'
import { type Call, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import { answerAction } from './press.ts'

/** The call that has been ringing for the longest. */
export function ringingCall(state: CallsState): Call | undefined {
  return inOrder(state.calls).find((call) => call.phase.kind === 'incoming')
}

/** The call that is up, and not on hold. */
export function talkingCall(state: CallsState): Call | undefined {
  return state.calls.find((call) => call.phase.kind === 'connected')
}

/** Any call that is not over; undefined where the line is free. */
export function liveCall(state: CallsState): Call | undefined {
  return inOrder(state.calls).find((call) => !isOver(call))
}

export function callById(state: CallsState, id: string): Call | undefined {
  return state.calls.find((call) => call.id === id)
}

/** How Answer is to reach the phone for a call. */
export function answerActionFor(
  state: CallsState,
  id: string,
  answerMode: Settings['answerMode'],
): 'answer' | 'answerByInvite' {
  const call = callById(state, id)
  return answerAction(call?.nextAnswer, answerMode, state.learntAnswerMode)
}

/** Whether a call has a card in the pop-up: do not disturb keeps out what rings, or rang, and was not taken. */
export const isInPopup = ({ direction, talk }: Call, { doNotDisturb }: Pick<Settings, 'doNotDisturb'>): boolean =>
  !doNotDisturb || direction === 'outgoing' || talk !== undefined

/** Calls in the order of their cards: what rings (the longest first), what is up, what waits, what is over. */
export function inOrder(calls: readonly Call[]): readonly Call[] {
  return calls.toSorted((one, other) => rank(one) - rank(other) || one.rang.mono - other.rang.mono)
}

function rank({ phase: { kind } }: Call): number {
  switch (kind) {
    case 'incoming':
      return 0
    case 'connected':
      return 1
    case 'pickUpPhone':
    case 'calling':
    case 'active':
      return 2
    case 'onHold':
    case 'held':
    case 'queued':
      return 3
    case 'ended':
      return 4
    default:
      return kind satisfies never
  }
}
