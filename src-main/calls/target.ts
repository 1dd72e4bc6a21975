import { isLive, isOurs, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import type { CallAction } from './event.ts'
import { isRinging } from './legs.ts'
import { isLegBOfPlaced, mainLeg } from './phase.ts'

/** What a command has to name: one of our own legs. */
export interface CommandTarget {
  /** The identifier as it stands on the wire. */
  readonly call: { readonly id: string; readonly tag: string }
  /** The latest one; undefined only where the server never told any. */
  readonly transportId: string | undefined
}

/** Our own leg that `action` is for; undefined where the call is over, unknown, or has no leg at the moment. */
export function commandTarget(state: CallsState, id: string, action: CallAction): CommandTarget | undefined {
  return commandTargets(state, id, action)[0]
}

/**
 * All legs of ours that `action` is for, the main one first. It is more than one only where several phones of ours ring and
 * the call is declined: one phone that goes on ringing would make it look as if nothing had happened.
 */
export function commandTargets(state: CallsState, id: string, action: CallAction): readonly CommandTarget[] {
  const call = state.calls.find((it) => it.id === id)
  const main = call === undefined || isOver(call) ? undefined : mainLeg(call)
  if (call === undefined || main === undefined) return []
  const ringing = call.legs.filter(
    (record) => record !== main && isOurs(record) && isLive(record) && isRinging(record.leg),
  )
  const all = action === 'decline' && call.dial === undefined ? [main, ...ringing] : [main]
  return all
    .filter((record) => !isLegBOfPlaced(record, call))
    .map(({ leg }) => ({ call: { id: leg.wireCallId, tag: leg.tag }, transportId: leg.transportId }))
}
