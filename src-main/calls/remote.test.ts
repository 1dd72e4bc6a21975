import { describe, expect, it } from 'vitest'
import { ada, ben, fromAda, leg, party, us } from '../state/testing/legs.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'
import { cleanText, initialsOf } from './name.ts'
import { formatNumber } from './number.ts'

const remote = (caller: Parameters<typeof party>[0]) => {
  const line = signedInLine()
  line.hear(fromAda('ringing', { caller: party(caller) }))
  return line.card.remote
}

describe('the remote party', () => {
  it('has the name and the number that the caller shows', () => {
    expect(remote({ displayName: 'Ada Lovelace', displayId: '16046282442', id: '123002' })).toEqual({
      name: 'Ada Lovelace',
      number: '(604) 628-2442',
      initials: 'AL',
      anonymous: false,
    })
  })

  it('has no name where the name is the number, or says that there is none', () => {
    for (const displayName of ['123002', '+123002', 'Unknown', 'UNAVAILABLE', 'Out of Area', ' ', undefined]) {
      expect(remote({ displayName, displayId: '123002' })).toMatchObject({ name: undefined, anonymous: false })
    }
  })

  it('stays anonymous where the caller wants it so, even if the server tells more', () => {
    const anonymous = { name: undefined, number: undefined, initials: undefined, anonymous: true }
    expect(remote({ displayId: 'anonymous', id: '16046282442', displayName: 'Ada' })).toEqual(anonymous)
    expect(remote({ displayId: 'Restricted' })).toEqual(anonymous)
    expect(remote({ displayId: 'unavailable' })).toEqual(anonymous)
    expect(remote({ id: 'sip:someone@anonymous.invalid' })).toEqual(anonymous)
    expect(remote({ displayName: 'Private', displayId: '16046282442' })).toEqual(anonymous)
    expect(remote({ displayName: 'Anonymous Caller', accountId: '123002' })).toEqual(anonymous)
    expect(remote({})).toEqual(anonymous)
    expect(remote({ displayId: '', id: '  ' })).toEqual(anonymous)
  })

  it('of an anonymous caller is not told by another leg either, nor called back', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { caller: party({ displayId: 'anonymous', accountId: '123002' }) }))
    line.hear(
      leg('ringing', { tag: 'hers', direction: 'outgoing', caller: ada, callee: us }),
      fromAda('terminated', { caller: party({}) }),
    )
    expect(line.ended).toMatchObject([{ remote: { anonymous: true, name: undefined, number: undefined } }])
  })

  it('keeps its name when a later notification leaves it out', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated', { caller: party({}), callee: party({}) }))
    expect(line.ended[0]?.remote.name).toBe('Ada Lovelace')
  })

  it('came via the last one who forwarded the call, by name where it is known', () => {
    const line = signedInLine()
    const forwarded = { ...us, forwarders: ['123009', '123003'] }
    line.hear(fromAda('ringing', { callee: forwarded }))
    expect(line.card.via).toBe('123003')
    line.hear(leg('terminated', { tag: 'bens', callee: ben }))
    expect(line.card.via).toBe('Ben Bitdiddle')
  })

  it('came via the group that rings us', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { callee: { ...us, huntgroupId: '700' } }))
    expect(line.card.via).toBe('700')
  })

  it('did not come via ourselves', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { callee: { ...us, forwarders: ['123007'] } }))
    expect(line.card.via).toBeUndefined()
  })
})

describe('text from strangers', () => {
  it.each([
    ['Ada\r\nLovelace\t', 'Ada Lovelace'],
    ['\u202Egnp.exe\u202C', 'gnp.exe'],
    ['\u2066Ada\u2069\u200B\uFEFF', 'Ada'],
    ['  Ada   Lovelace  ', 'Ada Lovelace'],
    ['"Ada"', 'Ada'],
    ['a\u0300\u0301\u0302\u0303\u0304\u0305', 'à\u0301\u0302\u0303'],
    ['\uD800Ada', 'Ada'],
    ['👩‍💻 Ada', '👩‍💻 Ada'],
    ['<b>Ada</b>', '<b>Ada</b>'],
    ['\u0000\u001B[31m', '[31m'],
    ['\u200E \u3164', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is shown as %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it('is cut at 64 characters, in whatever script', () => {
    expect(cleanText('x'.repeat(100_000))).toBe(`${'x'.repeat(63)}…`)
    expect([...(cleanText('𝒜'.repeat(100)) ?? '')]).toHaveLength(64)
  })
})

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Émile du Châtelet', 'ÉC'],
  ['Anna-Maria', 'AM'],
  ['王小明', '王'],
  ['Conference 5', 'C'],
  ['007', undefined],
  [undefined, undefined],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

describe('a number', () => {
  it.each([
    ['16046282442', 'US', '(604) 628-2442'],
    ['+16046282442', 'GB', '+1 604 628 2442'],
    ['16046282442', 'GB', '+1 604 628 2442'],
    ['+16046282442', 'CA', '(604) 628-2442'],
    ['6046282442', 'CA', '(604) 628-2442'],
    ['12125550123', 'US', '(212) 555-0123'],
    ['442071838750', 'US', '+44 20 7183 8750'],
    ['02071838750', 'GB', '020 7183 8750'],
    ['4930901820', 'GB', '+49 30 901820'],
    ['0800 123 4567', 'XX', '0800 123 4567'],
  ])('%s in %s is written %s', (number, country, written) => {
    expect(formatNumber(number, country)).toBe(written)
  })

  it.each(['123002', '107', '*98', '#31#', 'ada.lovelace', '911', '00000000000000000000'])(
    '%s is left alone: an extension, a code, a name or nothing that can be dialled',
    (number) => {
      expect(formatNumber(number, 'US')).toBe(number)
    },
  )
})
