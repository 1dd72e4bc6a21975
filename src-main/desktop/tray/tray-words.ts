import type { Translate } from '../../../messages/translate.ts'
import type { AppState } from '../../state/state.ts'
import { trayStatus } from '../../state/tray-status.ts'
import { who } from '../notifications/notices.ts'

/** The marks in `resources/tray`. */
export type TrayMark = 'offline' | 'idle' | 'ringing' | 'in-call' | 'do-not-disturb'

/** What the tray shows: a mark, and in words what it means. */
export interface TrayFace {
  readonly mark: TrayMark
  readonly words: string
}

export function trayFace(state: AppState, t: Translate): TrayFace {
  const status = trayStatus(state)
  switch (status.kind) {
    case 'offline':
      return { mark: 'offline', words: offlineWords(state, t) }
    case 'idle': {
      const { missed } = state.history
      return {
        mark: 'idle',
        words: missed === 0 ? t('desktop.status.idle') : t('desktop.status.missed', { count: missed }),
      }
    }
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
