import { describe, expect, it } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import { planImport } from '../people/plan-import.ts'
import { readContactTable, writeContactTable } from './contact-table.ts'
import { safeCell } from './table.ts'
import { readVcards, writeVcards } from './vcards.ts'

const maria = {
  name: 'Maria Keller',
  company: 'Keller & Söhne; GmbH, Berlin',
  email: 'maria@keller.example',
  numbers: [
    { kind: 'work' as const, number: '+49 30 5557 0142' },
    { kind: 'mobile' as const, number: '0151 5550 1234' },
  ],
  favourite: false,
}

describe('vCards', () => {
  it('come back as they were written', () => {
    expect(readVcards(writeVcards([maria, maria]))).toEqual([maria, maria])
  })

  it('are read in their three versions, and a picture is not even looked at', () => {
    const text = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Oliveira;Tom=C3=A1s',
      'TEL;CELL;VOICE:+351 21 555 0187',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Priya Raman',
      'PHOTO:https://tracker.example/p.jpg',
      'ORG:Northwind',
      ' Studio;Leeds',
      'TEL;VALUE=uri;TYPE="work,voice":tel:+44-113-496-0127',
      'item1.TEL;TYPE=HOME:+44 7700 900461',
      'NOTE:broken;;;',
      'END:VCARD',
    ].join('\r\n')
    expect(readVcards(text)).toMatchObject([
      { name: 'Tomás Oliveira', numbers: [{ kind: 'mobile', number: '+351 21 555 0187' }] },
      {
        name: 'Priya Raman',
        company: 'NorthwindStudio',
        numbers: [
          { kind: 'work', number: '+44-113-496-0127' },
          { kind: 'home', number: '+44 7700 900461' },
        ],
      },
    ])
  })

  const card = (...lines: readonly string[]) => readVcards(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n'))?.[0]

  it('lose nothing after a line that happens to end in an equals sign', () => {
    const photo = ['PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRgABAQ', ' AAAAAAAA==']
    expect(card(...photo, 'FN:Ruth Berger', 'URL:https://pbx.example/find?q=', 'TEL:118')).toMatchObject({
      name: 'Ruth Berger',
      numbers: [{ number: '118' }],
    })
  })

  it('go on in the next line where quoted-printable text is cut off', () => {
    const [first, rest] = ['N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller=20von=', ' der=20Heide;J=C3=BCrgen']
    expect(card(first, rest, 'TEL:118')?.name).toBe('Jürgen Müller von der Heide')
  })

  it.each([
    ['ISO-8859-1', 'M=FCller', 'Müller'],
    ['windows-1251', '=C8=E2=E0=ED', 'Иван'],
    ['x-nobody-knows', 'M=C3=BCller', 'Müller'],
    ['utf-8', 'M=FCller', 'Müller'],
  ])('are read in the characters that they name: %s', (charset, written, name) => {
    expect(card(`FN;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${written}`, 'TEL:1')?.name).toBe(name)
  })

  it('have numbers that can be dialled, whatever an address adds to them', () => {
    const lines = ['TEL;VALUE=uri;TYPE=work:tel:+1-418-555-0100;ext=5555', 'TEL:tel:118;phone-context=pbx.example']
    expect(card('FN:Simon', ...lines)?.numbers.map(({ number }) => number)).toEqual(['+1-418-555-0100', '118'])
  })

  it('that do not end are left out, however many there are', () => {
    const begun = 'BEGIN:VCARD\r\nFN:Nobody\r\n'.repeat(100_000)
    expect(readVcards(begun)).toBeUndefined()
    expect(readVcards(`${begun}TEL:118\r\nEND:VCARD`)).toMatchObject([{ name: 'Nobody' }])
  })

  it.each(['', 'name;number', 'BEGIN:VCARD'])('%j is no file of them', (text) => {
    expect(readVcards(text)).toBeUndefined()
  })
})

describe('tables', () => {
  it('come back as they were written', () => {
    const evil = { ...maria, name: '=HYPERLINK("http://evil")', favourite: true }
    const split = { ...maria, name: 'Bob;=1+cmd|x' }
    const text = writeContactTable([maria, evil, split], createTranslate())
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(text).toContain(`"Bob;'=1+cmd|x"`)
    expect(readContactTable(text)).toEqual([maria, evil, split])
  })

  it('of others are read by their headings, whatever separates them', () => {
    const outlook = 'First Name;Last Name;Company;Business Phone;Mobile Phone;Home Fax\nPriya;Raman;Northwind;118;;9\n'
    expect(readContactTable(outlook)).toMatchObject([
      { name: 'Priya Raman', company: 'Northwind', numbers: [{ kind: 'work', number: '118' }] },
    ])
    const google = 'Name,Phone 1 - Type,Phone 1 - Value\nBen,Mobile,112 ::: 113\n'
    expect(readContactTable(google)?.[0]?.numbers.map(({ number }) => number)).toEqual(['112', '113'])
  })

  it.each([
    'Phone',
    'Number',
    'Nummer',
    'Rufnummer',
    'Telefonnummer',
    'Office number',
    'Business Phone 2',
    'Company Main Phone',
    'Phone 1 - Value',
    'Tel.',
    'Teléfono',
    'Mobiltelefon',
    'Cell phone',
    'Handynummer',
    'Mobilnummer',
  ])('have numbers to call below %j', (heading) => {
    expect(readContactTable(`Name,${heading}\nBen,118\n`)?.[0]?.numbers).toMatchObject([{ number: '118' }])
  })

  it.each([
    'Customer number',
    'Kundennummer',
    'Hausnummer',
    'Number of employees',
    'Invoice number',
    'Hotel',
    'Automobile',
    'Cancelled',
    'Phone 1 - Type',
    'Home Fax',
  ])('have none below %j', (heading) => {
    expect(readContactTable(`Name,Phone,${heading}\nBen,118,12\n`)?.[0]?.numbers).toEqual([
      { kind: 'work', number: '118' },
    ])
  })

  it('without names and numbers are none', () => {
    expect(readContactTable('a,b\n1,2\n')).toBeUndefined()
    expect(readContactTable('')).toBeUndefined()
  })
})

