import type { LinkView, LostView } from '../ipc/contract.ts'
import type { AppEvent } from '../state/event.ts'
import type { LineEvent } from './event.ts'
import { type LineState, signedOut } from './line.ts'
import { problemOfOffline, problemOfStop } from './problem.ts'

type SignedIn = Extract<LineState, { phase: 'signedIn' }>

/** All that changes where the line stands passes here; what does not belong to the phase is absorbed. */
export function reduceLine(state: LineState, event: AppEvent): LineState {
  switch (event.type) {
    case 'signIn.started':
      return { phase: 'signingIn', name: event.name, pinReplaced: false }
    case 'signIn.certificateAsked': {
      if (state.phase === 'signedIn' || (state.phase === 'signedOut' && !state.tries)) return state
      const { certificate, changed } = event
      return { phase: 'askingCertificate', name: state.name, certificate, changed }
    }
    case 'signIn.failed':
      return state.phase === 'signedIn' ? state : signedOut(state.name, event.problem)
    case 'signedOut':
      return signedOut(event.name)
    case 'pinReplaced.dismissed':
      return state.phase === 'signedIn' && state.pinReplaced ? { ...state, pinReplaced: false } : state
    case 'line.slept':
      return afterSleep(state, event.since.wall)
    case 'line.connecting':
    case 'line.signedIn':
    case 'line.subscribed':
    case 'line.callControlDenied':
    case 'line.offline':
    case 'line.stopped':
    case 'line.site':
    case 'line.pinReplaced':
      return state.phase === 'signedIn' ? signedInLine(state, event) : signingInLine(state, event)
    default:
      return state
  }
}

/** A connection that was there when the computer went to sleep was lost then, though it is noticed only now. */
function afterSleep(state: LineState, at: number): LineState {
  if (state.phase !== 'signedIn' || state.lostAt !== undefined) return state
  return state.link.kind === 'online' && state.callControl === 'allowed' ? { ...state, lostAt: at } : state
}

type OwnEvent = Exclude<LineEvent, { type: 'line.leg' | 'line.listAsked' | 'line.listed' | 'line.serverClock' }>

/** While nobody is signed in the client's events count only as long as it tries. */
function signingInLine(state: Exclude<LineState, SignedIn>, event: OwnEvent): LineState {
  const { name } = state
  if (state.phase === 'signedOut' && !state.tries) return state
  switch (event.type) {
    case 'line.connecting':
      return state.phase === 'askingCertificate' ? { phase: 'signingIn', name, pinReplaced: false } : state
    case 'line.signedIn':
      return {
        phase: 'signedIn',
        name,
        account: event.account,
        link: { kind: 'connecting', lost: undefined },
        lostAt: undefined,
        second: undefined,
        callControl: 'unknown',
        pinReplaced: state.phase === 'signingIn' && state.pinReplaced,
      }
    case 'line.offline': {
      const problem = problemOfOffline(event.reason)
      const same = state.phase === 'signedOut' && state.problem?.field === 'server' && state.problem.why === problem.why
      return same ? state : signedOut(name, problem, true)
    }
    case 'line.stopped':
      return signedOut(name, problemOfStop(event.reason))
    case 'line.pinReplaced':
      return state.phase === 'signingIn' ? { ...state, pinReplaced: true } : state
    case 'line.site':
    case 'line.subscribed':
    case 'line.callControlDenied':
      return state
    default:
      return event satisfies never
  }
}

function signedInLine(state: SignedIn, event: OwnEvent): LineState {
  switch (event.type) {
    case 'line.connecting':
      return state.link.kind === 'connecting'
        ? state
        : { ...state, link: { kind: 'connecting', lost: lostOf(state.link) } }
    case 'line.signedIn':
      return { ...state, account: event.account }
    case 'line.subscribed':
      if (state.link.kind === 'online' && state.callControl === 'allowed') return state
      return { ...state, link: { kind: 'online' }, lostAt: undefined, callControl: 'allowed' }
    case 'line.callControlDenied':
      if (state.link.kind === 'online' && state.callControl === 'denied') return state
      return { ...state, link: { kind: 'online' }, lostAt: undefined, callControl: 'denied' }
    case 'line.offline': {
      const since = state.lostAt ?? event.at
      const { retryAt, reason } = event
      return { ...state, link: { kind: 'offline', since, retryAt, reason }, lostAt: since }
    }
    case 'line.stopped':
      return signedOut(state.name, problemOfStop(event.reason))
    case 'line.site':
      return state.second === event.second ? state : { ...state, second: event.second }
    case 'line.pinReplaced':
      return state.pinReplaced ? state : { ...state, pinReplaced: true }
    default:
      return event satisfies never
  }
}

function lostOf(link: LinkView): LostView | undefined {
  return link.kind === 'offline' ? { since: link.since, reason: link.reason } : undefined
}
