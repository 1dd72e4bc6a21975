import { createAppStore } from '../../app-store.ts'
import type { Settings } from '../../ipc/contract.ts'
import { settings as usual } from '../../state/testing/scripted-line.ts'
import type { SettingsFile } from '../../storage/settings-file.ts'
import { defaultStored } from '../../storage/stored.ts'
import { defaultTiming, type Timing } from '../../timing.ts'

/** `settings.json` without a disk. */
export function settingsInMemory(settings: Settings = usual): SettingsFile {
  let current = defaultStored(settings)
  return {
    get current() {
      return current
    },
    change: (change) => {
      current = { ...current, ...change }
    },
    saved: () => Promise.resolve(),
  }
}

/** The app's own store, with the computer's clocks. */
export const storeOf = (settings: SettingsFile, timing: Partial<Timing> = {}) =>
  createAppStore({
    settings,
    systemTheme: 'light',
    timing: { ...defaultTiming, ...timing },
    now: () => ({ mono: performance.now(), wall: Date.now() }),
    onEvent: () => undefined,
    onFailure: (error) => {
      throw error
    },
  })
