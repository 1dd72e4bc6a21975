import type { Translate } from '../../../messages/translate.ts'
import { bareDigits } from '../../calls/dialable.ts'
import { canPlaceCalls } from '../../line/line.ts'
import { remoteView } from '../../people/named.ts'
import { type AppState, readingOf } from '../../state/state.ts'
import type { DesktopPress } from '../press.ts'
import { who } from '../notifications/notices.ts'
import { trayFace } from './tray-words.ts'

/** The tray's menu, as plain data. */
export type TrayItem =
  | { readonly kind: 'words'; readonly label: string }
  | { readonly kind: 'line' }
  | { readonly kind: 'press'; readonly label: string; readonly press: DesktopPress; readonly enabled: boolean }
  | { readonly kind: 'check'; readonly label: string; readonly press: DesktopPress; readonly checked: boolean }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] }

/** As many of the recent calls as can be taken in. */
const mostRecent = 8

export function trayMenu(state: AppState, t: Translate): readonly TrayItem[] {
  const { line, settings } = state
  const isSignedIn = line.phase === 'signedIn'
  const press = (
    label: string,
    kind: 'open' | 'callField' | 'settings' | 'signOut' | 'quit',
    enabled = true,
  ): TrayItem => ({
    kind: 'press',
    label,
    press: { kind },
    enabled,
  })
  return [
    { kind: 'words', label: trayFace(state, t).words },
    { kind: 'line' },
    press(t('desktop.menu.open'), 'open'),
    press(t('desktop.menu.dial'), 'callField', isSignedIn),
    { kind: 'menu', label: t('desktop.menu.recent'), items: recentItems(state, t) },
    {
      kind: 'check',
      label: t('desktop.menu.doNotDisturb'),
      press: { kind: 'doNotDisturb', on: !settings.doNotDisturb },
      checked: settings.doNotDisturb,
    },
    { kind: 'line' },
    press(t('desktop.menu.settings'), 'settings', isSignedIn),
    press(t('desktop.menu.signOut'), 'signOut', isSignedIn),
    press(t('desktop.menu.quit'), 'quit'),
  ]
}

/** Each number once, the latest first; names of SIP cannot be dialled. */
function recentItems(state: AppState, t: Translate): readonly TrayItem[] {
  const { history, line } = state
  const enabled = canPlaceCalls(line)
  const items = history.newest.flatMap((call): readonly TrayItem[] => {
    const { number } = call
    if (number === undefined || bareDigits(number) === undefined) return []
    const label = who(remoteView(call, readingOf(state)), t)
    return [{ kind: 'press', label, press: { kind: 'dial', number }, enabled }]
  })
  return items.length === 0 ? [{ kind: 'words', label: t('desktop.menu.noCalls') }] : items.slice(0, mostRecent)
}
