import type { Leg, LegState } from '../portaswitch/protocol/leg.ts'
import { type Call, type LegRecord, type LivePhase, isLive, isOurs } from './call.ts'
import { isRinging } from './legs.ts'
import type { CallRules } from './rules.ts'

/**
 * Where a call stands by its legs. `gone` says that no leg of ours is left.
 *
 * The phase it had and the last press decide only what the wire leaves open: who holds, and whether another leg follows.
 */
export function phaseOf(call: Call, at: number, rules: CallRules): LivePhase | 'gone' {
  if (call.dial !== undefined) return placedPhase(call, at, rules)
  const record = mainLeg(call)
  if (record !== undefined) return legPhase(record, call, at, rules)
  return waitsForNextLeg(call, at, rules) ? 'incoming' : 'gone'
}

/** Of our legs that are up, the one that the call is about: the furthest, and of equals the one that changed last. */
export function mainLeg(call: Call): LegRecord | undefined {
  let main: LegRecord | undefined
  for (const record of call.legs) {
    if (!isOurs(record) || !isLive(record) || isLegBOfPlaced(record, call)) continue
    if (main === undefined || progress(record.leg.state) >= progress(main.leg.state)) main = record
  }
  return main
}

function progress(state: LegState): number {
  switch (state) {
    case 'terminated':
      return 0
    case 'trying':
      return 1
    case 'ringing':
    case 'early':
      return 2
    case 'queued':
    case 'dequeued':
      return 3
    case 'other':
      return 4
    case 'connected':
    case 'holding':
    case 'held':
      return 5
    default:
      return state satisfies never
  }
}

function legPhase(record: LegRecord, call: Call, at: number, rules: CallRules): LivePhase {
  const state = record.leg.state === 'dequeued' ? (record.beforeQueue ?? 'other') : record.leg.state
  switch (state) {
    case 'trying':
    case 'ringing':
    case 'early':
      return record.role === 'outgoing' ? 'calling' : 'incoming'
    case 'connected':
      return 'connected'
    case 'holding':
      return 'onHold'
    case 'held':
      // A phone without the hold event: PortaSIP holds both parties, and our own leg says `held` too.
      return call.phase.kind === 'onHold' || pressedLately(call, 'hold', at, rules) ? 'onHold' : 'held'
    case 'queued':
      return 'queued'
    case 'dequeued':
    case 'other':
    case 'terminated':
      return 'active'
    default:
      return state satisfies never
  }
}

/** A placed call follows leg A until our phone is picked up, and leg B from there on, where it is told. */
function placedPhase(call: Call, at: number, rules: CallRules): LivePhase | 'gone' {
  const legA = mainLeg(call)
  const legsB = call.legs.filter((record) => isLegBOfPlaced(record, call))
  if (legA === undefined) {
    const wasHere = call.legs.some((record) => isOurs(record) && !isLegBOfPlaced(record, call))
    if (wasHere) return 'gone'
    if (legsB.length === 0) return 'pickUpPhone'
    return placedTo(legsB.map(({ leg }) => leg)) ?? 'gone'
  }
  if (isRinging(legA.leg)) return 'pickUpPhone'
  if (legA.leg.state !== 'connected') return legPhase(legA, call, at, rules)
  if (legsB.length === 0) return call.dial?.alone === true ? 'connected' : 'calling'
  return placedTo(legsB.map(({ leg }) => leg)) ?? (call.talk === undefined ? 'calling' : 'connected')
}

/** What leg B says of those whom we call; undefined once it has ended. */
function placedTo(legsB: readonly Leg[]): LivePhase | undefined {
  const live = legsB.findLast((leg) => leg.state !== 'terminated')
  if (live === undefined) return undefined
  switch (live.state) {
    case 'trying':
    case 'ringing':
    case 'early':
    case 'queued':
    case 'dequeued':
      return 'calling'
    case 'holding':
      return 'held'
    case 'connected':
    case 'held':
    case 'other':
    case 'terminated':
      return 'connected'
    default:
      return live.state satisfies never
  }
}

export const isLegBOfPlaced = (record: LegRecord, call: Pick<Call, 'dial'>): boolean =>
  call.dial !== undefined && record.leg.isLegB

/**
 * Whether the leg that is gone was ended by Answer by Invite, which reconnects the call in a new one. When the caller's own
 * leg has ended too, nothing follows.
 */
function waitsForNextLeg(call: Call, at: number, rules: CallRules): boolean {
  const pressed = call.gapSince === undefined ? pressedLately(call, 'answerByInvite', at, rules) : isReconnecting(call)
  if (!pressed || (call.gapSince !== undefined && at - call.gapSince >= rules.answerByInvite)) return false
  const callers = call.legs.filter(({ role, leg }) => role === 'other' && leg.direction === 'outgoing')
  return callers.length === 0 || callers.some(isLive)
}

const isReconnecting = (call: Call) => call.pressed?.action === 'answerByInvite'

/** Whether the last press was this one, not so long ago that what happens now cannot come from it. */
export function pressedLately(
  { pressed }: Pick<Call, 'pressed'>,
  action: NonNullable<Call['pressed']>['action'],
  at: number,
  rules: CallRules,
): boolean {
  return pressed?.action === action && at - pressed.at <= rules.request + rules.commandEffect
}
