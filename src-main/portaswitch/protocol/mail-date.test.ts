import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMailDate, writeMailDate } from './mail-date.ts'

describe('the date of a message', () => {
  it('is read with its zone', () => {
    expect(readMailDate('03-Dec-2018 14:43:01 +0100')).toBe(Date.UTC(2018, 11, 3, 13, 43, 1))
    expect(readMailDate(' 3-dec-2018 09:43:01 -0430')).toBe(Date.UTC(2018, 11, 3, 14, 13, 1))
  })

  it('survives being written and read, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(readMailDate(writeMailDate(seconds * 1000))).toBe(seconds * 1000)
      }),
    )
  })

  it('that is none is none, and nothing throws', () => {
    for (const none of [undefined, '', '03-Foo-2018 14:43:01 +0000', '99-Dec-2018 14:43:01 +0000', '2018-12-03'])
      expect(readMailDate(none)).toBeUndefined()
    fc.assert(fc.property(fc.string(), (text) => void readMailDate(text)))
  })
})
