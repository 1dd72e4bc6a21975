import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../../messages/translate.ts'
import type { AppState } from '../../state/state.ts'
import type { DesktopPress } from '../press.ts'
import { WhenCalm } from '../when-calm.ts'
import { trayMenu, type TrayItem } from './tray-menu.ts'
import { trayFace, type TrayMark } from './tray-words.ts'

export interface TrayOptions {
  /** Where the marks are, as `idle-dark.png` and `idle-dark@2x.png`. */
  readonly marks: string
  readonly press: (press: DesktopPress) => void
  readonly t: Translate
  /** How long nothing must have changed, milliseconds: a ring has better things to do first. */
  readonly rest: { readonly mark: number; readonly menu: number }
  /** On the monotonic clock, milliseconds. */
  readonly now: () => number
}

/** The mark in the desktop's tray, with its menu. What does not change is not sent to the desktop again. */
export class AppTray {
  readonly #options: TrayOptions
  #tray: Tray | undefined
  readonly #markLater: WhenCalm
  readonly #menuLater: WhenCalm
  #state: AppState
  #shownMark: { readonly file: string; readonly words: string } | undefined
  #shownMenu: readonly TrayItem[] | undefined

  constructor(options: TrayOptions, state: AppState) {
    this.#options = options
    this.#state = state
    const { rest, now } = options
    this.#markLater = new WhenCalm({ act: () => this.#drawMark(), calm: rest.mark, latest: 10 * rest.mark, now })
    this.#menuLater = new WhenCalm({ act: () => this.#drawMenu(), calm: rest.menu, latest: 10 * rest.menu, now })
    nativeTheme.on('updated', () => this.#drawMark())
  }

  /** Also for a tray that came after us: it knows only of marks that are made from then on. */
  appear(): void {
    this.#tray?.destroy()
    this.#shownMark = undefined
    this.#shownMenu = undefined
    const { mark } = trayFace(this.#state, this.#options.t)
    this.#tray = new Tray(this.#image(mark))
    this.#tray.on('click', () => this.#options.press({ kind: 'open' }))
    this.#drawMark()
    this.#drawMenu()
  }

  show(state: AppState): void {
    this.#state = state
    this.#markLater.wish()
    this.#menuLater.wish()
  }

  #drawMark(): void {
    const { t } = this.#options
    const { mark, words } = trayFace(this.#state, t)
    const file = this.#file(mark)
    if (file !== this.#shownMark?.file) this.#tray?.setImage(this.#image(mark))
    if (words !== this.#shownMark?.words) this.#tray?.setToolTip(t('desktop.tooltip', { status: words }))
    this.#shownMark = { file, words }
  }

  #drawMenu(): void {
    const menu = trayMenu(this.#state, this.#options.t)
    if (!isDeepStrictEqual(menu, this.#shownMenu)) this.#tray?.setContextMenu(this.#menu(menu))
    this.#shownMenu = menu
  }

  #file(mark: TrayMark): string {
    // macOS colours a mark of one colour itself; GNOME's bar is dark whatever the theme.
    const isGnome = process.env['XDG_CURRENT_DESKTOP']?.includes('GNOME') === true
    const panel = nativeTheme.shouldUseDarkColors || isGnome ? 'dark' : 'light'
    return join(this.#options.marks, `${mark}-${panel}.png`)
  }

  #image(mark: TrayMark): Electron.NativeImage {
    const image = nativeImage.createFromPath(this.#file(mark))
    image.setTemplateImage(process.platform === 'darwin')
    return image
  }

  #menu(items: readonly TrayItem[]): Menu {
    return Menu.buildFromTemplate(items.map((item) => this.#item(item)))
  }

  #item(item: TrayItem): MenuItemConstructorOptions {
    // An ampersand marks the letter that chooses an item, and names have ampersands of their own.
    const label = item.kind === 'line' ? '' : item.label.replaceAll('&', '&&')
    switch (item.kind) {
      case 'line':
        return { type: 'separator' }
      case 'words':
        return { label, enabled: false }
      case 'press':
        return { label, enabled: item.enabled, click: () => this.#options.press(item.press) }
      case 'check':
        return { type: 'checkbox', label, checked: item.checked, click: () => this.#options.press(item.press) }
      case 'menu':
        return { label, submenu: item.items.map((inner) => this.#item(inner)) }
      default:
        return item satisfies never
    }
  }
}
