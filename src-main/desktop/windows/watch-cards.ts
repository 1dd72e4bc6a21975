import type { AppState } from '../../state/state.ts'
import type { Observer } from '../../store.ts'
import type { PopupWindow } from './popup-window.ts'

/** Makes the pop-up when the line is up, and shows it while there are cards. */
export function watchForCards(popup: PopupWindow): Observer<AppState> {
  return (previous, { line, calls, settings }) => {
    if (line.phase !== 'signedIn') return popup.close()
    if (line.link.kind === 'online') popup.prepare()
    // Do not disturb hides what rings, not a call that the person has taken or placed.
    const cards = settings.doNotDisturb ? calls.calls.filter(({ phase }) => phase.kind !== 'incoming') : calls.calls
    popup.want(cards.length > 0)
    if (settings.popupCorner !== previous.settings.popupCorner) popup.moveToCorner()
  }
}
