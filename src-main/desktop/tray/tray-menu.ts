import type { Translate } from '../../../messages/translate.ts'
import { recentView } from '../../calls/view.ts'
import type { AppState } from '../../state/state.ts'
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
  const press = (label: string, kind: 'open' | 'settings' | 'signOut' | 'quit', enabled = true): TrayItem => ({
    kind: 'press',
    label,
    press: { kind },
    enabled,
  })
  return [
    { kind: 'words', label: trayFace(state, t).words },
    { kind: 'line' },
    press(t('desktop.menu.open'), 'open'),
    { kind: 'menu', label: t('desktop.menu.recent'), items: recentItems(state, t) },
    {
      kind: 'check',
      label: t('desktop.menu.doNotDisturb'),
      press: { kind: 'doNotDisturb', on: !settings.doNotDisturb },
      checked: settings.doNotDisturb,
    },
    { kind: 'line' },
    press(t('desktop.menu.settings'), 'settings'),
    press(t('desktop.menu.signOut'), 'signOut', isSignedIn),
    press(t('desktop.menu.quit'), 'quit'),
  ]
}

/** Each number once, the latest first. */
function recentItems({ calls, settings, line }: AppState, t: Translate): readonly TrayItem[] {
  const enabled = line.phase === 'signedIn' && line.link.kind === 'online' && line.callControl !== 'denied'
  const items = new Map<string, TrayItem>()
  for (const call of calls.recent) {
    const { remote, dialable } = recentView(call, settings.country)
    if (dialable === undefined || items.has(dialable)) continue
    items.set(dialable, { kind: 'press', label: who(remote, t), press: { kind: 'dial', number: dialable }, enabled })
    if (items.size === mostRecent) break
  }
  return items.size === 0 ? [{ kind: 'words', label: t('desktop.menu.noCalls') }] : [...items.values()]
}
