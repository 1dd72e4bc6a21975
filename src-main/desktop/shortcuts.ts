import { app, globalShortcut } from 'electron'
import { type ShortcutName, shortcutNames, type ShortcutTrouble } from '../ipc/contract/dialling.ts'
import type { Settings } from '../ipc/contract.ts'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'

export interface ShortcutOptions {
  readonly press: (name: ShortcutName) => void
  /** Those that another program or the system has. */
  readonly onTrouble: (trouble: ShortcutTrouble) => void
}

/** The shortcuts that the person has chosen, taken at the start and with each change of them. */
export class Shortcuts {
  readonly #options: ShortcutOptions
  #chosen: Settings['shortcuts']
  #isFree = false

  constructor(options: ShortcutOptions, { settings }: AppState) {
    this.#options = options
    this.#chosen = settings.shortcuts
    this.#take()
    // Nothing is recorded in a window that has not the keyboard, whatever it last said.
    app.on('browser-window-blur', () => this.free(false))
  }

  readonly follow: Observer<AppState> = (previous, { settings: { shortcuts } }) => {
    if (previous.settings.shortcuts === shortcuts) return
    this.#chosen = shortcuts
    this.#take()
  }

  /** While keys are recorded they go to the page and do nothing else: the person may press those of a shortcut of ours. */
  free(isFree: boolean): void {
    if (isFree === this.#isFree) return
    this.#isFree = isFree
    this.#take()
  }

  #take(): void {
    const { press, onTrouble } = this.#options
    globalShortcut.unregisterAll()
    if (this.#isFree) return
    const taken = new Set<string>()
    const trouble = shortcutNames.filter((name) => {
      const keys = this.#chosen[name]
      if (keys === '') return false
      // The same keys twice: the first one has them.
      if (taken.has(keys)) return true
      taken.add(keys)
      return !register(keys, () => press(name))
    })
    onTrouble(trouble)
  }
}

function register(keys: string, run: () => void): boolean {
  try {
    return globalShortcut.register(keys, run)
  } catch {
    return false
  }
}
