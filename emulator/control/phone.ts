import type { Act, LegName } from '../model/act.ts'
import { wireId, type Leg } from '../model/leg.ts'
import { legsOfPhone, reach, type World } from '../model/world.ts'
import type { CheckedParamsFor, PhoneAct } from './contract.ts'

/** What the control cannot do because there is no such call; `message` says what there is. */
export class NoSuchCall extends Error {
  override readonly name = 'NoSuchCall'
}

/** The act of the model that a person's act at a phone is. */
export function phoneAct(world: World, { phone, act, callId, to }: CheckedParamsFor<'phone'>): Act {
  const legs = legsOfPhone(world, phone, callId)
  const leg = legs.findLast((each) => fits(each, act))
  if (leg === undefined) {
    const there = legs.map((each) => `${wireId(each)} is ${each.direction} and ${each.phase}`).join('; ')
    throw new NoSuchCall(`${phone} has no call to ${act}${there === '' ? '' : `: ${there}`}`)
  }
  const name: LegName = { id: wireId(leg), tag: leg.tag }
  switch (act) {
    case 'answer':
    case 'hold':
    case 'resume':
      return { act, leg: name }
    case 'hangUp':
      return { act: 'hang up', leg: name }
    case 'decline':
      return { act: 'hang up', leg: name, why: 'declined' }
    case 'busy':
      return { act: 'hang up', leg: name, why: 'busy' }
    case 'noAnswer':
      return { act: 'hang up', leg: name, why: 'no answer' }
    case 'transfer':
      if (to === undefined) throw new NoSuchCall('transfer needs `to`')
      return { act: 'transfer', leg: name, to: reach(world, to) }
    case 'move':
      if (to === undefined) throw new NoSuchCall('move needs `to`')
      return { act: 'move', leg: name, to }
    default:
      return act satisfies never
  }
}

function fits(leg: Leg, act: PhoneAct): boolean {
  switch (act) {
    case 'answer':
    case 'decline':
    case 'busy':
    case 'noAnswer':
      return leg.direction === 'incoming' && leg.phase !== 'connected'
    case 'hold':
      return leg.phase === 'connected' && !leg.holds
    case 'resume':
      return leg.holds
    case 'hangUp':
    case 'transfer':
    case 'move':
      return true
    default:
      return act satisfies never
  }
}
