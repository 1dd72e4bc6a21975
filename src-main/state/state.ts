import { type CallsState, initialCalls } from '../calls/calls-state.ts'
import type { AnswerMode } from '../calls/rules.ts'
import type { ShortcutTrouble } from '../ipc/contract/dialling.ts'
import type { SettingTrouble } from '../ipc/contract/system-setting.ts'
import type { LateChange } from '../ipc/contract/greeting-calendar.ts'
import { emptyHistory, type HistoryState } from '../history/history-state.ts'
import type { Reading } from '../people/named.ts'
import { nobody, type People } from '../people/people.ts'
import type { AppView, Settings } from '../ipc/contract.ts'
import { noVoicemail, type VoicemailView } from '../ipc/contract/voicemail.ts'
import { type LineState, signedOut } from '../line/line.ts'
import type { Gap } from './gap.ts'
import type { AskedDial } from './asked-dial.ts'
import type { SignInName } from './event.ts'

/** Everything that the app knows. */
export interface AppState {
  /** Goes up by one with every change. */
  readonly revision: number
  readonly line: LineState
  readonly calls: CallsState
  readonly voicemail: VoicemailView
  /** What the calendar of greetings has made up for at once, last. A notification tells it, and no page. */
  readonly caughtUp: readonly LateChange[]
  /** The last time without a connection, until somebody has read of it. */
  readonly gap: Gap | undefined
  readonly dialRequest: AskedDial | undefined
  readonly shortcutTrouble: ShortcutTrouble
  readonly settingTrouble: SettingTrouble
  readonly history: HistoryState
  /** Whose names are known. */
  readonly people: People
  readonly settings: Settings
  /** What the system asks for; it counts where the person has chosen `system`. */
  readonly systemTheme: AppView['theme']
  readonly keychain: AppView['keychain']
  readonly tray: boolean
}

/** The state at start: signed out, with the form filled in as `name`. */
export function initialState({
  name,
  settings,
  systemTheme,
  learntAnswerMode,
}: {
  readonly name: SignInName
  readonly settings: Settings
  readonly systemTheme: AppView['theme']
  /** What a former run has learnt, see {@link CallsState.learntAnswerMode}. */
  readonly learntAnswerMode: AnswerMode | undefined
}): AppState {
  return {
    revision: 0,
    line: signedOut(name),
    calls: initialCalls({ learntAnswerMode }),
    voicemail: noVoicemail,
    caughtUp: [],
    gap: undefined,
    dialRequest: undefined,
    shortcutTrouble: [],
    settingTrouble: {},
    history: emptyHistory,
    people: nobody,
    settings,
    systemTheme,
    keychain: 'unknown',
    tray: true,
  }
}

/** With what names and numbers are read now. */
export const readingOf = ({ settings, people }: AppState): Reading => ({ country: settings.country, people })
