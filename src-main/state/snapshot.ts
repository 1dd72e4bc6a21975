import type { Now } from '../calls/event.ts'
import { formatNumber } from '../calls/number.ts'
import type { DialRequestView } from '../ipc/contract/dialling.ts'
import type { AppView, Snapshot } from '../ipc/contract.ts'
import { lineView } from '../line/view.ts'
import type { DialRequest } from './event.ts'
import { gapView } from './gap.ts'
import { callViews } from '../calls/view.ts'
import { peopleCount } from '../people/people.ts'
import { historyView } from '../history/history-state.ts'
import { type AppState, readingOf } from './state.ts'

/** What is true of this program for as long as it runs. */
export type AppFacts = Pick<AppView, 'version' | 'platform' | 'notForRelease'>

/** What the screens are to show, whole. Plain data without secrets. */
export function toSnapshot(state: AppState, now: Now, facts: AppFacts): Snapshot {
  const { revision, line, calls, history, voicemail, settings, systemTheme, keychain, tray, shortcutTrouble } = state
  return {
    revision,
    line: lineView(line),
    calls: callViews(calls, now, readingOf(state), history.callers, settings),
    history: historyView(history),
    people: peopleCount(state.people),
    voicemail,
    gap: gapView(state.gap, calls.ended),
    dialRequest: state.dialRequest && dialRequestView(state.dialRequest.request, settings.country),
    settings,
    app: {
      ...facts,
      theme: settings.theme === 'system' ? systemTheme : settings.theme,
      keychain,
      tray,
      shortcutTrouble,
      settingTrouble: state.settingTrouble,
    },
  }
}

const dialRequestView = (request: DialRequest, country: string): DialRequestView =>
  request.kind === 'ask' ? { ...request, number: formatNumber(request.number, country) } : request
