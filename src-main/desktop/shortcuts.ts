import { globalShortcut } from 'electron'
import { type ShortcutName, shortcutNames, type ShortcutTrouble } from '../ipc/contract/dialling.ts'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'

export interface ShortcutOptions {
  readonly press: (name: ShortcutName) => void
  /** Those that another program or the system has. */
  readonly onTrouble: (trouble: ShortcutTrouble) => void
}

/** Takes the shortcuts that the person has chosen, at the start and with each change of them. */
export function followShortcuts(options: ShortcutOptions, start: AppState): Observer<AppState> {
  take(start, options)
  return (previous, next) => {
    if (previous.settings.shortcuts !== next.settings.shortcuts) take(next, options)
  }
}

function take({ settings: { shortcuts } }: AppState, { press, onTrouble }: ShortcutOptions): void {
  globalShortcut.unregisterAll()
  const taken = new Set<string>()
  const trouble = shortcutNames.filter((name) => {
    const keys = shortcuts[name]
    if (keys === '') return false
    // The same keys twice: the first one has them.
    if (taken.has(keys)) return true
    taken.add(keys)
    return !register(keys, () => press(name))
  })
  onTrouble(trouble)
}

function register(keys: string, run: () => void): boolean {
  try {
    return globalShortcut.register(keys, run)
  } catch {
    return false
  }
}
