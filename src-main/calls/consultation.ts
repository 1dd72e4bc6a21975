import { type Call, type Consultation, isLive, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import type { CallAction } from './event.ts'
import { keep } from './keep.ts'
import { isLegBOfPlaced, mainLeg } from './phase.ts'
import type { CallRules } from './rules.ts'
import type { Circumstances } from './settle.ts'
import type { CommandTarget } from './target.ts'

type Clock = Pick<Circumstances, 'now' | 'rules'>

/** Who waits, and the call to who is asked. */
export interface ConsultationPair {
  readonly first: Call
  readonly second: Call
}

/** The two calls of a transfer that asks first, by the id of either; undefined where there are not two (any more). */
export function pairOf({ calls }: Pick<CallsState, 'calls'>, id: string): ConsultationPair | undefined {
  const first = calls.find(
    (call) => !isOver(call) && call.consultation !== undefined && (call.id === id || call.consultation.with === id),
  )
  if (first?.consultation === undefined || first.consultation.stage.kind === 'over') return undefined
  const { with: withId } = first.consultation
  const second = calls.find((call) => call.id === withId && !isOver(call))
  return second === undefined ? undefined : { first, second }
}

/** Both can be connected with each other. */
export const canJoin = ({ first, second }: ConsultationPair): boolean => isUp(first) && isUp(second)

const isUp = ({ phase: { kind } }: Call): boolean => kind === 'connected' || kind === 'onHold' || kind === 'held'

/** The one of the two whose card has the say: who is talked to, else who is asked. */
export const leading = ({ first, second }: ConsultationPair): Call =>
  first.phase.kind === 'connected' && second.phase.kind !== 'connected' ? first : second

/** The legs by which a server may know the call to who is asked: theirs where it is told, then our own. */
export function joinTargets(second: Call): readonly CommandTarget['call'][] {
  const theirs = second.legs.findLast((record) => isLegBOfPlaced(record, second) && isLive(record))
  const own = mainLeg(second)
  return [theirs, own].filter((record) => record !== undefined).map(({ leg }) => ({ id: leg.wireCallId, tag: leg.tag }))
}

/**
 * The call that is to be resumed as soon as the server can be reached: who was asked is gone, and nobody else has the phone. Of
 * several that wait so, the last: one conversation at a time.
 */
export function resumeOwed({ calls }: Pick<CallsState, 'calls'>): string | undefined {
  return calls.findLast((call) => waitsInVain(call) && isReachable(call) && talkedToBefore(call, calls) === undefined)
    ?.id
}

/** Who was asked for this call is gone, and it is on hold still. */
export const waitsInVain = ({ consultation, phase }: Call): boolean =>
  consultation?.stage.kind === 'over' && phase.kind === 'onHold'

/** Not where it is being taken by a swap already. */
const isReachable = ({ staleSince, pending }: Call): boolean => staleSince === undefined && pending?.action !== 'swap'

/** Whom the user talks to, calls or is about to talk to, so that somebody else who waits must go on waiting. */
export function talkedToBefore(waiting: Call, calls: readonly Call[]): Call | undefined {
  const others = calls.filter((call) => call !== waiting && hasPhone(call))
  return others.find(({ phase }) => phase.kind === 'connected') ?? others[0]
}

function hasPhone({ phase, pending }: Call): boolean {
  switch (phase.kind) {
    case 'connected':
    case 'held':
    case 'calling':
    case 'pickUpPhone':
      return true
    case 'incoming':
    case 'onHold':
      return pending !== undefined && takesPhone.includes(pending.action)
    case 'queued':
    case 'active':
    case 'ended':
      return false
    default:
      return phase satisfies never
  }
}

const takesPhone: readonly CallAction[] = ['answer', 'answerByInvite', 'resume', 'swap']

/** Draws the consequences for who waits of whatever has happened to either call. */
export function settleConsultations(state: CallsState, clock: Clock): CallsState {
  let next = state
  for (const call of state.calls) {
    if (call.consultation !== undefined) next = keep(next, call, settled(call, call.consultation, state, clock))
  }
  return next
}

function settled(first: Call, consultation: Consultation, { calls }: CallsState, clock: Clock): Call {
  if (isOver(first)) return { ...first, consultation: undefined }
  const second = calls.find(({ id }) => id === consultation.with)
  const lasts = second !== undefined && !isOver(second)
  switch (consultation.stage.kind) {
    case 'holding':
      if (lasts) return { ...first, consultation: { ...consultation, stage: { kind: 'asking' } } }
      return second === undefined ? first : over(first, consultation, second, clock)
    case 'asking':
      return lasts ? first : over(first, consultation, second, clock)
    case 'joining':
      return first
    case 'over':
      return stillWaits(first, clock) ? first : { ...first, consultation: undefined }
    default:
      return consultation.stage satisfies never
  }
}

function over(first: Call, consultation: Consultation, second: Call | undefined, clock: Clock): Call {
  return {
    ...first,
    consultation: stillWaits(first, clock) ? { ...consultation, stage: { kind: 'over' } } : undefined,
    note: (second && noteOn(second)) ?? first.note,
  }
}

/** It is on hold, or may be so: a press on Hold was not answered, or nothing is known without a connection. */
function stillWaits(first: Call, { now, rules }: Clock): boolean {
  if (first.phase.kind === 'onHold' || first.staleSince !== undefined) return true
  return first.phase.kind === 'connected' && now.mono < (holdLimit(first, rules) ?? 0)
}

/** Until when (monotonic) a press on Hold may still take. */
export function holdLimit({ pressed }: Pick<Call, 'pressed'>, rules: CallRules): number | undefined {
  return pressed?.action === 'hold' ? pressed.at + rules.request + rules.commandEffect : undefined
}

/** Why nobody could be asked: said on the call that waits, which outlives the other card. */
function noteOn({ phase, remote }: Call): Call['note'] {
  if (phase.kind !== 'ended') return undefined
  const { how, reason } = phase
  if (how !== 'busy' && how !== 'declined' && how !== 'notAnswered' && how !== 'failed') return undefined
  return { kind: 'consultFailed', who: remote.name ?? remote.number ?? '', how, said: reason }
}
