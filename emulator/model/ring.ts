import type { Act } from './act.ts'
import type { Change } from './change.ts'
import { invite, letRing, newLeg } from './new-leg.ts'
import { enqueue } from './queue.ts'
import { newId } from './random.ts'

type Ring = Extract<Act, { act: 'ring' }>

/**
 * A phone calls: first the caller's leg tries, then the called phones, then all ring. Returns the id of the call.
 *
 * The order of the legs is that of the reference's list, "get_sip_calls_list".
 */
export function ring(change: Change, act: Ring): string {
  const callId = act.callId ?? newId.phoneCall(change.random)
  const bridge = change.newBridge()
  change.open(callId)
  const forwarders = act.forwarders ?? []
  const calling = change.say(
    newLeg(change, {
      callId,
      bridge,
      owner: act.from,
      caller: act.from,
      callee: act.to,
      direction: 'outgoing',
      forwarders,
    }),
  )
  if (act.to.kind === 'queue') {
    enqueue(change, calling, act.to)
    return callId
  }
  const called = invite(change, { callId, bridge, caller: act.from, callee: act.to, forwarders, phones: act.phones })
  const [first] = letRing(change, called)
  const { lines, options } = change.world
  const isIvr = lines.some(({ id, iIvrAn }) => iIvrAn !== undefined && act.to.kind === 'line' && id === act.to.id)
  if (isIvr && first !== undefined)
    change.after(options.pickupPause, { act: 'answer', leg: { id: callId, tag: first.tag } })
  change.say({ ...calling, phase: act.early === true ? 'early' : 'ringing' })
  return callId
}
