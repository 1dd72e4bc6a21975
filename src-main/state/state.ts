import type { CallsState } from '../calls/call.ts'
import { initialCalls } from '../calls/reduce.ts'
import type { AnswerMode } from '../calls/rules.ts'
import type { AppView, Settings } from '../ipc/contract.ts'
import type { LineState } from '../line/line.ts'
import type { SignInName } from './event.ts'

export interface AppState {
  /** Goes up by one with every change. */
  readonly revision: number
  readonly line: LineState
  readonly calls: CallsState
  readonly settings: Settings
  readonly systemTheme: AppView['theme']
  readonly keychain: AppView['keychain']
  readonly tray: boolean
}

/** The state at start: signed out, the form filled with `name`. */
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
    line: { phase: 'signedOut', name, problem: undefined },
    calls: initialCalls({ learntAnswerMode }),
    settings,
    systemTheme,
    keychain: 'unknown',
    tray: true,
  }
}
