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

interface Held {
  readonly id: number | undefined
  contact: Contact
  changed: boolean
}

/** All of one name, in the book and, as far as it has been read, in the file. */
interface Namesakes {
  readonly held: Held[]
  /** How many of this name the file has. */
  inFile: number
  /** Who has a number, by its one form; made when somebody of this name comes who may be there already. */
  byParty: Map<string, Held> | undefined
}

/**
 * What importing would do: whoever has the name and a number of somebody who is there is merged, and so is the only one of a
 * name in file and book, unless it is of another company; the rest is new. Entries of the file are compared with one another, too.
 */
export function planImport(read: readonly ReadContact[], known: readonly KnownContact[], country: string): ImportPlan {
  const byName = new Map<string, Namesakes>()
  const namesakesOf = (name: string): Namesakes => {
    const key = fold(name)
    const there = byName.get(key)
    if (there !== undefined) return there
    const none: Namesakes = { held: [], inFile: 0, byParty: undefined }
    byName.set(key, none)
    return none
  }
  for (const { id, contact } of known) namesakesOf(contact.name).held.push({ id, contact, changed: false })
  for (const entry of read) if (isUsable(entry)) namesakesOf(entry.name).inFile += 1

  const rows = read.map((entry): ImportRow => {
    const numbers = entry.numbers.map(({ number }) => number)
    if (entry.name === '') return { name: '', numbers, what: 'noName' }
    if (numbers.length === 0) return { name: entry.name, numbers, what: 'noNumber' }
    return { name: entry.name, numbers, what: take(entry, namesakesOf(entry.name), country) }
  })
  const contacts = [...byName.values()].flatMap(({ held }) => held).filter(({ changed }) => changed)
  return { rows, contacts: contacts.map(({ id, contact }) => ({ id, contact })) }
}

const isUsable = ({ name, numbers }: ReadContact) => name !== '' && numbers.length > 0

/** Numbers are read only where there are namesakes: for each of a large file it would take seconds. */
function take(entry: ReadContact, namesakes: Namesakes, country: string): 'added' | 'merged' | 'known' {
  const { held, inFile } = namesakes
  if (held.length === 0) {
    add(entry, entry.numbers, namesakes, country)
    return 'added'
  }
  const byParty = (namesakes.byParty ??= partiesOf(held, country))
  const parties = entry.numbers.map(({ number }) => partyOf(number, country))
  const having = parties.flatMap((party) => byParty.get(party) ?? [])
  const [only] = inFile === 1 && held.length === 1 ? held : []
  const same = having[0] ?? (only !== undefined && mayBeSame(only.contact, entry) ? only : undefined)
  const more = entry.numbers.filter((_number, index) => !byParty.has(parties[index] ?? ''))
  if (same === undefined) {
    add(entry, entry.numbers, namesakes, country)
    return 'added'
  }
  const room = mostNumbers - same.contact.numbers.length
  const { company, email } = same.contact
  const changed =
    (room > 0 && more.length > 0) || (company === '' && entry.company !== '') || (email === '' && entry.email !== '')
  if (changed) {
    same.contact = {
      ...same.contact,
      company: company || entry.company,
      email: email || entry.email,
      numbers: [...same.contact.numbers, ...more.slice(0, room)],
    }
    same.changed = true
    for (const { number } of more.slice(0, room)) byParty.set(partyOf(number, country), same)
  }
  const rest = more.slice(room)
  if (rest.length > 0) add(entry, rest, namesakes, country)
  if (changed) return 'merged'
  return rest.length > 0 ? 'added' : 'known'
}

/** As one contact, or where it has more numbers than one can have as several. */
function add(entry: ReadContact, numbers: Contact['numbers'], { held, byParty }: Namesakes, country: string): void {
  for (let start = 0; start < numbers.length; start += mostNumbers) {
    const one: Held = {
      id: undefined,
      contact: { ...entry, numbers: numbers.slice(start, start + mostNumbers) },
      changed: true,
    }
    held.push(one)
    if (byParty !== undefined) note(one, byParty, country)
  }
}

function partiesOf(held: readonly Held[], country: string): Map<string, Held> {
  const byParty = new Map<string, Held>()
  for (const one of held) note(one, byParty, country)
  return byParty
}

/** Who has a number first keeps it. */
function note(one: Held, byParty: Map<string, Held>, country: string): void {
  for (const { number } of one.contact.numbers) {
    const party = partyOf(number, country)
    if (!byParty.has(party)) byParty.set(party, one)
  }
}

const mayBeSame = (one: Contact, other: Contact): boolean =>
  one.company === '' || other.company === '' || fold(one.company) === fold(other.company)
