import type { AppEvent } from '../state/event.ts'
import type { AppState } from '../state/state.ts'
import type { SettingsFile } from '../storage/settings-file.ts'
import type { Store } from '../store.ts'
import type { Timing } from '../timing.ts'
import type { Line } from '../portaswitch/client/line.ts'

/** What a command on calls works with. */
export interface Switchboard {
  readonly store: Store<AppState, AppEvent>
  /** Undefined while nobody is signed in. */
  readonly line: () => Pick<Line, 'call' | 'isNewSession'> | undefined
  readonly settings: SettingsFile
  readonly timing: Pick<Timing, 'holdBeforeAnswer'>
}
