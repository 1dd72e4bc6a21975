import { isOver } from '../calls/call.ts'
import type { Refusal } from '../calls/event.ts'
import { callById } from '../calls/select.ts'
import { requestHold, requestResume } from './call-presses.ts'
import { press, send } from './send.ts'
import type { Switchboard } from './switchboard.ts'
import { until } from './until.ts'

/**
 * Holds a call. Resolves when the server has said that it is on hold, or when it is gone: then the line is free as well.
 * Else it says why not.
 */
export async function holdAndWait(switchboard: Switchboard, callId: string): Promise<Refusal | undefined> {
  const { store, timing } = switchboard
  store.dispatch({ type: 'call.commandSent', callId, action: 'hold' })
  const refusal = await send(switchboard, { callId, action: 'hold' }, requestHold)
  if (refusal !== undefined) return refusal
  const isHeld = await until({ store, ms: timing.holdBeforeAnswer }, ({ calls }) => {
    const call = callById(calls, callId)
    return call === undefined || isOver(call) || call.phase.kind === 'onHold'
  })
  return isHeld ? undefined : { kind: 'unanswered' }
}

/** Takes back who was held, unless somebody has meanwhile. */
export async function takeFromHold(switchboard: Switchboard, callId: string): Promise<void> {
  if (callById(switchboard.store.state.calls, callId)?.phase.kind !== 'onHold') return
  await press(switchboard, { callId, action: 'resume' }, requestResume)
}

export function isLasting({ store }: Switchboard, callId: string): boolean {
  const call = callById(store.state.calls, callId)
  return call !== undefined && !isOver(call)
}
