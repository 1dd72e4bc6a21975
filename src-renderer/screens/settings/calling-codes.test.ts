import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { callingCodes } from './calling-codes.ts'

test('the countries and their codes are those of libphonenumber', () => {
  const known = getCountries().map((country) => ({
    country: String(country),
    code: String(getCountryCallingCode(country)),
  }))
  const order = (one: { country: string }, other: { country: string }): number => (one.country < other.country ? -1 : 1)
  expect([...callingCodes].sort(order)).toEqual(known.sort(order))
})
