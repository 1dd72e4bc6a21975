import * as v from 'valibot'
import type { SaveOutcome } from './save.ts'

export const numberKinds = ['work', 'mobile', 'home', 'other'] as const
export type NumberKind = (typeof numberKinds)[number]

/** An own contact, as it is edited and kept. */
export const contactSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  company: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  email: v.pipe(v.string(), v.trim(), v.maxLength(320)),
  numbers: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(numberKinds),
        number: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
      }),
    ),
    v.minLength(1),
    v.maxLength(20),
  ),
  favourite: v.boolean(),
})

/** Somebody who can be called. */
export interface PersonView {
  readonly key: string
  readonly source: 'own' | 'phoneBook' | 'directory'
  /** Of an own contact. */
  readonly contactId: number | undefined
  readonly name: string
  readonly company: string | undefined
  readonly email: string
  /** `number` as it was written and is dialled, `shown` for reading. */
  readonly numbers: readonly { readonly kind: NumberKind; readonly number: string; readonly shown: string }[]
  readonly favourite: boolean
  readonly initials: string | undefined
}

export interface PeoplePage {
  readonly people: readonly PersonView[]
  /** Of all that fit. */
  readonly total: number
}

/** What of the people belongs to every snapshot. */
export interface PeopleCount {
  /** Another number than before: what was fetched is no longer all. */
  readonly revision: number
  readonly own: number
  /** In the phone book and the directory of the PBX. */
  readonly others: number
}

/** What an import will do. Nothing is changed by looking at it. */
export type ImportPreview =
  | {
      readonly kind: 'plan'
      readonly ticket: number
      readonly fileName: string
      readonly added: number
      readonly merged: number
      readonly skipped: number
      /** The first of them. */
      readonly rows: readonly ImportRow[]
    }
  | { readonly kind: 'cancelled' }
  /** `unreadable`: neither vCards nor a table with names and numbers; `tooLarge`: more than can be taken in. */
  | { readonly kind: 'unreadable' | 'tooLarge' }

export interface ImportRow {
  readonly name: string
  readonly numbers: readonly string[]
  /** `known`: all of it is there already. */
  readonly what: 'added' | 'merged' | 'known' | 'noName' | 'noNumber'
}

const id = v.pipe(v.number(), v.safeInteger())

/** As many are shown in a list. */
export const mostPeople = 20_000

export const contactCommands = {
  listPeople: v.strictObject({
    search: v.pipe(v.string(), v.maxLength(200)),
    which: v.picklist(['own', 'favourites', 'others']),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPeople)),
  }),
  /** The own contact as it is now; undefined where it is gone. */
  getContact: v.strictObject({ id }),
  /** A new one where `id` is left out. */
  saveContact: v.strictObject({ id: v.optional(id), contact: contactSchema }),
  deleteContact: v.strictObject({ id }),
  /** Asks for a file and tells what importing it would do. */
  readImport: v.strictObject({}),
  /** Does what the preview of this ticket has told. */
  importContacts: v.strictObject({ ticket: id }),
  exportContacts: v.strictObject({ kind: v.picklist(['csv', 'vcf']) }),
} as const

export interface ContactResults {
  getContact: PersonView | undefined
  listPeople: PeoplePage
  readImport: ImportPreview
  exportContacts: SaveOutcome
}
