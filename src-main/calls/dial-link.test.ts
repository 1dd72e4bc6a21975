import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cautionAbout, numberToDial } from './dialable.ts'
import { findDialLink, readDialLink } from './dial-link.ts'

const own = ['pbx.example', '']
const read = (link: string) => readDialLink(link, own)

describe('a link', () => {
  it.each([
    ['tel:+1-604-628-2442', '+16046282442'],
    ['TEL:+1%20(604)%20628.2442;ext=12', '+16046282442'],
    ['tel:103', '103'],
    ['tel:*72', '*72'],
    ['tel:%23%23', '##'],
    ['tel://6046282442', '6046282442'],
    ['callto:+442071838750', '+442071838750'],
    ['callto://442071838750/', '442071838750'],
    ['sip:103@pbx.example', '103'],
    ['sips:+1604@PBX.example:5061;transport=tls?subject=hello', '+1604'],
  ])('%s calls %s', (link, number) => {
    expect(read(link)).toBe(number)
  })

  it.each([
    'tel:',
    'tel:ada',
    'callto:ada.lovelace',
    'tel:%E0%A4%A',
    'tel:103%00',
    'tel:103%0d%0aBye',
    'tel:--gpu-launcher=calc',
    `tel:${'1'.repeat(33)}`,
    `tel:1${';x'.repeat(500)}`,
    'sip:103',
    'sip:103@elsewhere.example',
    'sip:103@pbx.example.elsewhere.example',
    'sip:103@pbx.example@elsewhere.example',
    'sip:103:secret@pbx.example',
    'sip:103@',
    'https://pbx.example/103',
    'javascript:103',
  ])('%s calls nobody', (link) => {
    expect(read(link)).toBeUndefined()
  })

  it('whatever it is, calls digits or nobody', () => {
    const schemes = fc.constantFrom('tel:', 'callto:', 'sip:', 'sips:', 'TEL://', '')
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'binary', maxLength: 300 }), (scheme, rest) => {
        expect(read(`${scheme}${rest}`) ?? '1').toMatch(/^\+?[\d*#]{1,32}$/)
      }),
    )
  })

  it('is found wherever it stands among the arguments', () => {
    expect(findDialLink(['/usr/bin/sidetone', '--hidden', '--', 'tel:103', '--x'])).toBe('tel:103')
    expect(findDialLink(['/usr/bin/sidetone', '--', '/home/tel:'])).toBeUndefined()
  })
})

describe('a number', () => {
  it.each([
    ['6046282442', 'US', '+16046282442'],
    ['16046282442', 'US', '16046282442'],
    ['02071838750', 'GB', '+442071838750'],
    ['442071838750', 'US', '442071838750'],
    ['103', 'US', '103'],
    ['123003', 'US', '123003'],
    ['*72', 'US', '*72'],
    ['+442071838750', 'US', '+442071838750'],
    ['6046282442', 'XX', '6046282442'],
  ])('%s in %s is dialled as %s', (number, country, dialled) => {
    expect(numberToDial(number, country)).toBe(dialled)
  })

  it.each([
    ['*72', 'code'],
    ['12#34', 'code'],
    ['911', 'unusual'],
    ['112', 'unusual'],
    ['12', 'unusual'],
    ['12345', 'unusual'],
    ['1'.repeat(16), 'unusual'],
    ['103', undefined],
    ['+16046282442', undefined],
  ])('%s from outside is asked about because it is %s', (number, why) => {
    expect(cautionAbout(number, '107')).toBe(why)
  })
})
