import { callById } from '../calls/select.ts'
import { takeBackTarget } from '../calls/transferred.ts'
import type { Outcome } from '../ipc/contract.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { refusalOf } from './refusal.ts'
import type { Switchboard } from './switchboard.ts'
import { requestTransfer } from './transfer.ts'

/**
 * Has a call that was sent on, and still rings there, ring at our phone again: the leg that rings is deflected to us. That can
 * work only where the server told of that leg.
 */
export async function takeBack(switchboard: Switchboard, { callId }: { readonly callId: string }): Promise<Outcome> {
  const { store } = switchboard
  const { line: state, calls } = store.state
  const target = takeBackTarget(calls, callId)
  if (target === undefined || state.phase !== 'signedIn') return 'notNow'
  if (callById(calls, callId)?.pending !== undefined) return 'notNow'
  const pressed = { callId, action: 'takeBack' } as const
  store.dispatch({ type: 'call.commandSent', ...pressed })
  try {
    const open = switchboard.line()
    if (open === undefined) throw new PortaSwitchError('offline')
    const leg = { call: target.call, transport_id: target.transportId ?? '' }
    await requestTransfer(switchboard, state.account.accountId)(open, leg)
    store.dispatch({ type: 'call.commandAccepted', ...pressed })
  } catch (error) {
    store.dispatch({ type: 'call.commandFailed', ...pressed, refusal: refusalOf(error) })
  }
  return 'done'
}
