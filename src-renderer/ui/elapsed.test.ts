import { expect, test } from 'vitest'
import { elapsedText, untilNextSecond } from './elapsed.ts'

test('seconds have two digits, minutes as many as they need', () => {
  expect(elapsedText(7_000)).toBe('0:07')
  expect(elapsedText(272_999)).toBe('4:32')
  expect(elapsedText(3_599_000)).toBe('59:59')
})

test('hours come in front, and minutes have two digits then', () => {
  expect(elapsedText(3_872_000)).toBe('1:04:32')
  expect(elapsedText(100 * 3_600_000)).toBe('100:00:00')
})

test('nothing shows less than nought', () => {
  expect(elapsedText(-1_000)).toBe('0:00')
})

test('the next tick comes when the text changes', () => {
  expect(untilNextSecond(4_250)).toBe(750)
  expect(untilNextSecond(4_000)).toBe(1000)
  expect(untilNextSecond(-250)).toBe(250)
})