it.each([
  ['=1+1', "'=1+1"],
  ['@sum', "'@sum"],
  ['-2+3+cmd|x', "'-2+3+cmd|x"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ['+49 30 5557', '+49 30 5557'],
  ['+49 30 5557=1', "'+49 30 5557=1"],
  ['Bob;=1+cmd|x', "Bob;'=1+cmd|x"],
  ['Bob\n =1+cmd|x', "Bob\n '=1+cmd|x"],
  ['Anna; Bob', 'Anna; Bob'],
  ['Anna', 'Anna'],
])('a spreadsheet takes %j for no formula', (text, cell) => {
  expect(safeCell(text)).toBe(cell)
})

describe('an import', () => {
  const known = [{ id: 7, contact: { ...maria, numbers: maria.numbers.slice(0, 1), email: '' } }]
  const plan = (...read: Parameters<typeof planImport>[0][number][]) => planImport(read, known, 'DE')

  it('joins what is new about somebody, leaves out what is known, and adds the rest', () => {
    const { rows, contacts } = plan(
      maria,
      { ...maria, email: '' },
      { ...maria, name: '' },
      { ...maria, numbers: [] },
      { ...maria, name: 'maria  keller', company: 'Other Ltd', numbers: [{ kind: 'home', number: '112' }] },
    )
    expect(rows.map(({ what }) => what)).toEqual(['merged', 'known', 'noName', 'noNumber', 'added'])
    expect(contacts).toMatchObject([
      { id: 7, contact: { email: maria.email, numbers: maria.numbers } },
      { id: undefined },
    ])
  })

  it('knows a number in another spelling', () => {
    const same = { ...maria, email: '', numbers: [{ kind: 'home' as const, number: '030 55570142' }] }
    expect(plan(same).rows[0]?.what).toBe('known')
    expect(plan(same).contacts).toEqual([])
  })

  const numbers = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ kind: 'work' as const, number: String(from + n) }))
  const reception = (from: number, count = 1) => ({
    ...maria,
    name: 'Reception',
    company: '',
    numbers: numbers(from, count),
  })

  it('keeps apart who share no more than a name, and knows each of them again', () => {
    const read = Array.from({ length: 25 }, (_, n) => reception(100 + n))
    const { rows, contacts } = plan(...read)
    expect(rows.every(({ what }) => what === 'added')).toBe(true)
    expect(contacts).toHaveLength(25)
    const again = planImport(
      read,
      contacts.map(({ contact }, id) => ({ id, contact })),
      'DE',
    )
    expect(again.rows.every(({ what }) => what === 'known')).toBe(true)
  })

  it('takes the only one of a name for the same, unless it is of another company', () => {
    expect(plan({ ...maria, numbers: numbers(100, 1), company: '' }).rows[0]?.what).toBe('merged')
    expect(plan({ ...maria, numbers: numbers(100, 1), company: 'Other' }).rows[0]?.what).toBe('added')
  })

  it('begins another contact where one is full, and knows both again', () => {
    const full = [{ id: 1, contact: reception(100, 19) }]
    const { rows, contacts } = planImport([reception(118, 3)], full, 'DE')
    expect(rows[0]?.what).toBe('merged')
    expect(contacts.map(({ id, contact }) => [id, contact.numbers.length])).toEqual([
      [1, 20],
      [undefined, 1],
    ])
    const many = planImport([reception(100, 45)], [], 'DE')
    expect(many.contacts.map(({ contact }) => contact.numbers.length)).toEqual([20, 20, 5])
    const book = many.contacts.map(({ contact }, id) => ({ id, contact }))
    expect(planImport([reception(100, 45)], book, 'DE').rows[0]?.what).toBe('known')
  })

  it('compares thousands of one name without going through all of them for each', () => {
    const read = Array.from({ length: 20_000 }, (_, n) => ({ ...reception(10_000 + n), company: `Company ${n}` }))
    expect(plan(...read).contacts).toHaveLength(20_000)
  })
})
