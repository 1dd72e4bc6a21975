import type { CallView, TransferOutcome } from '../../src-main/ipc/contract.ts'
import { isMissed } from '../../src-main/ipc/contract/remote-party.ts'
import type { Tone } from '../ui/tone.ts'

/** The colour of a call's state. Without a connection no state is claimed. */
export function toneOf({ state, lastKnownAt }: Pick<CallView, 'state' | 'lastKnownAt'>): Tone {
  if (state.kind === 'ended' && state.transferred !== undefined) return toneOfTransfer(state.transferred.outcome)
  if (state.kind === 'ended') return isMissed(state.how) ? 'harm' : 'ended'
  if (lastKnownAt !== undefined) return 'offline'
  switch (state.kind) {
    case 'incoming':
    case 'pickUpPhone':
    case 'calling':
    case 'queued':
      return 'ringing'
    case 'connected':
      return 'connected'
    case 'onHold':
      return 'hold'
    case 'held':
      return 'held'
    case 'active':
      return 'ended'
    default:
      return state satisfies never
  }
}

function toneOfTransfer(outcome: TransferOutcome): Tone {
  switch (outcome) {
    case 'ringing':
      return 'ringing'
    case 'joined':
    case 'answered':
      return 'connected'
    case 'unheard':
      return 'offline'
    case 'busy':
    case 'declined':
    case 'notAnswered':
      return 'hold'
    case 'sent':
    case 'sentFurther':
    case 'takenBack':
      return 'ended'
    default:
      return outcome satisfies never
  }
}
