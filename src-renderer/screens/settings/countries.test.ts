import { expect, test } from 'vitest'
import { createTranslate } from '../../../messages/translate.ts'
import { countryOptions } from './countries.ts'

const options = countryOptions({ language: 'en', t: createTranslate() })

test('a country is told by its name and its calling code', () => {
  expect(options.find(({ value }) => value === 'DE')?.word).toBe('Germany, +49')
})

test('countries stand in the order of their names', () => {
  const words = options.map(({ word }) => word)
  expect(words.indexOf('Åland Islands, +358')).toBeLessThan(words.indexOf('Albania, +355'))
  expect(words.at(-1)).toBe('Zimbabwe, +263')
})
