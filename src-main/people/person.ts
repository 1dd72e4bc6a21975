import type { NumberKind } from '../ipc/contract/contacts.ts'
import { fold } from '../history/search-text.ts'

export interface PersonNumber {
  readonly kind: NumberKind
  /** As it was written. */
  readonly number: string
}

/** Somebody who can be called. */
export interface Person {
  /** Unlike that of anybody else. */
  readonly key: string
  /** The person's own contacts, or what the PBX tells: its phone book and the company's directory. */
  readonly source: 'own' | 'phoneBook' | 'directory'
  /** Of an own contact. */
  readonly contactId: number | undefined
  readonly name: string
  readonly company: string | undefined
  readonly numbers: readonly PersonNumber[]
  /** Empty where none is known. */
  readonly email: string
  readonly favourite: boolean
  /** What it is found by, see {@link personText}. */
  readonly text: string
}

/** Name, company and the digits of all numbers, as {@link searchTerms} look for them. */
export function personText({ name, company, numbers }: Pick<Person, 'name' | 'company' | 'numbers'>): string {
  const digits = numbers.map(({ number }) => number.replace(/[^\d*#]/g, ''))
  return ` ${fold([name, company ?? '', ...digits].join(' '))}`
}
