import type { Translate } from '../../../messages/translate.ts'
import type { AppState } from '../../state/state.ts'
import { trayStatus } from '../../state/tray-status.ts'
import { who } from '../notifications/notices.ts'

type PlainMark = 'offline' | 'idle' | 'ringing' | 'in-call' | 'do-not-disturb'

/** The marks in `resources/tray`. Those with `-missed` have a dot, as `npm run icons` draws it; what rings needs none. */
export type TrayMark = PlainMark | `${Exclude<PlainMark, 'ringing'>}-missed`

/** What the tray shows: a mark, and in words what it means. */
export interface TrayFace {
  readonly mark: TrayMark
  readonly words: string
}

/** The mark for the line, with a dot and their number where there are missed calls that nobody has looked at. */
export function trayFace(state: AppState, t: Translate): TrayFace {
  const { mark, words } = plainFace(state, t)
  const { missed: count } = state.history
  if (count === 0 || mark === 'ringing') return { mark, words }
  const isReady = mark === 'idle'
  return {
    mark: `${mark}-missed`,
    words: isReady ? t('desktop.status.missed', { count }) : t('desktop.status.andMissed', { status: words, count }),
  }
}

function plainFace(state: AppState, t: Translate): { readonly mark: PlainMark; readonly words: string } {
  const status = trayStatus(state)
  switch (status.kind) {
    case 'offline':
      return { mark: 'offline', words: offlineWords(state, t) }
    case 'denied':
      return { mark: 'offline', words: t('desktop.status.denied') }
    case 'idle':
      return { mark: 'idle', words: t('desktop.status.idle') }
    case 'doNotDisturb':
      return { mark: 'do-not-disturb', words: t('desktop.status.doNotDisturb') }
    case 'ringing':
      return { mark: 'ringing', words: t('desktop.status.ringing', { name: who(status.remote, t) }) }
    case 'inCall':
      return { mark: 'in-call', words: t('desktop.status.inCall', { name: who(status.remote, t) }) }
    default:
      return status satisfies never
  }
}

function offlineWords({ line }: AppState, t: Translate): string {
  switch (line.phase) {
    case 'signedOut':
    case 'askingCertificate':
      return t('desktop.status.signedOut')
    case 'signingIn':
      return t('desktop.status.signingIn')
    case 'signedIn':
      return t(line.link.kind === 'offline' ? 'desktop.status.offline' : 'desktop.status.connecting')
    default:
      return line satisfies never
  }
}
