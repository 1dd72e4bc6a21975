import { type Call, type Consultation, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import { pairOf } from './consultation.ts'
import type { CallEvent } from './event.ts'
import { keep } from './keep.ts'
import type { Circumstances } from './settle.ts'

type Event<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>
type Clock = Pick<Circumstances, 'now' | 'rules'>

/** From here on the call waits, though it may not be on hold yet. */
export function consultSent(state: CallsState, { callId, ticket }: Event<'call.consultSent'>): CallsState {
  return change(state, callId, (call) => ({ ...call, consultation: { with: ticket, stage: { kind: 'holding' } } }))
}

export function consultOver(state: CallsState, { callId, resumed }: Event<'call.consultOver'>): CallsState {
  return change(state, callId, (call) => {
    if (call.consultation === undefined) return call
    return { ...call, consultation: resumed ? undefined : { ...call.consultation, stage: { kind: 'over' } } }
  })
}

/** The press that joins two calls explains the end of both, whichever card it was made on. */
export function joinSent(state: CallsState, callId: string, { now, rules }: Clock): CallsState {
  const pair = pairOf(state, callId)
  if (pair === undefined) return state
  const { first, second } = pair
  const joined = (call: Call, other: Call): Call => ({
    ...call,
    pressed: { action: 'completeTransfer', at: now.mono },
    transferred: { to: other.remote, outcome: 'joined', since: now.mono },
  })
  const waiting = withStage(joined(first, second), { kind: 'joining', until: now.mono + 4 * rules.request })
  return keep(keep(state, first, waiting), second, joined(second, first))
}

/** Accepted, or not answered: for as long as news may follow, the end of one call alone means nothing yet. */
export function joinUncertain(state: CallsState, callId: string, { now, rules }: Clock): CallsState {
  return changeWaiting(state, callId, (call) =>
    call.consultation?.stage.kind === 'joining'
      ? withStage(call, { kind: 'joining', until: now.mono + rules.commandEffect })
      : call,
  )
}

/** Refused, or nothing tells that the two were joined. */
export function joinFailed(state: CallsState, callId: string): CallsState {
  const before = changeWaiting(state, callId, notJoined)
  const pair = pairOf(before, callId)
  if (pair === undefined) return before
  const other = pair.first.id === callId ? pair.second : pair.first
  return other.pressed?.action === 'completeTransfer' ? keep(before, other, apart(other)) : before
}

const apart = (call: Call): Call => ({ ...call, pressed: undefined, transferred: undefined })

const notJoined = (call: Call): Call =>
  call.consultation?.stage.kind === 'joining' ? withStage(apart(call), { kind: 'asking' }) : call

const withStage = (call: Call, stage: Consultation['stage']): Call =>
  call.consultation === undefined ? call : { ...call, consultation: { ...call.consultation, stage } }

/** The call that waits, by its own id or by that of the call to who is asked. */
function changeWaiting(state: CallsState, id: string, to: (call: Call) => Call): CallsState {
  const call = state.calls.find((it) => it.id === id || it.consultation?.with === id)
  return call?.consultation === undefined ? state : change(state, call.id, to)
}

function change(state: CallsState, id: string, to: (call: Call) => Call): CallsState {
  const call = state.calls.find((it) => it.id === id)
  return call === undefined || isOver(call) ? state : keep(state, call, to(call))
}
