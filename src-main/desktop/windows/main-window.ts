import { copyFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type BrowserWindow, dialog, nativeImage, screen } from 'electron'
import { placeChannel, type AppView, type PlaceName } from '../../ipc/contract.ts'
import type { SettingsFile } from '../../storage/settings-file.ts'
import type { Log } from '../log.ts'
import { mainBounds, smallest } from './main-place.ts'
import { createPageWindow } from './page-window.ts'
import { background, overlay, titleBar } from './title-bar.ts'

export interface MainWindowOptions {
  readonly log: Log
  readonly settings: SettingsFile
  /** The app's mark, for desktops that show one beside the window's name. */
  readonly icon: string
  /** How long the window is kept after it was closed, milliseconds. */
  readonly kept: number
  readonly theme: () => AppView['theme']
  /** Without a tray a closed window could not be found again: it is minimised. */
  readonly hasTray: () => boolean
}

/** The main window: built when it is first wanted, hidden when it is closed, let go when it stays closed. */
export class MainWindow {
  readonly #options: MainWindowOptions
  #window: BrowserWindow | undefined
  #letGo: NodeJS.Timeout | undefined
  #held = false

  constructor(options: MainWindowOptions) {
    this.#options = options
  }

  /** Whether the person can see it. */
  get isShown(): boolean {
    return this.#window?.isVisible() === true && !this.#window.isMinimized()
  }

  /** Brings the window to the front, on a press of the person. Resolves when it is there. */
  async open(to?: PlaceName): Promise<void> {
    clearTimeout(this.#letGo)
    const window = this.#window
    if (window === undefined) return this.#build('front', to)
    if (to !== undefined) window.webContents.send(placeChannel, to)
    if (window.isMinimized()) window.restore()
    bringForward(window)
  }

  /** Asks the person where to put a copy of a file; false where they gave up. Rejects where it cannot be written there. */
  async saveAs(path: string): Promise<boolean> {
    const window = this.#window
    const options = { defaultPath: basename(path) }
    const { canceled, filePath } = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    if (canceled || filePath === '') return false
    await copyFile(path, filePath)
    return true
  }

  /** The pointer, which is down in the window, now drags a file. */
  drag(path: string): void {
    this.#window?.webContents.startDrag({
      file: path,
      icon: nativeImage.createFromPath(this.#options.icon).resize({ width: 48 }),
    })
  }

  /** Whether the page has something that is nowhere else: then it is not let go. */
  hold(held: boolean): void {
    this.#held = held
  }

  /** Shows it to a person who has not asked for it: whatever has the keyboard keeps it. */
  async openQuietly(): Promise<void> {
    clearTimeout(this.#letGo)
    const window = this.#window
    if (window === undefined) return this.#build('quiet')
    if (window.isMinimized()) window.restore()
    window.showInactive()
  }

  /** Where there is no tray to be found in. */
  openMinimised(): void {
    clearTimeout(this.#letGo)
    if (this.#window === undefined) void this.#build('minimised')
    else if (!this.#window.isVisible()) this.#window.minimize()
  }

  /** The theme has changed. */
  dress(): void {
    const window = this.#window
    if (window === undefined) return
    const theme = this.#options.theme()
    window.setBackgroundColor(background[theme])
    if (process.platform !== 'darwin') window.setTitleBarOverlay(overlay(theme))
  }

  /** Where the window is; written down for the next start. */
  remember(): void {
    const window = this.#window
    if (window === undefined || window.isMinimized()) return
    const { x, y, width, height } = window.getNormalBounds()
    this.#options.settings.change({ window: { x, y, width, height, maximized: window.isMaximized() } })
  }

  #build(how: 'front' | 'quiet' | 'minimised', to?: PlaceName): Promise<void> {
    const { log, settings, theme } = this.#options
    const displays = screen.getAllDisplays().map(({ workArea }) => workArea)
    const left = settings.current.window
    const window = createPageWindow(
      'main',
      {
        ...mainBounds(left, displays),
        minWidth: smallest.width,
        minHeight: smallest.height,
        title: 'Sidetone',
        icon: nativeImage.createFromPath(this.#options.icon),
        backgroundColor: background[theme()],
        ...titleBar(theme(), process.platform),
      },
      log,
    )
    this.#window = window
    this.#held = false
    if (to !== undefined) window.webContents.once('did-finish-load', () => window.webContents.send(placeChannel, to))
    window.on('close', (event) => {
      event.preventDefault()
      this.#close(window)
    })
    return new Promise((resolve) => {
      window.once('ready-to-show', () => {
        if (left?.maximized === true) window.maximize()
        if (how === 'minimised') window.minimize()
        else if (how === 'quiet') window.showInactive()
        else bringForward(window)
        resolve()
      })
    })
  }

  #close(window: BrowserWindow): void {
    this.remember()
    if (!this.#options.hasTray()) return window.minimize()
    window.hide()
    this.#letGoLater(window)
  }

  #letGoLater(window: BrowserWindow): void {
    this.#letGo = setTimeout(() => {
      if (this.#held) return this.#letGoLater(window)
      this.#window = undefined
      window.destroy()
    }, this.#options.kept)
  }
}

/** The page is given the keyboard too: a window that has it need not hand it on, and then nothing that is shown counts as seen. */
function bringForward(window: BrowserWindow): void {
  window.show()
  window.focus()
  window.webContents.focus()
}
