import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import type { Change } from './change.ts'
import { attendedTransfer } from './endings.ts'
import { leave } from './hang-up.ts'
import { isRinging, keyOf, wireState, withRemote, type Leg } from './leg.ts'
import { invite, letRing } from './new-leg.ts'
import { phoneOf, sameParty, type Party } from './party.ts'
import { moveUp } from './queue.ts'
import { callNotFound, wrongParameters } from './refusal.ts'

/**
 * `transfer_call`: the transferor's leg ends with "blind transfer", the target tries and rings with a new leg of the same
 * call id, then the transferee is told whom it talks to now. A ringing incoming call is deflected the same way.
 */
export function transfer(change: Change, leg: Leg, to: Party): Fault | undefined {
  const deflects =
    leg.direction === 'incoming' && (isRinging(leg) || leg.phase === 'queued' || leg.phase === 'dequeued')
  if (leg.phase !== 'connected' && !deflects)
    return wrongParameters(`the leg is ${leg.phase}: it cannot be transferred`)
  const transferee = otherEnd(change, leg, deflects)
  if (transferee === undefined) return wrongParameters('nobody is at the other end')
  if (sameParty(to, leg.owner) || sameParty(to, transferee.owner))
    return wrongParameters(`${phoneOf(to)} is in the call already`)
  if (!deflects && transferee.phase !== 'connected') return wrongParameters('the other end has not answered yet')

  const before = wireState(transferee, change.others(transferee))
  leave(change, leg)
  const { callId, suffix } = leg
  const forwarders = deflects ? [...leg.forwarders, phoneOf(leg.owner)] : []
  letRing(
    change,
    invite(change, { callId, suffix, bridge: leg.bridge, caller: transferee.owner, callee: to, forwarders }),
  )
  const freed = withRemote({ ...transferee, music: false, ...(deflects ? { phase: 'ringing' } : {}) }, to)
  const after = wireState(freed, change.others(freed))
  change.say(after === before ? freed : { ...freed, since: change.now })
  if (leg.huntgroup !== undefined && leg.phase === 'queued') moveUp(change, leg.huntgroup)
  return undefined
}

/** The other end of a leg: for one that rings, whoever calls or waits, never a phone that rings along. */
const otherEnd = (change: Change, leg: Leg, rings: boolean) =>
  change
    .others(leg)
    .find((other) =>
      rings ? other.direction === 'outgoing' || other.phase === 'connected' : !sameParty(other.owner, leg.owner),
    )

/**
 * `join_calls`: the transferor's two legs end, then the remaining parties talk to each other.
 *
 * The reference's text calls both legs the transferor's, its example names the far leg of the second call: both are known.
 */
export function join(change: Change, leg: Leg, named: Leg): Fault | undefined {
  const transferor = leg.owner
  const own = sameParty(named.owner, transferor)
    ? named
    : change.others(named).find((other) => sameParty(other.owner, transferor))
  const takes = change.world.options.joinTakes
  if (own === undefined || own.bridge === leg.bridge)
    return wrongParameters('the two legs belong to no two calls of one party')
  if ((takes === 'leg A' && own !== named) || (takes === 'leg B' && own === named))
    return callNotFound({ id: named.callId, tag: named.tag })

  const first = change.others(leg).find((other) => other.phase === 'connected')
  const second = change.others(own).find((other) => other.phase === 'connected')
  if (first === undefined || second === undefined) return wrongParameters('a party to be joined is not connected')
  change.end(leg, attendedTransfer)
  change.end(own, attendedTransfer)
  const bridge = change.newBridge()
  const joined = [
    { ...withRemote(first, second.owner), bridge, music: false, holds: false, since: change.now },
    { ...withRemote(second, first.owner), bridge, music: false, holds: false, since: change.now },
  ]
  for (const each of joined) change.put(each)
  for (const each of joined) change.tell(change.world.legs.get(keyOf(each)) ?? each)
  return undefined
}
