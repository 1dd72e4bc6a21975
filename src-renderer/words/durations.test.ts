import { expect, test } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import { durationInWords } from './durations.ts'

const t = createTranslate()
const words = (ms: number): string => durationInWords({ ms, t })

test('less than a minute is said in seconds', () => {
  expect(words(0)).toBe('0 s')
  expect(words(48_000)).toBe('48 s')
})

test('less than an hour is said in minutes and two digits of seconds', () => {
  expect(words(372_000)).toBe('6 min 12 s')
  expect(words(125_000)).toBe('2 min 05 s')
})

test('an hour and more is said in hours and minutes', () => {
  expect(words(3_600_000)).toBe('1 h 00 min')
  expect(words(3_900_000)).toBe('1 h 05 min')
})

test('59.6 s is a minute, not 60 s', () => {
  expect(words(59_600)).toBe('1 min 00 s')
})

test('what a clock that was set back makes negative is nought', () => {
  expect(words(-1_000)).toBe('0 s')
})
