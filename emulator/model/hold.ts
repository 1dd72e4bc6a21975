import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import type { Change } from './change.ts'
import type { Leg } from './leg.ts'
import { wrongParameters } from './refusal.ts'
import { findLine } from './world.ts'

/** A phone puts the others on hold: it is told first (`holding`), then they (`held`). `connect_time` moves for all. */
export function hold(change: Change, leg: Leg): void {
  if (leg.holds) return
  tellBoth(change, { ...leg, holds: true })
}

export function resume(change: Change, leg: Leg): void {
  if (!leg.holds) return
  tellBoth(change, { ...leg, holds: false })
}

/** `hold_call`. A phone without the hold event makes the switch play its music to both parties: both are `held`. */
export function holdByCommand(change: Change, leg: Leg): Fault | undefined {
  if (leg.phase !== 'connected') return wrongParameters(`the leg is ${leg.phase}: only a connected one can be held`)
  if (knowsHold(change, leg)) hold(change, leg)
  else if (!leg.music) play(change, leg, true)
  return undefined
}

/** `unhold_call`, its opposite. */
export function unholdByCommand(change: Change, leg: Leg): Fault | undefined {
  if (leg.phase !== 'connected') return wrongParameters(`the leg is ${leg.phase}: nothing is on hold`)
  if (leg.holds && knowsHold(change, leg)) resume(change, leg)
  else if (leg.music) play(change, leg, false)
  else return wrongParameters('this party has not put the call on hold')
  return undefined
}

const knowsHold = (change: Change, leg: Leg) =>
  leg.owner.kind === 'line' && findLine(change.world, leg.owner.id)?.phone.kind === 'talk'

function play(change: Change, leg: Leg, music: boolean): void {
  for (const other of change.others(leg)) if (other.phase === 'connected') change.put({ ...other, music })
  tellBoth(change, { ...leg, music })
}

function tellBoth(change: Change, leg: Leg): void {
  change.put({ ...leg, since: change.now })
  change.tell({ ...leg, since: change.now })
  for (const other of change.others(leg)) if (other.phase === 'connected') change.say({ ...other, since: change.now })
}
