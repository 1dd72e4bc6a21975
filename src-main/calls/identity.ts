import type { Account } from '../line/event.ts'
import type { Leg, Party } from '../portaswitch/protocol/leg.ts'
import type { LegRole } from './call.ts'

/**
 * How a leg is ours: as the callee of an incoming one or the caller of an outgoing one. A direction that is not known is
 * taken from the side that we stand on.
 */
export function roleOf(leg: Leg, account: Account): LegRole {
  switch (leg.direction) {
    case 'incoming':
      return isUs(leg.callee, account) ? 'incoming' : 'other'
    case 'outgoing':
      return isUs(leg.caller, account) ? 'outgoing' : 'other'
    case 'unknown':
      if (isUs(leg.callee, account)) return 'incoming'
      return isUs(leg.caller, account) ? 'outgoing' : 'other'
    default:
      return leg.direction satisfies never
  }
}

/**
 * Whether a party is the account. `account_id` decides where it is told; numbers are looked at only without it, because a
 * colleague may show our number.
 */
export function isUs(party: Party, account: Account): boolean {
  const ours = (id: string | undefined) =>
    id !== undefined && (sameId(id, account.accountId) || account.aliases.some((alias) => sameId(id, alias)))
  if (party.accountId !== undefined) return ours(party.accountId)
  return ours(party.id) || ours(party.displayId)
}

/** Whether two ids or numbers are the same, however they are written: with a `+`, as a SIP address, in capitals. */
export function sameId(one: string, other: string): boolean {
  return one === other || bareId(one) === bareId(other)
}

const bareId = (id: string) =>
  id
    .trim()
    .toLowerCase()
    .replace(/^sips?:/, '')
    .replace(/@.*$/, '')
    .replace(/^\+/, '')

/**
 * Whether a party is who was dialled. Servers turn what was typed into a full number or shorten it, so the last seven
 * digits are enough; an extension has to be the same.
 */
export function isDialled(party: Party, number: string): boolean {
  const dialled = callable(number)
  if (dialled === '') return false
  return [party.id, party.displayId, party.accountId, party.extensionId].some((id) => {
    const known = callable(id ?? '')
    if (known === '' || known === dialled) return known === dialled
    const [short, long] = known.length < dialled.length ? [known, dialled] : [dialled, known]
    return short.replace(/^0+/, '').length >= 7 && long.endsWith(short.replace(/^0+/, ''))
  })
}

const callable = (number: string) => bareId(number).replace(/[\s().\-/]/g, '')
