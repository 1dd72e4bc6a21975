import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right'
import AudioLines from '@lucide/svelte/icons/audio-lines'
import CloudOff from '@lucide/svelte/icons/cloud-off'
import Hourglass from '@lucide/svelte/icons/hourglass'
import ListOrdered from '@lucide/svelte/icons/list-ordered'
import Phone from '@lucide/svelte/icons/phone'
import PhoneCall from '@lucide/svelte/icons/phone-call'
import PhoneForwarded from '@lucide/svelte/icons/phone-forwarded'
import PhoneIncoming from '@lucide/svelte/icons/phone-incoming'
import PhoneOff from '@lucide/svelte/icons/phone-off'
import PhoneOutgoing from '@lucide/svelte/icons/phone-outgoing'
import RefreshCw from '@lucide/svelte/icons/refresh-cw'
import Undo2 from '@lucide/svelte/icons/undo-2'
import type { CallActionView, CallStateView, CallView } from '../../src-main/ipc/contract.ts'
import type { Icon } from '../ui/icon.ts'
import HangUpIcon from './HangUpIcon.svelte'
import SolidPause from './SolidPause.svelte'
import SolidPlay from './SolidPlay.svelte'

const stateIcons: Record<CallStateView['kind'], Icon> = {
  incoming: PhoneIncoming,
  pickUpPhone: PhoneCall,
  calling: PhoneOutgoing,
  connected: AudioLines,
  onHold: SolidPause,
  held: Hourglass,
  queued: ListOrdered,
  active: Phone,
  ended: PhoneOff,
}

const actionIcons: Record<CallActionView, Icon> = {
  answer: Phone,
  holdAndAnswer: Phone,
  hold: SolidPause,
  resume: SolidPlay,
  swap: ArrowLeftRight,
  transfer: PhoneForwarded,
  completeTransfer: PhoneForwarded,
  cancelTransfer: HangUpIcon,
  takeBack: Undo2,
  dialAgain: RefreshCw,
  decline: HangUpIcon,
  hangUp: HangUpIcon,
}

/** The icon of a call's state; each state has its own, so that none is told by colour alone. */
export function stateIcon({ state, lastKnownAt }: Pick<CallView, 'state' | 'lastKnownAt'>): Icon {
  if (state.kind === 'ended' && state.transferred !== undefined) return PhoneForwarded
  return lastKnownAt !== undefined && state.kind !== 'ended' ? CloudOff : stateIcons[state.kind]
}

export function actionIcon(action: CallActionView): Icon {
  return actionIcons[action]
}
