import type { Account } from '../line/event.ts'
import type { Leg } from '../portaswitch/protocol/leg.ts'
import { type Call, type LegRole, isOurs, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import { dialFor, withoutFailed } from './dial-match.ts'
import { answersForUs } from './ending.ts'
import { isUs, roleOf } from './identity.ts'
import { keep, learnOutcome, withEndedLegs } from './keep.ts'
import { withLeg } from './legs.ts'
import { remoteOf } from './remote.ts'
import { type Circumstances, type Source, passed, settle } from './settle.ts'
import { followed, hearAfterTransfer, sentOn } from './transferred.ts'

const mostOthers = 200

/** Takes in what is told about one leg. The same reference where it is nothing new, or comes too late. */
export function hear(state: CallsState, leg: Leg, circumstances: Circumstances, source: Source): CallsState {
  const { account } = state
  const sent = sentOn(state, leg.callId)
  if (account !== undefined && sent !== undefined && roleOf(leg, account) === 'other')
    return hearAfterTransfer(state, sent, leg, circumstances)
  if (account === undefined || isEndedLeg(state, leg.key)) return state
  const role = roleOf(leg, account)
  const call = state.calls.find((it) => it.callId === leg.callId && !isOver(it))
  if (call !== undefined) return keep(state, call, attach({ call, leg, role, account, circumstances, source }))
  if (role === 'other')
    return hearOther(answersForUs(leg) ? learnOutcome(state, leg.callId, 'answeredElsewhere') : state, leg)

  const known = state.others.filter((record) => record.leg.callId === leg.callId)
  const withoutOthers =
    known.length === 0 ? state : { ...state, others: state.others.filter((it) => !known.includes(it)) }
  const dialled = role === 'incoming' ? dialFor(state, leg, circumstances.now) : undefined
  if (dialled?.kind === 'open') {
    const named = { ...dialled.call, callId: leg.callId, legs: [...dialled.call.legs, ...known] }
    return keep(withoutOthers, dialled.call, attach({ call: named, leg, role, account, circumstances, source }))
  }
  if (leg.state === 'terminated' && wasHere(state, leg.callId)) {
    return withEndedLegs(withoutOthers, [{ leg, role, beforeQueue: undefined }])
  }
  const fresh = beginning({ id: freshId(state, leg.callId), leg, role, known, circumstances, source })
  const begun = dialled === undefined ? fresh : { ...fresh, direction: 'outgoing' as const, dial: dialled.dial }
  // It was placed although nobody has answered for it: its card no longer says so.
  const rest =
    dialled === undefined
      ? withoutOthers
      : { ...withoutFailed(withoutOthers, dialled.dial.number), lateDials: dialled.lateDials }
  // A call that is first heard of at its end rang all the same: it is remembered, but never shown.
  const card = leg.state !== 'terminated'
  return keep(rest, undefined, attach({ call: begun, leg, role, account, circumstances, source }), { card })
}

/** The call with what is new about one of its legs, and what follows from it. */
export function attach({
  call,
  leg,
  role,
  account,
  circumstances,
  source,
}: {
  readonly call: Call
  readonly leg: Leg
  readonly role: LegRole
  readonly account: Account
  readonly circumstances: Circumstances
  readonly source: Source
}): Call {
  const legs = withLeg(call.legs, leg, role)
  if (legs === call.legs) return call.staleSince === undefined ? call : { ...call, staleSince: undefined }
  return withLegs({ ...call, staleSince: undefined }, legs, account, circumstances, source)
}

/** The call with other legs, and what follows from them. */
export function withLegs(
  call: Call,
  legs: Call['legs'],
  account: Account,
  circumstances: Circumstances,
  source: Source,
): Call {
  const changed = placedElsewhere({ ...call, legs }, account, circumstances.now.mono)
  const settled = settle({ ...changed, remote: remoteOf(changed, account) }, circumstances, source)
  // Where it was sent may ring before our own leg has ended.
  return followed(settled, { account }, circumstances)
}

/** Another program has placed this call in our name: leg A rings with us, and leg B is called as from us. */
function placedElsewhere(call: Call, account: Account, at: number): Call {
  if (call.dial !== undefined || call.direction !== 'incoming') return call
  const legA = call.legs.some((record) => isOurs(record) && !record.leg.isLegB)
  const legB = call.legs.some(({ role, leg }) => role === 'other' && leg.isLegB && isUs(leg.caller, account))
  if (!legA || !legB) return call
  return { ...call, direction: 'outgoing', dial: { kind: 'seen', number: undefined, at, alone: false } }
}

function beginning({
  id,
  leg,
  role,
  known,
  circumstances: { now },
  source,
}: {
  readonly id: string
  readonly leg: Leg
  readonly role: 'incoming' | 'outgoing'
  readonly known: Call['legs']
  readonly circumstances: Circumstances
  readonly source: Source
}): Call {
  const began = source.fromList ? passed(leg.startedAt ?? leg.connectedAt, now, source.serverOffset) : now.mono
  return {
    id,
    callId: leg.callId,
    direction: role,
    dial: undefined,
    legs: known,
    remote: { name: undefined, number: undefined, anonymous: false, via: undefined },
    phase: { kind: 'active', since: now.mono },
    rang: { mono: began, wall: now.wall - (now.mono - began) },
    talk: undefined,
    pending: undefined,
    pressed: undefined,
    nextAnswer: undefined,
    gapSince: undefined,
    note: undefined,
    consultation: undefined,
    transferred: undefined,
    staleSince: undefined,
  }
}

/** Legs of others are kept while they last: should one of ours join them, they know names. */
function hearOther(state: CallsState, leg: Leg): CallsState {
  const others = withLeg(state.others, leg, 'other')
  if (others === state.others) return state
  if (leg.state !== 'terminated') return { ...state, others: others.slice(-mostOthers) }
  return withEndedLegs({ ...state, others: others.filter((it) => it.leg.key !== leg.key) }, [
    { leg, role: 'other', beforeQueue: undefined },
  ])
}

/** Also while the card of its call still says so. */
const isEndedLeg = (state: CallsState, key: string) =>
  state.endedLegs.has(key) ||
  state.calls.some((call) => isOver(call) && call.legs.some((record) => record.leg.key === key))

const wasHere = (state: CallsState, callId: string) =>
  state.calls.some((call) => call.callId === callId) || state.ended.some((call) => call.callId === callId)

/** A queue that rings again uses the same `callId`: the new call gets a name of its own. */
function freshId(state: CallsState, callId: string): string {
  const used = new Set([...state.calls, ...state.ended].map(({ id }) => id))
  let id = callId
  for (let round = 2; used.has(id); round++) id = `${callId} ${round}`
  return id
}
