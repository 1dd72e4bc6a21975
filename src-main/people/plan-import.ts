import { partyOf } from '../calls/number.ts'
import { fold } from '../history/search-text.ts'
import type { ImportRow } from '../ipc/contract/contacts.ts'
import type { Contact, KnownContact } from './contact.ts'

/** One entry of a file, with whatever it lacks. */
export type ReadContact = Omit<Contact, 'favourite'> & { readonly favourite: boolean }

export interface ImportPlan {
  readonly rows: readonly ImportRow[]
  /** What is to be saved: one with an id takes the place of a contact. */
  readonly contacts: readonly { readonly id: number | undefined; readonly contact: Contact }[]
}

const mostNumbers = 20

/**
 * What importing would do: whoever has the same name, and a number in common or none of another company, is merged; the rest
 * is new. Entries of the file are compared with one another, too.
 */
export function planImport(read: readonly ReadContact[], known: readonly KnownContact[], country: string): ImportPlan {
  const byName = new Map<string, { id: number | undefined; contact: Contact; changed: boolean }[]>()
  const hold = (id: number | undefined, contact: Contact, changed: boolean) => {
    const name = fold(contact.name)
    const one = { id, contact, changed }
    const sharing = byName.get(name)
    if (sharing) sharing.push(one)
    else byName.set(name, [one])
  }
  for (const { id, contact } of known) hold(id, contact, false)

  const rows = read.map((entry): ImportRow => {
    const numbers = entry.numbers.map(({ number }) => number)
    if (entry.name === '') return { name: '', numbers, what: 'noName' }
    if (numbers.length === 0) return { name: entry.name, numbers, what: 'noNumber' }
    const same = byName.get(fold(entry.name))?.find(({ contact }) => isSamePerson(contact, entry, country))
    if (same === undefined) {
      hold(undefined, { ...entry, numbers: entry.numbers.slice(0, mostNumbers) }, true)
      return { name: entry.name, numbers, what: 'added' }
    }
    const merged = merge(same.contact, entry, country)
    if (merged === same.contact) return { name: entry.name, numbers, what: 'known' }
    same.contact = merged
    same.changed = true
    return { name: entry.name, numbers, what: 'merged' }
  })
  const contacts = [...byName.values()].flat().filter(({ changed }) => changed)
  return { rows, contacts: contacts.map(({ id, contact }) => ({ id, contact })) }
}

function isSamePerson(one: Contact, other: Contact, country: string): boolean {
  if (one.company === '' || other.company === '' || fold(one.company) === fold(other.company)) return true
  const parties = partiesOf(one, country)
  return other.numbers.some(({ number }) => parties.has(partyOf(number, country)))
}

/** The same reference where the entry tells nothing new. */
function merge(contact: Contact, entry: Contact, country: string): Contact {
  const parties = partiesOf(contact, country)
  const more = entry.numbers.filter(({ number }) => !parties.has(partyOf(number, country)))
  const merged: Contact = {
    ...contact,
    company: contact.company || entry.company,
    email: contact.email || entry.email,
    numbers: [...contact.numbers, ...more].slice(0, mostNumbers),
  }
  const isNew =
    merged.company !== contact.company ||
    merged.email !== contact.email ||
    merged.numbers.length !== contact.numbers.length
  return isNew ? merged : contact
}

const partiesOf = ({ numbers }: Contact, country: string) =>
  new Set(numbers.map(({ number }) => partyOf(number, country)))
