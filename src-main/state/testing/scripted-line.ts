import type { CallAction, Now, Refusal } from '../../calls/event.ts'
import type { AnswerMode } from '../../calls/rules.ts'
import type { EndedCall } from '../../calls/calls-state.ts'
import type { CallView, Settings, Snapshot } from '../../ipc/contract.ts'
import { isMissed } from '../../ipc/contract/remote-party.ts'
import type { Account } from '../../line/event.ts'
import type { Leg } from '../../portaswitch/protocol/leg.ts'
import { defaultTiming } from '../../timing.ts'
import type { AppEvent } from '../event.ts'
import { nextDeadline } from '../next-deadline.ts'
import { reduce } from '../reduce.ts'
import { type AppFacts, toSnapshot } from '../snapshot.ts'
import { type AppState, initialState } from '../state.ts'

export const settings: Settings = {
  theme: 'system',
  popupCorner: 'bottomRight',
  answerMode: 'automatic',
  country: 'US',
  doNotDisturb: false,
  notifyIncoming: true,
  notifyMissed: true,
  notifyVoicemail: true,
  startAtLogin: false,
  askBeforeDialling: true,
  openLinks: false,
  pickUpBySelf: false,
  knowsPhoneRings: false,
  shortcuts: { answer: '', hangUp: '', hold: '', focusPopup: '', dialClipboard: '' },
  secondServer: '',
  voicemailNumber: '',
  historyDays: 0,
}

export const account: Account = {
  iAccount: 7,
  accountId: '123007',
  extensionId: '107',
  name: 'Uma User',
  aliases: ['16045550107'],
  queues: new Map([[12, 'Sales']]),
  timeZone: 'America/Vancouver',
}

export const name = { server: 'pbx.example', accountId: '123007', domain: '', webSocket: '' }

export const facts: AppFacts = { version: '0.1.0', platform: 'linux', notForRelease: false }

/** When the scripts begin. */
export const start: Now = { mono: 5_000, wall: Date.UTC(2026, 10, 23, 9, 0, 0) }

export interface ScriptedLine {
  readonly state: AppState
  readonly now: Now
  readonly snapshot: Snapshot
  readonly cards: readonly CallView[]
  /** The only card there is. */
  readonly card: CallView
  readonly ended: readonly EndedCall[]
  /** How many calls were missed. */
  readonly missed: number
  send(event: AppEvent): void
  /** Notifications, one after the other. */
  hear(...legs: readonly Leg[]): void
  /** Lets time pass, with the ticks that fall due in it. */
  wait(ms: number): void
  /** The computer's clock is set; the one that measures durations does not notice. */
  setWall(wall: number): void
  press(action: CallAction, callId?: string): void
  accept(action: CallAction, callId?: string): void
  fail(action: CallAction, refusal: Refusal, callId?: string): void
  offline(): void
  /** The computer sleeps, with the connection that it has, and wakes up without. */
  sleep(ms: number): void
  /** What the database answers when the calls that ended are written down; `missed` are those to be looked at. */
  kept(missed?: number): void
  /** The list is asked for and answered; `meanwhile` is heard in between. The server has just begun to watch at a first one. */
  list(legs: readonly Leg[], options?: { readonly meanwhile?: readonly Leg[]; readonly isFirst?: boolean }): void
}

/** The state of the app driven by a script, with a clock that only the script moves. */
export function scriptedLine(
  options: { readonly settings?: Partial<Settings>; readonly learntAnswerMode?: AnswerMode } = {},
): ScriptedLine {
  let state = initialState({
    name,
    settings: { ...settings, ...options.settings },
    systemTheme: 'light',
    learntAnswerMode: options.learntAnswerMode,
  })
  let now = start
  let asks = 0

  const send = (event: AppEvent) => {
    state = reduce(state, event, now, defaultTiming)
  }
  const moveTo = (mono: number) => {
    now = { mono, wall: now.wall + (mono - now.mono) }
  }
  const line: ScriptedLine = {
    get state() {
      return state
    },
    get now() {
      return now
    },
    get snapshot() {
      return toSnapshot(state, now, facts)
    },
    get cards() {
      return line.snapshot.calls
    },
    get card() {
      const [card, ...more] = line.cards
      if (card === undefined || more.length > 0) throw new Error(`${line.cards.length} cards instead of one`)
      return card
    },
    get ended() {
      return state.calls.ended
    },
    get missed() {
      return line.ended.filter(({ how }) => isMissed(how)).length
    },
    send,
    hear: (...legs) => legs.forEach((leg) => send({ type: 'line.leg', leg })),
    wait: (ms) => {
      const until = now.mono + ms
      for (let due = nextDeadline(state, defaultTiming); due !== undefined && due <= until;) {
        moveTo(Math.max(now.mono, due))
        send({ type: 'call.clockTicked' })
        due = nextDeadline(state, defaultTiming)
      }
      moveTo(until)
    },
    setWall: (wall) => {
      now = { mono: now.mono, wall }
    },
    press: (action, callId = 'call-1') => send({ type: 'call.commandSent', callId, action }),
    accept: (action, callId = 'call-1') => send({ type: 'call.commandAccepted', callId, action }),
    fail: (action, refusal, callId = 'call-1') => send({ type: 'call.commandFailed', callId, action, refusal }),
    kept: (missed = line.missed) => {
      const calls = line.ended.map(({ remote, ...call }, index) => ({
        ...call,
        ...remote,
        via: undefined,
        id: 1000 - index,
        party: remote.number,
        note: '',
      }))
      const newest = calls.filter((call) => calls.find(({ party }) => party === call.party) === call)
      const owner = state.calls.owner ?? ''
      send({ type: 'history.changed', owner, missed, newest, callers: [], whole: false })
    },
    offline: () => send({ type: 'line.offline', at: now.wall, reason: 'closed', retryAt: now.wall + 1_000 }),
    sleep: (ms) => {
      const since = now
      moveTo(now.mono + ms)
      send({ type: 'line.slept', since })
      line.offline()
    },
    list: (legs, { meanwhile = [], isFirst = false } = {}) => {
      const ask = ++asks
      send({ type: 'line.listAsked', ask })
      line.hear(...meanwhile)
      send({ type: 'line.listed', ask, legs, isFirst })
    },
  }
  return line
}

/** The same, signed in and online, with a first list that was empty. */
export function signedInLine(options: Parameters<typeof scriptedLine>[0] = {}): ScriptedLine {
  const line = scriptedLine(options)
  line.send({ type: 'signIn.started', name })
  line.send({ type: 'line.connecting' })
  line.send({ type: 'line.signedIn', account })
  line.send({ type: 'line.subscribed' })
  line.list([], { isFirst: true })
  return line
}
