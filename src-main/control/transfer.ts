import { isOurs, isOver, type Call } from '../calls/call.ts'
import { isDialled, isUs, sameId } from '../calls/identity.ts'
import { callById } from '../calls/select.ts'
import type { Outcome } from '../ipc/contract.ts'
import type { Account } from '../line/event.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { transferCall } from '../portaswitch/protocol/call-control.ts'
import { readDialable } from './dialable.ts'
import { isWrongParameters, refusalOf } from './refusal.ts'
import { resync } from './resync.ts'
import { press, type Request } from './send.ts'
import { readServerAddress, serverKey } from './server-address.ts'
import type { Switchboard } from './switchboard.ts'

/**
 * Sends the other party on without asking there first; a call that rings is deflected. Where the last request for this call
 * was not answered, the list is read first: it may have taken.
 */
export async function transfer(
  switchboard: Switchboard,
  { callId, to }: { readonly callId: string; readonly to: string },
): Promise<Outcome> {
  const { store } = switchboard
  const { line } = store.state
  const target = readDialable(to)
  if (target === undefined) return 'invalid'
  const call = callById(store.state.calls, callId)
  if (call === undefined || line.phase !== 'signedIn') return 'notNow'
  if (isOwnNumber(line.account, target)) return 'ownNumber'
  if (isInCall(call, line.account, target)) return 'inThisCall'
  if (isUncertain(call)) {
    try {
      await resync(switchboard)
    } catch (error) {
      refusalOf(error)
      return 'notNow'
    }
    const now = callById(store.state.calls, callId)
    if (now === undefined || isOver(now)) return 'done'
  }
  return press(switchboard, { callId, action: 'transfer', to: target }, requestTransfer(switchboard, target))
}

/** Newer servers call the target `destination`; which of them was seen to want it is remembered. */
function requestTransfer({ store, settings }: Switchboard, target: string): Request {
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

const isOwnNumber = ({ accountId, extensionId, aliases }: Account, number: string): boolean =>
  [accountId, extensionId, ...aliases].some((own) => own !== undefined && sameId(own, number))

/** Others whose phones ring for the same call are not in it: it can be sent to one of them. */
function isInCall({ legs, remote }: Call, account: Account, number: string): boolean {
  const parties = legs.filter(isOurs).flatMap(({ leg }) => [leg.caller, leg.callee])
  const there = parties.filter((party) => !isUs(party, account))
  return (
    there.some((party) => isDialled(party, number)) || (remote.number !== undefined && sameId(remote.number, number))
  )
}
