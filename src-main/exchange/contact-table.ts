import Papa from 'papaparse'
import type { Translate } from '../../messages/translate.ts'
import { numberKinds, type NumberKind } from '../ipc/contract/contacts.ts'
import { fold } from '../history/search-text.ts'
import type { Contact } from '../people/contact.ts'
import type { ReadContact } from '../people/plan-import.ts'
import { readCell, writeTable } from './table.ts'

/** Between several numbers in one cell, as Google writes them. */
const between = ' ::: '

/** A column of a table, as far as it means anything here. */
type Column =
  { readonly is: 'name' | 'given' | 'family' | 'company' | 'email' | 'favourite' } | { readonly is: NumberKind }

/**
 * Reads a table of contacts: of Sidetone, Google, Outlook and whatever else has a line of headings that say name and number.
 * Undefined where there are none such.
 */
export function readContactTable(text: string): readonly ReadContact[] | undefined {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' })
  const [head = [], ...rows] = data
  const columns = head.map(columnOf)
  const has = (...kinds: readonly string[]) =>
    columns.some((column) => column !== undefined && kinds.includes(column.is))
  if (!has('name', 'given', 'family', 'company') || !has(...numberKinds)) return undefined
  return rows.map((row) => readRow(row, columns))
}

function readRow(row: readonly string[], columns: readonly (Column | undefined)[]): ReadContact {
  const cells = (is: Column['is']) =>
    row.filter((_cell, index) => columns[index]?.is === is).map((cell) => clean(readCell(cell)))
  const first = (is: Column['is']) => cells(is).find((cell) => cell !== '') ?? ''
  const company = first('company')
  return {
    name: first('name') || clean(`${first('given')} ${first('family')}`) || company,
    company,
    email: first('email'),
    numbers: numberKinds.flatMap((kind) =>
      cells(kind)
        .flatMap((cell) => cell.split(between.trim()))
        .map((number) => ({ kind, number: number.trim().slice(0, 64) }))
        .filter(({ number }) => /\d/.test(number)),
    ),
    favourite: /^(yes|true|1)$/i.test(first('favourite')),
  }
}

function columnOf(heading: string): Column | undefined {
  const word = fold(heading)
  if (/type|label|yomi|phonetic|fax|pager|notes?$/.test(word)) return undefined
  if (/^(name|full name|display name|file as|anzeigename)$/.test(word)) return { is: 'name' }
  if (/^(first|given|vor)[ -]?name$/.test(word)) return { is: 'given' }
  if (/^(last|family|sur|nach)[ -]?name$/.test(word)) return { is: 'family' }
  if (/^(company|organi[sz]ation|firma)( name)?$/.test(word)) return { is: 'company' }
  if (/e-?mail/.test(word)) return { is: 'email' }
  if (/^favou?rite$/.test(word)) return { is: 'favourite' }
  if (!isNumberHeading(word)) return undefined
  if (/\bmobil|\bcell|\bhandy/.test(word)) return { is: 'mobile' }
  if (/home|privat/.test(word)) return { is: 'home' }
  return { is: /other/.test(word) ? 'other' : 'work' }
}

/** Much has a number that is none to call: customers, houses, invoices. */
const isNumberHeading = (word: string): boolean =>
  /phone|telefon|\btel\b|\bmobil|\bcell(ular)?\b|\bhandy/.test(word) ||
  /^((business|work|office|company|main|home|private|direct|other) )?(number|nummer|rufnummer)( \d+)?$/.test(word)

const clean = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)

export function writeContactTable(contacts: readonly Contact[], t: Translate): string {
  const head = [
    t('contacts.column.name'),
    t('contacts.column.company'),
    t('contacts.column.email'),
    ...numberKinds.map((kind) => t(`contacts.column.${kind}`)),
    t('contacts.column.favourite'),
  ]
  const rows = contacts.map(({ name, company, email, numbers, favourite }) => [
    name,
    company,
    email,
    ...numberKinds.map((kind) =>
      numbers
        .filter((number) => number.kind === kind)
        .map(({ number }) => number)
        .join(between),
    ),
    favourite ? 'yes' : '',
  ])
  return writeTable(head, rows)
}
