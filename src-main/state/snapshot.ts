import type { Now } from '../calls/event.ts'
import type { AppView, Snapshot } from '../ipc/contract.ts'
import type { AppState } from './state.ts'

/** What is true of this program for as long as it runs. */
export type AppFacts = Pick<AppView, 'version' | 'platform' | 'notForRelease'>

/** What the screens are to show, whole. */
export function toSnapshot(state: AppState, _now: Now, facts: AppFacts): Snapshot {
  return {
    revision: state.revision,
    line: { phase: 'signedOut', ...state.line.name, problem: undefined },
    calls: [],
    recent: [],
    missedCount: state.calls.missedCount,
    settings: state.settings,
    app: { ...facts, theme: state.systemTheme, keychain: state.keychain, tray: state.tray },
  }
}
