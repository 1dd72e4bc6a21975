import { type Call, isOurs } from '../calls/call.ts'
import { isDialled, isUs, sameId } from '../calls/identity.ts'
import { callById } from '../calls/select.ts'
import { numberToDial } from '../calls/dialable.ts'
import type { Account } from '../line/event.ts'
import type { AppState } from '../state/state.ts'
import { readDialable } from './dialable.ts'

/** Where a call may go, as it goes over the wire, or why it may not. */
export type TransferTarget =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'invalid' | 'notNow' | 'ownNumber' | 'inThisCall' }

export function readTransferTarget(
  { calls, line, settings }: AppState,
  { callId, to }: { readonly callId: string; readonly to: string },
): TransferTarget {
  const bare = readDialable(to)
  if (bare === undefined) return { kind: 'invalid' }
  const number = numberToDial(bare, settings.country)
  const call = callById(calls, callId)
  if (call === undefined || line.phase !== 'signedIn') return { kind: 'notNow' }
  if (isOwnNumber(line.account, number)) return { kind: 'ownNumber' }
  return isInCall(call, line.account, number) ? { kind: 'inThisCall' } : { kind: 'number', number }
}

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
