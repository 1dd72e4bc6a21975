import { describe, expect, it } from 'vitest'
import { isSameNumber } from './people.ts'

describe('two numbers are the same', () => {
  it.each([
    ['+49 30 5557 0142', '03055570142', 'DE'],
    ['+49 30 5557 0142', '493055570142', 'US'],
    ['5557014', '16045557014', 'CA'],
    ['118', 'sip:118@pbx.example', 'US'],
  ])('%s and %s, in %s', (one, other, country) => {
    expect(isSameNumber(one, other, country)).toBe(true)
  })

  it.each([
    ['118', '119', 'US'],
    ['118', '5557118', 'US'],
    // Whole numbers of Canada and Germany.
    ['+1 604 555 0107', '+49 160 45550107', 'US'],
    ['+16045550107', '4916045550107', 'DE'],
  ])('and %s and %s are not, in %s', (one, other, country) => {
    expect(isSameNumber(one, other, country)).toBe(false)
  })
})
