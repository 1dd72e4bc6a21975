import { initialsOf } from '../calls/name.ts'
import { formatNumber } from '../calls/number.ts'
import type { RemoteParty } from '../calls/remote-party.ts'
import type { RemotePartyView } from '../ipc/contract/remote-party.ts'
import type { People } from './people.ts'

/** What numbers and names are read with. */
export interface Reading {
  /** The country that numbers are written for. */
  readonly country: string
  readonly people: People
}

/** Who it is: by the own contacts, else by phone book and directory, else as the server tells it. */
export function remoteView(
  { name: told, number, anonymous }: Pick<RemoteParty, 'name' | 'number' | 'anonymous'>,
  { country, people }: Reading,
): RemotePartyView {
  const known = number === undefined ? [] : people.lookUp(number, country)
  const names = [...new Set(known.map(({ name }) => name))]
  const name = names[0] ?? told
  const view = {
    name,
    number: number === undefined ? undefined : formatNumber(number, country),
    initials: initialsOf(name),
    anonymous,
  }
  if (known.length === 0) return view
  return { ...view, alsoNamed: names.slice(1), company: names.length === 1 ? known[0]?.company : undefined }
}
