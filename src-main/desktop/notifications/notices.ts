import type { Translate } from '../../../messages/translate.ts'
import { formatNumber } from '../../calls/number.ts'
import type { LateChange } from '../../ipc/contract/greeting-calendar.ts'
import type { RemotePartyView } from '../../ipc/contract/remote-party.ts'
import { canPlaceCalls } from '../../line/line.ts'
import type { ToldCall } from '../../state/changes.ts'
import type { AppState } from '../../state/state.ts'
import type { DesktopPress } from '../press.ts'
import type { Notice } from './notice.ts'

/** Does what a person asks for on a notice. */
export type Press = (press: DesktopPress) => void

export const ringKey = (callId: string): string => `ring ${callId}`
export const missedKey = (callId: string): string => `missed ${callId}`
export const offlineKey = 'offline'
export const deniedKey = 'denied'
export const signedOutKey = 'signed out'
const notPlacedKey = 'not placed'
export const voicemailKey = 'voicemail'
export const calendarKey = 'calendar'

export function ringNotice({ id, remote, via }: ToldCall, press: Press, t: Translate): Notice {
  return {
    key: ringKey(id),
    title: t('desktop.notification.incoming'),
    body: withVia(who(remote, t), via, t),
    urgent: true,
    onOpen: () => press({ kind: 'calls' }),
    actions: [
      { id: 'answer', label: t('desktop.notification.answer'), run: () => press({ kind: 'answer', callId: id }) },
      { id: 'decline', label: t('desktop.notification.decline'), run: () => press({ kind: 'decline', callId: id }) },
    ],
  }
}

export function missedNotice({ id, remote, via, dialable }: ToldCall, press: Press, t: Translate): Notice {
  return {
    key: missedKey(id),
    title: t('desktop.notification.missed'),
    body: withVia(who(remote, t), via, t),
    urgent: false,
    onOpen: () => press({ kind: 'calls' }),
    actions:
      dialable === undefined
        ? []
        : [{ id: 'call', label: t('calls.callBack'), run: () => press({ kind: 'dial', number: dialable }) }],
  }
}

export const voicemailNotice = (
  count: number,
  newest: RemotePartyView | undefined,
  press: Press,
  t: Translate,
): Notice => ({
  key: voicemailKey,
  title: t('desktop.notification.voicemail', { count }),
  body: newest === undefined ? '' : who(newest, t),
  urgent: false,
  onOpen: () => press({ kind: 'voicemail' }),
  actions: [],
})

/** One for all that the calendar has made up for at once. */
export function calendarNotice(late: readonly [LateChange, ...LateChange[]], press: Press, t: Translate): Notice {
  const [{ greeting, what }] = late
  const isOne = late.length === 1
  return {
    key: calendarKey,
    title: isOne
      ? t(`desktop.notification.calendar.${what}`)
      : t('desktop.notification.calendar.several', { count: late.length }),
    body: isOne
      ? t('desktop.notification.calendar.text', { greeting: t(`voicemail.greeting.${greeting}.title`) })
      : t('desktop.notification.calendar.severalText'),
    urgent: false,
    onOpen: () => press({ kind: 'voicemail' }),
    actions: [],
  }
}

/** A number from the tray's menu could not be called. */
export function notPlacedNotice(number: string, { line, settings }: AppState, press: Press, t: Translate): Notice {
  const isOnline = line.phase === 'signedIn' && line.link.kind === 'online'
  const why = canPlaceCalls(line) ? 'notNow' : isOnline ? 'denied' : 'offline'
  return {
    key: notPlacedKey,
    title: t('desktop.notification.notPlaced', { number: formatNumber(number, settings.country) }),
    body: t(`calls.dial.${why}`),
    urgent: false,
    onOpen: () => press({ kind: 'open' }),
    actions: [],
  }
}

export const offlineNotice = (server: string, press: Press, t: Translate): Notice => ({
  key: offlineKey,
  title: t('desktop.notification.offline', { server }),
  body: t('desktop.notification.offlineText'),
  urgent: false,
  onOpen: () => press({ kind: 'open' }),
  actions: [],
})

export const deniedNotice = (press: Press, t: Translate): Notice => ({
  key: deniedKey,
  title: t('desktop.notification.denied'),
  body: t('desktop.notification.deniedText'),
  urgent: false,
  onOpen: () => press({ kind: 'open' }),
  actions: [],
})

export const signedOutNotice = (press: Press, t: Translate): Notice => ({
  key: signedOutKey,
  title: t('desktop.notification.signedOut'),
  body: t('desktop.notification.signedOutText'),
  urgent: false,
  onOpen: () => press({ kind: 'open' }),
  actions: [],
})

/** Who it is, in one line: the name and the number where both are known. */
export function who({ alsoNamed, anonymous, ...told }: RemotePartyView, t: Translate): string {
  const others = alsoNamed?.length ?? 0
  const isMixed = told.name !== undefined && runsToTheLeft.test(told.name)
  const [name, number] = [told.name, told.number].map((part) => (isMixed && part !== undefined ? apart(part) : part))
  if (name !== undefined && others > 0) return t('common.oneOf', { name, count: others })
  if (name !== undefined && number !== undefined) return t('desktop.notification.who', { name, number })
  return name ?? number ?? (anonymous ? t('common.anonymous') : t('common.unknownNumber'))
}

const withVia = (caller: string, via: string | undefined, t: Translate): string =>
  via === undefined
    ? caller
    : t('desktop.notification.via', { who: caller, via: runsToTheLeft.test(via) ? apart(via) : via })

/** Letters of Hebrew, Arabic and others like them. */
const runsToTheLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Isolated (Unicode's FSI and PDI), or it would turn round what stands beside it: the groups of a number, for one. */
const apart = (part: string): string => `\u2068${part}\u2069`
