import { expect, test } from 'vitest'
import { around } from './around.ts'

test('a sentence is taken apart around its value', () => {
  expect(around((host) => `The certificate of ${host} has changed.`)).toEqual(['The certificate of ', ' has changed.'])
})

test('a sentence that does not hold the value is all before it', () => {
  expect(around(() => 'Nothing to see.')).toEqual(['Nothing to see.', ''])
})
