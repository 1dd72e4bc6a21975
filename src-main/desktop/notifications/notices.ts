import type { Translate } from '../../../messages/translate.ts'
import type { RecentCallView, RemotePartyView } from '../../ipc/contract.ts'
import type { RingingCall } from '../../state/changes.ts'
import type { Notice } from './notice.ts'

/** What the buttons of notices do. */
export interface NoticeCommands {
  readonly answer: (callId: string) => void
  readonly decline: (callId: string) => void
  readonly openCalls: () => void
}

export const ringKey = (callId: string): string => `ring ${callId}`
export const missedKey = (callId: string): string => `missed ${callId}`
export const offlineKey = 'offline'

export function ringNotice({ id, remote, via }: RingingCall, commands: NoticeCommands, t: Translate): Notice {
  return {
    key: ringKey(id),
    title: t('desktop.notification.incoming'),
    body: withVia(who(remote, t), via, t),
    urgent: true,
    onOpen: commands.openCalls,
    actions: [
      { id: 'answer', label: t('desktop.notification.answer'), run: () => commands.answer(id) },
      { id: 'decline', label: t('desktop.notification.decline'), run: () => commands.decline(id) },
    ],
  }
}

export function missedNotice({ id, remote, via }: RecentCallView, commands: NoticeCommands, t: Translate): Notice {
  return {
    key: missedKey(id),
    title: t('desktop.notification.missed'),
    body: withVia(who(remote, t), via, t),
    urgent: false,
    onOpen: commands.openCalls,
    actions: [],
  }
}

export const offlineNotice = (server: string, commands: NoticeCommands, t: Translate): Notice => ({
  key: offlineKey,
  title: t('desktop.notification.offline', { server }),
  body: t('desktop.notification.offlineText'),
  urgent: false,
  onOpen: commands.openCalls,
  actions: [],
})

/** Who it is, in one line: the name and the number where both are known. */
export function who({ name, number, anonymous }: RemotePartyView, t: Translate): string {
  if (name !== undefined && number !== undefined) return t('desktop.notification.who', { name, number })
  return name ?? number ?? (anonymous ? t('common.anonymous') : t('common.unknownNumber'))
}

const withVia = (caller: string, via: string | undefined, t: Translate): string =>
  via === undefined ? caller : t('desktop.notification.via', { who: caller, via })
