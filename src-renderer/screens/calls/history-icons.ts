import PhoneIncoming from '@lucide/svelte/icons/phone-incoming'
import PhoneMissed from '@lucide/svelte/icons/phone-missed'
import PhoneOutgoing from '@lucide/svelte/icons/phone-outgoing'
import type { HistoryCallView } from '../../../src-main/ipc/contract/history.ts'
import type { Icon } from '../../ui/icon.ts'
import { type HistoryKind, kindOf } from './history.ts'

const icons: Record<HistoryKind, Icon> = { missed: PhoneMissed, incoming: PhoneIncoming, outgoing: PhoneOutgoing }

export function historyIcon(call: Pick<HistoryCallView, 'direction' | 'how'>): Icon {
  return icons[kindOf(call)]
}
