import type { Now } from './calls/event.ts'
import { learntAnswerForm } from './control/learn.ts'
import type { AppView } from './ipc/contract.ts'
import type { AppEvent } from './state/event.ts'
import { nextDeadline } from './state/next-deadline.ts'
import { reduce } from './state/reduce.ts'
import { initialState, type AppState } from './state/state.ts'
import type { SettingsFile } from './storage/settings-file.ts'
import { createStore, type Store } from './store.ts'
import type { Timing } from './timing.ts'

export interface AppStoreOptions {
  readonly settings: SettingsFile
  readonly systemTheme: AppView['theme']
  readonly timing: Timing
  readonly now: () => Now
  readonly onEvent: (state: AppState, event: AppEvent) => void
  readonly onFailure: (error: unknown) => void
}

/** The store of the app: nobody is signed in, and the form is filled in as it was left. */
export function createAppStore({
  settings,
  systemTheme,
  timing,
  ...store
}: AppStoreOptions): Store<AppState, AppEvent> {
  const { stay: _stay, ...name } = settings.current.signIn
  return createStore<AppState, AppEvent, Now>({
    initial: initialState({
      name,
      settings: settings.current.settings,
      systemTheme,
      learntAnswerMode: learntAnswerForm(settings, name),
    }),
    reduce: (state, event, now) => reduce(state, event, now, timing),
    nextDeadline: (state) => nextDeadline(state, timing),
    tick: { type: 'call.clockTicked' },
    ...store,
  })
}
