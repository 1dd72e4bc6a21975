import type { Act } from './act.ts'
import type { Change } from './change.ts'
import { answeredElsewhere, calledAgain } from './endings.ts'
import { isRinging, wireId, type Leg } from './leg.ts'
import { invite, letRing, newLeg } from './new-leg.ts'
import type { Party } from './party.ts'
import { internalServerError, wrongParameters } from './refusal.ts'
import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import { findLine } from './world.ts'

/**
 * A leg is answered: it is told first ("the party that answers the call"), then the other phones that rang with it stop,
 * then the caller is connected. Leg A of an originated call makes the switch call leg B.
 */
export function connect(change: Change, leg: Leg): void {
  const { thenCall, ...rest } = leg
  const answered = change.say({
    ...rest,
    thenCall: undefined,
    phase: 'connected',
    answeredAt: leg.answeredAt ?? change.now,
    since: change.now,
  })
  for (const other of change.others(answered))
    if (other.direction === 'incoming' && isRinging(other) && wireId(other) === wireId(leg))
      change.end(other, answeredElsewhere)
  for (const other of change.others(answered))
    if (other.direction === 'outgoing' && other.phase !== 'connected')
      change.say({ ...other, phase: 'connected', answeredAt: change.now, since: change.now, callee: leg.owner })
  if (thenCall !== undefined) callLegB(change, answered, thenCall)
}

function callLegB(change: Change, legA: Leg, callee: Party): void {
  const { callId, bridge, owner: caller } = legA
  letRing(change, invite(change, { callId, suffix: '~10', bridge, caller, callee }))
}

/** `answer_call`. By Notify the phone must know the talk event; by Invite it is called again and answers by itself. */
export function answerByCommand(change: Change, leg: Leg, mode: 'Notify' | 'Invite'): Fault | undefined {
  if (leg.direction !== 'incoming' || !(isRinging(leg) || leg.phase === 'dequeued'))
    return wrongParameters(`the leg is ${leg.direction} and ${leg.phase}: only a ringing incoming one can be answered`)
  const phone = leg.owner.kind === 'line' ? findLine(change.world, leg.owner.id)?.phone : undefined
  if (phone === undefined) return wrongParameters('this phone is not one of the switch')
  if (mode === 'Invite') {
    const { callId, suffix, bridge, owner } = leg
    change.end(leg, calledAgain)
    change.after(change.world.options.invitePause, { act: 'call again', callId, suffix, bridge, owner })
    return undefined
  }
  if (phone.kind === 'talk') connect(change, leg)
  else if (phone.answerByNotify === 'refused') return internalServerError('the phone answered 489 Bad Event')
  return undefined
}

/** The second part of an answer by Invite: a new dialog of the same call, which connects without ringing. */
export function callAgain(change: Change, act: Extract<Act, { act: 'call again' }>): void {
  const legs = [...change.world.legs.values()].filter((leg) => leg.bridge === act.bridge)
  const caller = legs.find((leg) => leg.direction === 'outgoing') ?? legs[0]
  if (caller === undefined) return
  const { callId, suffix, bridge, owner } = act
  const again = change.say(
    newLeg(change, {
      callId,
      suffix,
      bridge,
      owner,
      caller: caller.owner,
      callee: owner,
      direction: 'incoming',
      forwarders: caller.forwarders,
      huntgroup: caller.huntgroup,
    }),
  )
  const phone = owner.kind === 'line' ? findLine(change.world, owner.id)?.phone : undefined
  if (phone?.kind === 'plain' && !phone.answersInvite) change.say({ ...again, phase: 'ringing' })
  else connect(change, again)
}
