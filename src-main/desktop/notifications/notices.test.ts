import { describe, expect, it } from 'vitest'
import { createTranslate } from '../../../messages/translate.ts'
import { who } from './notices.ts'

const t = createTranslate()
const number = '+49 30 5557 0142'
const remote = { name: 'Ada Byron', number, initials: 'AB', anonymous: false }

describe('who it is, in one line', () => {
  it('is name and number, or what there is of them', () => {
    expect(who(remote, t)).toBe('Ada Byron, +49 30 5557 0142')
    expect(who({ ...remote, name: undefined }, t)).toBe(number)
    expect(who({ ...remote, number: undefined }, t)).toBe('Ada Byron')
  })

  it.each(['נעמי כהן', 'ليلى حداد'])(
    'keeps the groups of a number in order beside %s, which runs from right to left',
    (name) => {
      expect(who({ ...remote, name }, t)).toBe(`\u2068${name}\u2069, \u2068${number}\u2069`)
      expect(who({ ...remote, name, number: undefined }, t)).toBe(`\u2068${name}\u2069`)
      expect(who({ ...remote, name, alsoNamed: ['Ada Byron'] }, t)).toBe(`\u2068${name}\u2069 or one other`)
    },
  )
})
