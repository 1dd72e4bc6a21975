import { expect, test } from 'vitest'
import { placeText } from './clock-text.ts'

test('a place in a sound is told to the tenth of a second', () => {
  expect([0, 7.44, 59.97, 61.25, -1].map(placeText)).toEqual(['0:00.0', '0:07.4', '1:00.0', '1:01.3', '0:00.0'])
})
