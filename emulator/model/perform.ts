import type { Act, LegName } from './act.ts'
import { answerByCommand, callAgain, connect } from './answer.ts'
import { Change, type Surroundings } from './change.ts'
import { endings } from './endings.ts'
import { hangUp } from './hang-up.ts'
import { hold, holdByCommand, resume, unholdByCommand } from './hold.ts'
import { isRinging, type Leg } from './leg.ts'
import { originate } from './originate.ts'
import { dequeue } from './queue.ts'
import { callNotFound, refused, wrongParameters, type Outcome } from './refusal.ts'
import { ring } from './ring.ts'
import { join, transfer } from './transfer.ts'
import { findLeg, type World } from './world.ts'
import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'

/** The whole model: an act in a world gives the next world, what is told to whom, and what follows by itself. */
export function perform(world: World, act: Act, surroundings: Surroundings): Outcome {
  const change = new Change(world, surroundings)
  const done = (callId?: string): Outcome => ({ kind: 'done', step: change.done(), callId })
  const unless = (fault: Fault | undefined): Outcome => (fault === undefined ? done() : refused(fault))
  const on = (name: LegName, doIt: (leg: Leg) => Fault | undefined): Outcome => {
    const leg = findLeg(world, name.id, name.tag)
    return leg === undefined ? refused(callNotFound(name)) : unless(doIt(leg))
  }

  switch (act.act) {
    case 'ring':
      return done(ring(change, act))
    case 'dequeue':
      return dequeue(change, act.callId) ? done() : refused(callNotFound({ id: act.callId }))
    case 'answer':
      return on(act.leg, (leg) => {
        if (leg.direction !== 'incoming' || leg.phase === 'connected') return wrongParameters('the phone does not ring')
        connect(change, leg)
        return undefined
      })
    case 'hang up':
      return on(act.leg, (leg) => nothing(hangUp(change, leg, endings[act.why ?? usualReason(leg)])))
    case 'hold':
      return on(act.leg, (leg) =>
        leg.phase === 'connected' ? nothing(hold(change, leg)) : wrongParameters('not connected'),
      )
    case 'resume':
      return on(act.leg, (leg) => nothing(resume(change, leg)))
    case 'move':
      return on(act.leg, (leg) => nothing(change.say({ ...leg, transportId: act.to })))
    case 'answer by command':
      return on(act.leg, (leg) => answerByCommand(change, leg, act.mode))
    case 'hold by command':
      return on(act.leg, (leg) => holdByCommand(change, leg))
    case 'unhold by command':
      return on(act.leg, (leg) => unholdByCommand(change, leg))
    case 'transfer':
      return on(act.leg, (leg) => transfer(change, leg, act.to))
    case 'originate':
      return done(originate(change, act))
    case 'join':
      return on(act.leg, (leg) => {
        const other = findLeg(world, act.with.id, act.with.tag)
        return other === undefined ? callNotFound(act.with) : join(change, leg, other)
      })
    case 'call again':
      callAgain(change, act)
      return done()
    default:
      return act satisfies never
  }
}

const usualReason = (leg: Leg) => (leg.direction === 'incoming' && isRinging(leg) ? 'declined' : 'normal')

const nothing = (_: unknown): undefined => undefined
