import type { Leg } from '../portaswitch/protocol/leg.ts'
import { type Call, type LegRecord, isLive, isOver } from './call.ts'
import type { Asked, CallsState } from './calls-state.ts'
import type { Now } from './event.ts'
import { hear, withLegs } from './hear.ts'
import { keep } from './keep.ts'
import type { Circumstances } from './settle.ts'

const mostAsked = 8

/** From here on it is noted which legs are heard of: of these the notifications know better than the list. */
export function listAsked(state: CallsState, { ask }: Pick<Asked, 'ask'>): CallsState {
  return { ...state, asked: [...state.asked, { ask, heard: new Set<string>() }].slice(-mostAsked) }
}

/** Notes that a leg was heard of after the list was asked for. */
export function noteHeard(state: CallsState, key: string): CallsState {
  if (state.asked.every(({ heard }) => heard.has(key))) return state
  return { ...state, asked: state.asked.map((it) => ({ ...it, heard: new Set([...it.heard, key]) })) }
}

/**
 * The calls are now those of the list, with the notifications that came after it was asked for on top, leg by leg. What it
 * lacks has ended while nobody was told, and leaves without a card; where it is a first list that is not known before the
 * second: it says "unknown", not "no calls". An answer that a younger one overtook changes nothing.
 */
export function listed(
  state: CallsState,
  { ask, legs, isFirst }: { readonly ask: number; readonly legs: readonly Leg[]; readonly isFirst: boolean },
  circumstances: Circumstances,
): CallsState {
  const { account } = state
  const asked = state.asked.find((it) => it.ask === ask)
  if (asked === undefined || account === undefined) return state
  const source = { fromList: true, serverOffset: state.serverOffset }
  const younger = state.asked.slice(state.asked.indexOf(asked) + 1)
  let next: CallsState = { ...state, asked: younger }
  for (const leg of legs) {
    if (!asked.heard.has(leg.key)) next = hear(next, leg, circumstances, source)
  }
  if (isFirst) return next
  const there = new Set([...legs.map(({ key }) => key), ...asked.heard])
  const isThere = (record: LegRecord) => !isLive(record) || there.has(record.leg.key)
  for (const call of next.calls) {
    if (isOver(call) || call.legs.every(isThere)) continue
    const left = call.legs.map((record) => (isThere(record) ? record : ended(record)))
    next = keep(next, call, withLegs(call, left, account, circumstances, source), { card: false })
  }
  return { ...next, others: next.others.filter(isThere), calls: next.calls.map(known) }
}

const ended = (record: LegRecord): LegRecord => ({
  ...record,
  leg: { ...record.leg, state: 'terminated', reason: undefined, reasonCode: undefined, duration: undefined },
})

const known = (call: Call): Call => (call.staleSince === undefined ? call : { ...call, staleSince: undefined })

/** The connection is away: what is known was true at this moment, and clocks stand. */
export function wentOffline(state: CallsState, at: number, { now }: Circumstances): CallsState {
  return lost(state, { mono: now.mono, wall: at })
}

/** The computer has slept since then: what is known was true at that moment, and no connection has lived through it. */
export function slept(state: CallsState, since: Now): CallsState {
  const known = lost(state, since)
  const talked = known.calls.map((call): Call => {
    const { talk } = call
    return isOver(call) || talk?.seen !== true ? call : { ...call, talk: { ...talk, seen: false } }
  })
  return talked.every((call, index) => call === known.calls[index]) ? known : { ...known, calls: talked }
}

function lost(state: CallsState, staleSince: Now): CallsState {
  const calls = state.calls.map((call): Call => {
    if (!isOver(call)) return call.staleSince === undefined ? { ...call, staleSince } : call
    const { transferred } = call
    if (transferred?.outcome !== 'ringing') return call
    return { ...call, staleSince, transferred: { ...transferred, outcome: 'unheard' } }
  })
  if (state.asked.length === 0 && calls.every((call, index) => call === state.calls[index])) return state
  return { ...state, asked: [], calls }
}
