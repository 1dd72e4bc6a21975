import * as v from 'valibot'
import { initialsOf } from '../calls/name.ts'
import { formatNumber } from '../calls/number.ts'
import type { PersonView } from '../ipc/contract/contacts.ts'
import { contactSchema } from '../ipc/contract/contacts.ts'
import { type Person, personText } from './person.ts'

/** An own contact as it is kept. */
export type Contact = v.InferOutput<typeof contactSchema>

export interface KnownContact {
  readonly id: number
  readonly contact: Contact
}

export function personOf({ id, contact }: KnownContact): Person {
  const company = contact.company === '' ? undefined : contact.company
  const { name, numbers, favourite, email } = contact
  const known = { name, company, numbers }
  return { key: `own ${id}`, source: 'own', contactId: id, ...known, email, favourite, text: personText(known) }
}

export function personView(
  { key, source, contactId, name, company, email, numbers, favourite }: Person,
  country: string,
) {
  const shown = numbers.map(({ kind, number }) => ({ kind, number, shown: formatNumber(number, country) }))
  const initials = initialsOf(name)
  return { key, source, contactId, name, company, email, numbers: shown, favourite, initials } satisfies PersonView
}

/** Undefined where what stands in the database is none, of a newer version for instance. */
export function readContact(text: string): Contact | undefined {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), contactSchema), text)
  return read.success ? read.output : undefined
}
