import type { Change } from './change.ts'
import { blindTransfer } from './endings.ts'
import { isRinging, type Ending, type Leg } from './leg.ts'
import { sameParty } from './party.ts'
import { moveUp } from './queue.ts'

type Reason = Omit<Ending, 'at'>

/** A call ends: the named leg is told first ("the terminated party"), then whoever was with it. */
export function hangUp(change: Change, leg: Leg, reason: Reason): void {
  const others = change.others(leg)
  if (otherAgentsStay(leg, others)) {
    for (const own of [leg, ...others.filter((other) => sameParty(other.owner, leg.owner))]) change.end(own, reason)
    return
  }
  for (const each of [leg, ...others]) change.end(each, reason)
  if (leg.huntgroup !== undefined && leg.phase === 'queued') moveUp(change, leg.huntgroup)
}

/** An agent who declines a queue's call leaves it to the others. */
const otherAgentsStay = (leg: Leg, others: readonly Leg[]) =>
  leg.huntgroup !== undefined &&
  leg.direction === 'incoming' &&
  (isRinging(leg) || leg.phase === 'queued') &&
  others.some((other) => other.direction === 'incoming' && !sameParty(other.owner, leg.owner))

/** The transferor leaves; the other phones of the same line that rang along stop too. */
export function leave(change: Change, leg: Leg, reason: Reason = blindTransfer): void {
  const along = isRinging(leg)
    ? change.others(leg).filter((other) => other.direction === 'incoming' && isRinging(other))
    : []
  for (const each of [leg, ...along]) change.end(each, reason)
}
