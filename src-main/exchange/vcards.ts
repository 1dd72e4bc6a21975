import ICAL from 'ical.js'
import type { Contact } from '../people/contact.ts'
import type { ReadContact } from '../people/plan-import.ts'
import type { NumberKind } from '../ipc/contract/contacts.ts'
import { decodeText } from './decode-text.ts'

const mostCharacters = 200

/**
 * Reads a file of vCards, of version 2.1, 3 or 4. What cannot be read of one is left out, and so is one that does not end;
 * pictures and links are not looked at. Undefined where the text is no such file.
 */
export function readVcards(text: string): readonly ReadContact[] | undefined {
  const contacts: ReadContact[] = []
  let card: Property[] | undefined
  for (const line of unfolded(text)) {
    if (isMark(line, 'BEGIN')) card = []
    else if (!isMark(line, 'END')) card?.push(...readLine(line))
    else {
      if (card !== undefined) contacts.push(contactOf(card))
      card = undefined
    }
  }
  return contacts.length === 0 ? undefined : contacts
}

const isMark = (line: string, mark: 'BEGIN' | 'END') =>
  line.length < 40 && line.trim().toUpperCase() === `${mark}:VCARD`

/** Long lines go on in the next one after a blank, and the quoted-printable text of version 2.1 after a `=` at its end. */
function* unfolded(text: string): Generator<string> {
  let pieces: string[] = []
  let quoted = false
  for (const line of linesOf(text)) {
    const last = pieces.at(-1)
    if (quoted && last?.endsWith('=')) pieces.splice(-1, 1, last.slice(0, -1), line)
    else if (/^[ \t]/.test(line)) pieces.push(line.slice(1))
    else {
      yield pieces.join('')
      pieces = [line]
      quoted = /^[^:]*;[^:]*quoted-printable/i.test(line)
    }
  }
  yield pieces.join('')
}

/** One after the other: all at once, those of a large file would fill the memory. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    yield text.slice(start, text[end - 1] === '\r' ? end - 1 : end)
    start = end + 1
  }
}

function contactOf(properties: readonly Property[]): ReadContact {
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
        number: clean(withoutAddress(parts.join(';'))).slice(0, 64),
      }))
      .filter(({ number }) => /\d/.test(number)),
    favourite: false,
  }
}

/** An address can add an extension, which no line dials along, and what else it is to mean. */
const withoutAddress = (number: string): string =>
  /^tel:/i.test(number) ? number.slice(4).replace(/;.*$/s, '') : number

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
  const [, charset] = /;charset=["']?([^;"']+)/i.exec(parameters) ?? []
  const decoded = /quoted-printable/i.test(parameters) ? decodeQuotedPrintable(value, charset) : value
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

function decodeQuotedPrintable(text: string, charset: string | undefined): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return /^[\x00-\xff]*$/.test(bytes) ? decodeText(Buffer.from(bytes, 'latin1'), charset) : text
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
