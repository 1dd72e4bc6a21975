import type { Account } from '../line/event.ts'
import type { Party } from '../portaswitch/protocol/leg.ts'
import type { Call, LegRecord } from './call.ts'
import { isUs, sameId } from './identity.ts'
import { cleanText } from './name.ts'
import { bareNumber, isNoName, isWithheld, isWithheldName } from './number.ts'
import type { RemoteParty } from './remote-party.ts'

/** Puts together what the legs of a call say about its remote party. */
export function remoteOf(
  { direction, dial, legs }: Pick<Call, 'direction' | 'dial' | 'legs'>,
  account: Account,
): RemoteParty {
  const parties = legs.flatMap(({ leg }) => [leg.caller, leg.callee])
  if (dial !== undefined) {
    const them = placedTo(legs)
    const number = dial.number ?? (them && numberOf(them, 'callee'))
    return {
      name: them && nameOf(them, number, parties),
      number: cleanNumber(number),
      anonymous: false,
      via: undefined,
    }
  }
  const own = legs.findLast(({ role }) => role === direction)?.leg
  if (own === undefined) return { name: undefined, number: undefined, anonymous: false, via: undefined }
  if (direction === 'outgoing') {
    const number = numberOf(own.callee, 'callee')
    return { name: nameOf(own.callee, number, parties), number, anonymous: false, via: undefined }
  }
  const via = viaOf({ caller: own.caller, callee: own.callee, parties, account })
  if (isAnonymous(own.caller)) return { name: undefined, number: undefined, anonymous: true, via }
  const number = numberOf(own.caller, 'caller')
  return { name: nameOf(own.caller, number, parties), number, anonymous: false, via }
}

/** Leg B's callee is who we call; leg A shows the same party as its caller. */
function placedTo(legs: readonly LegRecord[]): Party | undefined {
  return legs.findLast(({ leg }) => leg.isLegB)?.leg.callee ?? legs.findLast(({ leg }) => !leg.isLegB)?.leg.caller
}

/** A caller shows `display_id`; who is called is reached at `id`. */
function numberOf(party: Party, as: 'caller' | 'callee'): string | undefined {
  const [first, second] = as === 'caller' ? [party.displayId, party.id] : [party.id, party.displayId]
  return cleanNumber(first) ?? cleanNumber(second) ?? cleanNumber(party.extensionId) ?? cleanNumber(party.accountId)
}

function cleanNumber(number: string | undefined): string | undefined {
  if (number === undefined || isWithheld(number)) return undefined
  return cleanText(bareNumber(number))
}

/** `id` may still tell the number of a caller who withholds it: what is shown says how they want it. */
function isAnonymous(party: Party): boolean {
  const name = cleanText(party.displayName)
  if (name !== undefined && isWithheldName(name)) return true
  const shown = cleanText(party.displayId) ?? cleanText(party.id)
  if (shown !== undefined) return isWithheld(shown)
  return cleanText(party.extensionId) === undefined && cleanText(party.accountId) === undefined && name === undefined
}

/** The party's own name, else the one that another leg of the call gives to the same party. */
function nameOf(party: Party, number: string | undefined, parties: readonly Party[]): string | undefined {
  const own = readableName(party, number)
  if (own !== undefined) return own
  for (const other of parties) {
    const name = isSameParty(party, other) ? readableName(other, number) : undefined
    if (name !== undefined) return name
  }
  return undefined
}

function readableName(party: Party, number: string | undefined): string | undefined {
  const name = cleanText(party.displayName)
  if (name === undefined || isNoName(name) || isWithheldName(name)) return undefined
  // Many lines carry their number as their name.
  const ids = [number, party.accountId, party.id, party.displayId, party.extensionId]
  return ids.some((id) => id !== undefined && sameId(id, name)) ? undefined : name
}

export function isSameParty(one: Party, other: Party): boolean {
  if (one.accountId !== undefined && other.accountId !== undefined) return sameId(one.accountId, other.accountId)
  return one.id !== undefined && other.id !== undefined && sameId(one.id, other.id)
}

/** The last one who forwarded the call is the one who sent it to us. */
function viaOf({
  caller,
  callee,
  parties,
  account,
}: {
  readonly caller: Party
  readonly callee: Party
  readonly parties: readonly Party[]
  readonly account: Account
}): RemoteParty['via'] {
  const forwarders = callee.forwarders.length > 0 ? callee.forwarders : caller.forwarders
  const forwarder = forwarders.findLast((id) => !sameId(id, account.accountId))
  if (forwarder !== undefined) {
    const known = parties.find((party) => party.accountId !== undefined && sameId(party.accountId, forwarder))
    const name = known === undefined || isUs(known, account) ? undefined : readableName(known, forwarder)
    if (name !== undefined) return { name }
    const number = cleanNumber(forwarder)
    return number === undefined ? undefined : { number }
  }
  const group = cleanNumber(callee.huntgroupId)
  return group === undefined ? undefined : { number: group }
}
