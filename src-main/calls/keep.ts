import { type EndedHow, isMissed } from '../ipc/contract/remote-party.ts'
import type { Call, LegRecord } from './call.ts'
import { isOver } from './call.ts'
import type { CallsState, EndedCall } from './calls-state.ts'
import type { Now } from './event.ts'
import { hasTalked } from './ending.ts'

export const mostEnded = 100
const mostEndedLegs = 500

/**
 * Puts a changed call (or a new one) in its place. One that has just ended is remembered among the ended ones; without
 * `card` it leaves at once, because what ended unseen is not to be shown.
 */
export function keep(
  state: CallsState,
  before: Call | undefined,
  after: Call,
  { card }: { readonly card: boolean } = { card: true },
): CallsState {
  if (before === after) return state
  const ended = isOver(after) && (before === undefined || !isOver(before))
  const calls =
    before === undefined ? [...state.calls, after] : state.calls.map((call) => (call === before ? after : call))
  const kept = { ...state, calls, learntAnswerMode: learntFrom(before, after) ?? state.learntAnswerMode }
  if (!ended) return kept
  const remembered = { ...kept, ended: [endedCall(after), ...state.ended].slice(0, mostEnded) }
  return card ? remembered : letGo(remembered, after)
}

/** What is known of the calls that are up, where nothing more will be heard of them; the newest first. */
export function cutOff({ calls }: CallsState, { mono }: Now): readonly EndedCall[] {
  const end = { kind: 'ended', since: mono, how: 'unknown', reason: undefined } as const
  return calls
    .filter((call) => !isOver(call))
    .map((call) => endedCall({ ...call, phase: end }))
    .toReversed()
}

/**
 * What became of a call that counted as missed, learnt after its end. The newest of that `callId` is meant; what is known
 * already stays.
 */
export function learnOutcome(state: CallsState, callId: string, how: EndedHow): CallsState {
  const past = state.ended.find((call) => call.callId === callId)
  if (past === undefined || !isMissed(past.how) || isMissed(how)) return state
  return {
    ...state,
    ended: state.ended.map((call) => (call === past ? { ...call, how } : call)),
    calls: state.calls.map((call) =>
      call.id === past.id && call.phase.kind === 'ended' ? { ...call, phase: { ...call.phase, how } } : call,
    ),
  }
}

/** Takes an ended call from the screen. Its legs stay known as ended. */
export function letGo(state: CallsState, call: Call): CallsState {
  const calls = state.calls.filter((other) => other !== call)
  return withEndedLegs({ ...state, calls }, call.legs)
}

export function withEndedLegs(state: CallsState, legs: readonly LegRecord[]): CallsState {
  if (legs.length === 0) return state
  const keys = [...state.endedLegs, ...legs.map(({ leg }) => leg.key)]
  return { ...state, endedLegs: new Set(keys.slice(-mostEndedLegs)) }
}

/** A way of answering is learnt when the call came up on it. */
function learntFrom(before: Call | undefined, after: Call): CallsState['learntAnswerMode'] {
  if (before?.phase.kind !== 'incoming' || after.phase.kind !== 'connected') return undefined
  switch (before.pending?.action) {
    case 'answer':
      return 'notify'
    case 'answerByInvite':
      return 'invite'
    default:
      return undefined
  }
}

function endedCall(call: Call): EndedCall {
  const until = call.staleSince?.mono ?? call.phase.since
  const answeredAt = call.talk?.since ?? until
  const { how } = call.phase.kind === 'ended' ? call.phase : { how: 'unknown' as const }
  return {
    id: call.id,
    callId: call.callId,
    remote: call.remote,
    direction: call.direction,
    how,
    startedAt: call.rang.wall,
    talkedMs: talkedMs(call, until),
    rangMs: Math.max(0, answeredAt - call.rang.mono),
    lostAt: call.staleSince?.wall,
  }
}

/** Milliseconds talked up to a moment (monotonic); the server's figure where our clock did not see the beginning. */
export function talkedMs(call: Call, until: number): number | undefined {
  if (!hasTalked(call)) return undefined
  const told = call.legs.findLast(({ role, leg }) => role !== 'other' && leg.duration !== undefined)?.leg.duration
  if (call.talk?.seen !== true && told !== undefined) return told * 1000
  return call.talk === undefined ? undefined : Math.max(0, until - call.talk.since)
}
