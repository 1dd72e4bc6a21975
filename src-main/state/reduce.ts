import type { CallsState } from '../calls/calls-state.ts'
import type { Now } from '../calls/event.ts'
import { forgetCalls, identify, reduceCalls, signedOutCalls } from '../calls/reduce.ts'
import type { CallRules } from '../calls/rules.ts'
import type { Circumstances } from '../calls/settle.ts'
import { forgetHistory, reduceHistory, type HistoryState } from '../history/history-state.ts'
import type { LineState } from '../line/line.ts'
import { reduceLine } from '../line/reduce.ts'
import type { Timing } from '../timing.ts'
import { askedDialAfter } from './asked-dial.ts'
import type { AppEvent } from './event.ts'
import { gapAfter, gapCounted } from './gap.ts'
import type { AppState } from './state.ts'
import { reduceVoicemail } from './voicemail.ts'

/** The one place where the state changes. The same reference comes back when nothing did; nothing is ever thrown. */
export function reduce(
  state: AppState,
  event: AppEvent,
  now: Now,
  rules: CallRules & Pick<Timing, 'gapTold' | 'dialAsked'>,
): AppState {
  const line = reduceLine(state.line, event)
  const calls = callsAfter(state, line, event, { now, rules, answerMode: state.settings.answerMode })
  const voicemail = reduceVoicemail(state.voicemail, event)
  const rest = reduceRest(state, event)
  const gap =
    line === state.line ? rest.gap : gapAfter(rest.gap, { before: state.line, after: line }, now, rules.gapTold)
  const history = historyAfter(state.history, event, state.calls.owner, calls.owner)
  const owner = line.phase === 'signedIn' ? calls.owner : undefined
  const dialRequest = askedDialAfter(state.dialRequest, event, { now, rules, owner })
  const unchanged = history === state.history && voicemail === state.voicemail && dialRequest === state.dialRequest
  const same = line === state.line && calls === state.calls && unchanged
  if (rest === state && same) return state
  return { ...rest, line, gap, dialRequest, calls, history, voicemail, revision: state.revision + 1 }
}

/** Calls are known only while somebody is signed in; signing out takes the history along. */
function callsAfter(state: AppState, line: LineState, event: AppEvent, circumstances: Circumstances): CallsState {
  const { calls } = state
  switch (event.type) {
    case 'line.signedIn':
      return line.phase === 'signedIn' ? identify(calls, line.account, line.name.server) : calls
    case 'signedOut':
      return signedOutCalls(calls, circumstances.now)
    case 'line.leg':
    case 'line.listAsked':
    case 'line.listed':
    case 'line.offline':
    case 'line.slept':
    case 'line.serverClock':
    case 'call.commandSent':
    case 'call.commandAccepted':
    case 'call.commandFailed':
    case 'call.noteDismissed':
    case 'call.dialSent':
    case 'call.dialAccepted':
    case 'call.dialFailed':
    case 'call.consultSent':
    case 'call.consultOver':
    case 'call.outcomeLearnt':
    case 'call.clockTicked':
      return reduceCalls(calls, event, circumstances)
    case 'line.connecting':
    case 'line.subscribed':
    case 'line.callControlDenied':
    case 'line.stopped':
    case 'line.site':
    case 'line.pinReplaced':
    case 'signIn.started':
    case 'signIn.certificateAsked':
    case 'signIn.failed':
    case 'pinReplaced.dismissed':
    case 'gap.counted':
    case 'gap.dismissed':
    case 'dial.requested':
    case 'dial.settled':
    case 'app.shortcutsTaken':
    case 'app.systemSetting':
    case 'history.changed':
    case 'storage.trouble':
    case 'storage.troubleDismissed':
    case 'people.changed':
    case 'settings.changed':
    case 'voicemail.counted':
    case 'voicemail.noMailbox':
    case 'voicemail.sending':
    case 'voicemail.deleting':
    case 'voicemail.calendarMoved':
    case 'voicemail.calendarCaughtUp':
    case 'app.keychainFound':
    case 'app.trayFound':
    case 'app.systemThemeChanged':
      return line.phase !== 'signedIn' && calls.account !== undefined ? forgetCalls(calls, circumstances.now) : calls
    default:
      return event satisfies never
  }
}

/** The calls that were are known while their account is signed in. */
function historyAfter(
  history: HistoryState,
  event: AppEvent,
  ownerBefore: string | undefined,
  owner: string | undefined,
): HistoryState {
  switch (event.type) {
    case 'history.changed':
    case 'storage.trouble':
    case 'storage.troubleDismissed':
      return reduceHistory(history, event, owner)
    case 'signedOut':
      return forgetHistory(history)
    default:
      return owner === ownerBefore ? history : forgetHistory(history)
  }
}

function reduceRest(state: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case 'gap.dismissed':
      return state.gap === undefined ? state : { ...state, gap: undefined }
    case 'gap.counted': {
      const gap = gapCounted(state.gap, event.from, event.missed)
      return gap === state.gap ? state : { ...state, gap }
    }
    case 'app.shortcutsTaken':
      return sameNames(event.trouble, state.shortcutTrouble) ? state : { ...state, shortcutTrouble: event.trouble }
    case 'app.systemSetting': {
      if (event.trouble === state.settingTrouble[event.name]) return state
      return { ...state, settingTrouble: { ...state.settingTrouble, [event.name]: event.trouble } }
    }
    case 'settings.changed':
      return event.settings === state.settings ? state : { ...state, settings: event.settings }
    case 'voicemail.calendarCaughtUp':
      return { ...state, caughtUp: event.late }
    case 'signedOut':
    case 'line.stopped':
    case 'signIn.started':
      return state.caughtUp.length === 0 ? state : { ...state, caughtUp: [] }
    case 'people.changed':
      return { ...state, people: event.people }
    case 'app.keychainFound':
      return event.keychain === state.keychain ? state : { ...state, keychain: event.keychain }
    case 'app.trayFound':
      return event.tray === state.tray ? state : { ...state, tray: event.tray }
    case 'app.systemThemeChanged':
      return event.theme === state.systemTheme ? state : { ...state, systemTheme: event.theme }
    default:
      return state
  }
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join()
