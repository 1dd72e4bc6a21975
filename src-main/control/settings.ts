import type { CommandParams, Outcome } from '../ipc/contract.ts'
import type { AppEvent } from '../state/event.ts'
import type { AppState } from '../state/state.ts'
import type { SettingsFile } from '../storage/settings-file.ts'
import type { Store } from '../store.ts'

/** Takes over what the person chose; the disk follows. */
export function changeSettings(
  { settings: file, store }: { readonly settings: SettingsFile; readonly store: Store<AppState, AppEvent> },
  change: CommandParams<'changeSettings'>,
): Outcome {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const settings = { ...file.current.settings, ...given }
  file.change({ settings })
  store.dispatch({ type: 'settings.changed', settings })
  return 'done'
}
