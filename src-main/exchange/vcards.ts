import ICAL from 'ical.js'
import type { Contact } from '../people/contact.ts'
import type { ReadContact } from '../people/plan-import.ts'
import type { NumberKind } from '../ipc/contract/contacts.ts'

const mostCharacters = 200

/**
 * Reads a file of vCards, of version 2.1, 3 or 4. What cannot be read of one is left out; pictures and links are not looked at.
 * Undefined where the text is no such file.
 */
export function readVcards(text: string): readonly ReadContact[] | undefined {
  const cards = unfold(text).match(/BEGIN:VCARD\s[\s\S]*?END:VCARD/gi)
  return cards?.map((card) => readCard(card.split(/\r?\n/)))
}

/** Long lines go on in the next one; the quoted-printable text of version 2.1 with a `=` at the end. */
const unfold = (text: string): string => text.replace(/\r?\n[ \t]/g, '').replace(/=\r?\n(?=[^\n]*)/g, '')

function readCard(lines: readonly string[]): ReadContact {
  const properties = lines.flatMap((line) => readLine(line))
  const first = (name: string) => properties.find((property) => property.name === name)
  const [family = '', given = ''] = first('n')?.parts ?? []
  return {
    name:
      clean(first('fn')?.parts.join(' ') ?? '') || clean(`${given} ${family}`) || clean(first('org')?.parts[0] ?? ''),
    company: clean(first('org')?.parts[0] ?? ''),
    email: clean(first('email')?.parts[0] ?? ''),
    numbers: properties
      .filter(({ name }) => name === 'tel')
      .map(({ parts, types }) => ({
        kind: kindOf(types),
        number: clean(parts.join(';').replace(/^tel:/i, '')).slice(0, 64),
      }))
      .filter(({ number }) => /\d/.test(number)),
    favourite: false,
  }
}

interface Property {
  readonly name: string
  /** What semicolons separate. */
  readonly parts: readonly string[]
  /** In lower case. */
  readonly types: readonly string[]
}

/** Only what is needed of a card is read at all: a `PHOTO` is neither decoded nor fetched. */
function readLine(line: string): readonly Property[] {
  const [, name, parameters = '', value = ''] =
    /^(?:[\w-]+\.)?(fn|n|org|email|tel)((?:;[^:]*)?):(.*)$/i.exec(line) ?? []
  if (name === undefined) return []
  // Version 2.1 leaves the names of parameters out, which no later one allows.
  const written = parameters.replace(/;([^=;"]+)(?=;|$)/g, ';TYPE=$1')
  const decoded = /quoted-printable/i.test(parameters) ? decodeQuotedPrintable(value) : value
  try {
    const property = ICAL.Property.fromString(
      `${name}${written.replace(/;TYPE=quoted-printable|;(encoding|charset|value)=[^;]*/gi, '')}:${decoded}`,
      ICAL.design.vcard3,
    )
    const values: unknown[] = property.getValues().flat(2)
    const types: unknown = property.getParameter('type')
    return [
      {
        name: name.toLowerCase(),
        parts: values.map(String),
        types: [types ?? []].flat().map((type) => String(type).toLowerCase()),
      },
    ]
  } catch {
    return []
  }
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return /^[\x00-\xff]*$/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : text
}

function kindOf(types: readonly string[]): NumberKind {
  if (types.includes('cell') || types.includes('mobile')) return 'mobile'
  if (types.includes('home')) return 'home'
  if (types.includes('work') || types.includes('main')) return 'work'
  return 'other'
}

const clean = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, mostCharacters)

/** Contacts as vCards of version 3, which every address book reads. */
export function writeVcards(contacts: readonly Contact[]): string {
  return contacts.map((contact) => `${cardOf(contact)}\r\n`).join('')
}

const typeNames: Record<NumberKind, string> = { work: 'WORK', mobile: 'CELL', home: 'HOME', other: 'VOICE' }

function cardOf({ name, company, email, numbers }: Contact): string {
  const card = new ICAL.Component(['vcard', [], []], undefined)
  const add = (property: string, value: string | string[], type?: string) => {
    const made = new ICAL.Property(property, card)
    made.setValue(value)
    if (type !== undefined) made.setParameter('type', type)
    card.addProperty(made)
  }
  add('version', '3.0')
  add('fn', name)
  add('n', [name, '', '', '', ''])
  if (company !== '') add('org', [company])
  if (email !== '') add('email', email)
  for (const { kind, number } of numbers) add('tel', number, typeNames[kind])
  return card.toString()
}
