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

  it.each(['', 'name;number', 'BEGIN:VCARD'])('%j is no file of them', (text) => {
    expect(readVcards(text)).toBeUndefined()
  })
})

describe('tables', () => {
  it('come back as they were written', () => {
    const evil = { ...maria, name: '=HYPERLINK("http://evil")', favourite: true }
    const text = writeContactTable([maria, evil], createTranslate())
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(readContactTable(text)).toEqual([maria, evil])
  })

  it('of others are read by their headings, whatever separates them', () => {
    const outlook = 'First Name;Last Name;Company;Business Phone;Mobile Phone;Home Fax\nPriya;Raman;Northwind;118;;9\n'
    expect(readContactTable(outlook)).toMatchObject([
      { name: 'Priya Raman', company: 'Northwind', numbers: [{ kind: 'work', number: '118' }] },
    ])
    const google = 'Name,Phone 1 - Type,Phone 1 - Value\nBen,Mobile,112 ::: 113\n'
    expect(readContactTable(google)?.[0]?.numbers.map(({ number }) => number)).toEqual(['112', '113'])
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
})
