import type { AnswerMode, CallRules } from './rules.ts'
import type { CallsState } from './call.ts'
import type { CallEvent, Now } from './event.ts'

export function initialCalls({ learntAnswerMode }: { learntAnswerMode: AnswerMode | undefined }): CallsState {
  return { account: undefined, calls: [], recent: [], missedCount: 0, learntAnswerMode }
}

export function reduceCalls(state: CallsState, _event: CallEvent, _now: Now, _rules: CallRules): CallsState {
  return state
}
