import { isDeepStrictEqual } from 'node:util'
import { type BrowserWindow, screen } from 'electron'
import type { Settings } from '../../ipc/contract.ts'
import type { Log } from '../log.ts'
import { createPageWindow } from './page-window.ts'
import { PopupFollow, type StackChange } from './popup-follow.ts'
import { popupBounds, popupWidth, type Area } from './popup-place.ts'

/** Until the page has said how high its stack is: about one card. */
const firstHeight = 216
/** The page says that its last card has left; one that has died does not, so the window waits no longer than this. */
const leaveLimit = 500

const everywhere = { visibleOnFullScreen: true, skipTransformProcessType: true }

/**
 * The stack of call cards. The window is made while nothing rings, so that ringing costs a push and a show, and it never
 * takes the keyboard by itself.
 */
export class PopupWindow {
  readonly #log: Log
  readonly #corner: () => Settings['popupCorner']
  #window: BrowserWindow | undefined
  #wanted = false
  #height = firstHeight
  /** Of the display that had the pointer when the first card came. */
  #area: Area | undefined
  #leaving: NodeJS.Timeout | undefined
  /** Where the window is to go next. */
  #turned: 'on' | 'off' = 'off'
  readonly #follow = new PopupFollow({ follow: () => this.#followTurn(), now: () => performance.now() })

  constructor({ log, corner }: { readonly log: Log; readonly corner: () => Settings['popupCorner'] }) {
    this.#log = log
    this.#corner = corner
    // Docks come and go, displays are unplugged.
    screen.on('display-metrics-changed', () => this.#moveAlong())
    screen.on('display-removed', () => this.#moveAlong())
  }

  /** Whether cards can be seen: the window is there and its page is alive. */
  get canShow(): boolean {
    return this.#window !== undefined && !this.#window.webContents.isCrashed()
  }

  /** The window while it has cards. */
  get inUse(): BrowserWindow | undefined {
    return this.#wanted ? this.#window : undefined
  }

  prepare(): void {
    this.#window ??= this.#create()
  }

  close(): void {
    clearTimeout(this.#leaving)
    this.#window?.destroy()
    this.#window = undefined
    this.#wanted = false
    this.#turned = 'off'
  }

  /** There are cards to show, or none any more. */
  want(cards: boolean): void {
    if (cards === this.#wanted) return
    this.#wanted = cards
    clearTimeout(this.#leaving)
    if (cards) this.#turn('on')
    else this.#leaving = setTimeout(() => this.#turn('off'), leaveLimit)
  }

  /** The stack has this height now; 0 when the last card has left or was put away. */
  resize(height: number): void {
    if (height === 0) return this.#turn('off')
    this.#height = height
    if (this.#wanted) this.#turn('on')
  }

  /** Only ever on a press of the person. */
  focus(): void {
    this.#window?.focus()
  }

  /** The keyboard goes back to where it was. X11 passes it on only when a window goes away. */
  leave(): void {
    if (this.#window?.isFocused() !== true) return
    if (process.platform !== 'linux') return this.#window.blur()
    this.#window.hide()
    this.#window.showInactive()
  }

  /** Stands where the person has chosen, also while a card is up. */
  moveToCorner(): void {
    if (this.#area !== undefined) this.#place()
  }

  #create(): BrowserWindow {
    const window = createPageWindow(
      'popup',
      {
        width: popupWidth,
        height: firstHeight,
        frame: false,
        transparent: true,
        hasShadow: false,
        resizable: false,
        minimizable: false,
        maximizable: false,
        fullscreenable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        acceptFirstMouse: true,
        // Neither in the window switcher nor in tiles; on macOS it floats above full screens without becoming active.
        type: process.platform === 'darwin' ? 'panel' : 'toolbar',
      },
      this.#log,
    )
    // A hidden page is put behind everything else by the system, and comes forward half a dozen frames too late for a ring.
    window.webContents.setBackgroundThrottling(false)
    window.setAlwaysOnTop(true, 'pop-up-menu')
    window.setVisibleOnAllWorkspaces(true, everywhere)
    // The system's way of closing a window (Alt F4) puts the cards away; the next ring needs the window.
    window.on('close', (event) => {
      event.preventDefault()
      // What was still to follow must not bring it back.
      this.#turned = 'off'
      this.#hide()
    })
    window.webContents.on('unresponsive', () => {
      this.#log.warn('the pop-up does not respond')
      window.webContents.forcefullyCrashRenderer()
    })
    return window
  }

  #turn(to: 'on' | 'off'): void {
    this.#turned = to
    this.#follow.wish(this.#changeTo(to))
  }

  #changeTo(to: 'on' | 'off'): StackChange {
    if (to === 'off') return 'goes'
    if (this.#window?.isVisible() !== true || this.#area === undefined) return 'comes'
    return this.#placeIn(this.#area).height > this.#window.getBounds().height ? 'grows' : 'shrinks'
  }

  #followTurn(): void {
    if (this.#turned === 'on') this.#show()
    else this.#hide()
  }

  #show(): void {
    const window = this.#window
    if (window === undefined) return
    if (window.isVisible()) return this.#place()
    this.#area = screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea
    this.#place()
    window.showInactive()
    // X11 window managers take this only from a window that is shown.
    window.setVisibleOnAllWorkspaces(true, everywhere)
  }

  #hide(): void {
    clearTimeout(this.#leaving)
    this.#area = undefined
    this.#window?.hide()
  }

  #place(): void {
    const window = this.#window
    if (this.#area === undefined || window === undefined) return
    const place = this.#placeIn(this.#area)
    if (!isDeepStrictEqual(place, window.getBounds())) window.setBounds(place)
  }

  #placeIn(area: Area): Area {
    return popupBounds({ area, corner: this.#corner(), height: this.#height })
  }

  #moveAlong(): void {
    if (this.#area === undefined || this.#window === undefined) return
    this.#area = screen.getDisplayMatching(this.#window.getBounds()).workArea
    this.#place()
  }
}
