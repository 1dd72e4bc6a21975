import { isOver, type Call } from '../calls/call.ts'
import { callById } from '../calls/select.ts'
import type { Outcome } from '../ipc/contract.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { transferCall } from '../portaswitch/protocol/call-control.ts'
import { isWrongParameters, refusalOf } from './refusal.ts'
import { resync } from './resync.ts'
import { press, type Request } from './send.ts'
import { readServerAddress, serverKey } from '../line/server-address.ts'
import type { Switchboard } from './switchboard.ts'
import { readTransferTarget } from './transfer-target.ts'

/**
 * Sends the other party on without asking there first; a call that rings is deflected. Where the last request for this call
 * was not answered, the list is read first: it may have taken.
 */
export async function transfer(
  switchboard: Switchboard,
  { callId, to }: { readonly callId: string; readonly to: string },
): Promise<Outcome> {
  const { store } = switchboard
  const target = readTransferTarget(store.state, { callId, to })
  if (target.kind !== 'number') return target.kind
  const call = callById(store.state.calls, callId)
  if (call !== undefined && isUncertain(call)) {
    try {
      await resync(switchboard)
    } catch (error) {
      refusalOf(error)
      return 'notNow'
    }
    const now = callById(store.state.calls, callId)
    if (now === undefined || isOver(now)) return 'done'
  }
  const { number } = target
  return press(switchboard, { callId, action: 'transfer', to: number }, requestTransfer(switchboard, number))
}

/** Newer servers call the target `destination`; which of them was seen to want it is remembered. */
export function requestTransfer({ store, settings }: Switchboard, target: string): Request {
  return async (line, leg) => {
    const address = readServerAddress(store.state.line.name.server)
    const server = address === undefined ? '' : serverKey(address)
    const { transferByDestination: known } = settings.current
    const both = { ...leg, cld: target, destination: target }
    if (known.includes(server)) return line.call(transferCall, both)
    try {
      return await line.call(transferCall, { ...leg, cld: target })
    } catch (error) {
      if (!missesDestination(error)) throw error
      const answer = await line.call(transferCall, both)
      settings.change({ transferByDestination: [...known, server] })
      return answer
    }
  }
}

const missesDestination = (error: unknown): boolean =>
  isWrongParameters(error) || (error instanceof PortaSwitchError && /\bdestination\b/i.test(error.fault?.message ?? ''))

const isUncertain = ({ note }: Call): boolean => note?.kind === 'unanswered' && note.action === 'transfer'
