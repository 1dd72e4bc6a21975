import { isInPopup } from '../../calls/select.ts'
import type { AppState } from '../../state/state.ts'
import type { Observer } from '../../store.ts'
import type { PopupWindow } from './popup-window.ts'

/** Makes the pop-up when the line is up, and shows it while there are cards. */
export function watchForCards(
  popup: Pick<PopupWindow, 'close' | 'prepare' | 'want' | 'moveToCorner'>,
): Observer<AppState> {
  return (previous, { line, calls, settings }) => {
    if (line.phase !== 'signedIn') return popup.close()
    if (line.link.kind === 'online') popup.prepare()
    popup.want(calls.calls.some((call) => isInPopup(call, settings)))
    if (settings.popupCorner !== previous.settings.popupCorner) popup.moveToCorner()
  }
}
