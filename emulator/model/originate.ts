import type { Act } from './act.ts'
import type { Change } from './change.ts'
import { invite, letRing } from './new-leg.ts'
import { newId } from './random.ts'

/** `originate_advanced_call`: leg A rings at the caller's phone; leg B (`~10`) follows when it is answered. Returns the id. */
export function originate(change: Change, act: Extract<Act, { act: 'originate' }>): string {
  const callId = newId.switchCall(change.random)
  change.open(callId, act.by)
  const legs = invite(change, {
    callId,
    bridge: change.newBridge(),
    caller: act.callee,
    callee: act.caller,
    thenCall: act.callee,
  })
  const [first] = letRing(change, legs)
  if (act.pickup && first !== undefined)
    change.after(change.world.options.pickupPause, { act: 'answer', leg: { id: callId, tag: first.tag } })
  return callId
}
