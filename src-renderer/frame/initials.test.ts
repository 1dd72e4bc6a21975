import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test('initials are those of the first and of the last word', () => {
  expect(initialsOf('Aaltje van den Berg')).toBe('AB')
  expect(initialsOf('élodie')).toBe('É')
})

test('words that begin with no letter do not count', () => {
  expect(initialsOf('Anna (Sales)')).toBe('A')
  expect(initialsOf('123007')).toBeUndefined()
})

test('nobody has none', () => {
  expect(initialsOf(undefined)).toBeUndefined()
  expect(initialsOf('  ')).toBeUndefined()
})
