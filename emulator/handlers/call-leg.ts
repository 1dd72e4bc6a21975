import type { LegName } from '../model/act.ts'
import { audience } from '../model/change.ts'
import { callControlDisabled, callNotFound } from '../model/refusal.ts'
import { findLeg } from '../model/world.ts'
import { Refusal } from '../server/refusal.ts'
import type { SignedIn } from './handler.ts'

export const success = { success: 1 }

/** Refuses where the account may not use call control. */
export function permitted(context: SignedIn): void {
  switch (context.line.callControl) {
    case 'allowed':
      return
    case 'denied':
      throw new Refusal({ code: `Server.CallControl.${context.method}.access_denied`, message: 'Access denied' })
    case 'disabled':
      throw new Refusal(callControlDisabled)
    default:
      context.line.callControl satisfies never
  }
}

export type LegParams = { readonly call: LegName; readonly transport_id: string }

/** Checks that the leg is there, that the account takes part in its call, and that the address is the latest. */
export function legOf(context: SignedIn, { call, transport_id }: LegParams): LegName {
  permitted(context)
  const { world } = context.switchboard
  const leg = findLeg(world, call.id, call.tag)
  if (leg === undefined || !audience(world, leg).includes(context.line.id)) throw new Refusal(callNotFound(call))
  if (leg.transportId !== transport_id)
    throw new Refusal(callNotFound({ call, transport_id, details: 'the leg is at another address' }))
  return { id: call.id, tag: call.tag }
}
