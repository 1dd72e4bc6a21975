import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDateTime, writeDateTime } from './property.ts'

describe('a dateTime', () => {
  it('is UTC', () => {
    expect(readDateTime('2018-11-29 13:41:04')).toBe(Date.UTC(2018, 10, 29, 13, 41, 4))
    expect(writeDateTime(Date.UTC(2018, 10, 29, 13, 41, 4, 999))).toBe('2018-11-29 13:41:04')
  })

  it('survives being written and read, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(readDateTime(writeDateTime(seconds * 1000))).toBe(seconds * 1000)
      }),
    )
  })

  it('that is none is none, and nothing throws', () => {
    expect(readDateTime(undefined)).toBeUndefined()
    expect(readDateTime('2018-13-45 99:99:99')).toBeUndefined()
    fc.assert(fc.property(fc.string(), (text) => void readDateTime(text)))
  })
})
