import { expect, test } from 'vitest'
import { marksOf, moveByKey, moveEnd } from './trim.ts'

const trim = { start: 1, end: 4 }

test('an end of a trim stays within the sound and away from the other', () => {
  expect(moveEnd({ trim, which: 'start', to: -3, duration: 5 })).toEqual({ start: 0, end: 4 })
  expect(moveEnd({ trim, which: 'start', to: 9, duration: 5 })).toEqual({ start: 3.9, end: 4 })
  expect(moveEnd({ trim, which: 'end', to: 9, duration: 5 })).toEqual({ start: 1, end: 5 })
  expect(moveEnd({ trim, which: 'end', to: 0, duration: 5 })).toEqual({ start: 1, end: 1.1 })
  expect(moveEnd({ trim, which: 'end', to: 4, duration: 5 })).toBe(trim)
})

test('keys move by a tenth of a second, with Shift by one, and to the ends', () => {
  const press = (key: string, shiftKey = false) =>
    moveByKey({ event: { key, shiftKey }, at: 2, low: 0, high: 5, small: 0.1, large: 1 })
  expect(press('ArrowRight')).toBeCloseTo(2.1)
  expect(press('ArrowLeft', true)).toBe(1)
  expect(press('Home')).toBe(0)
  expect(press('End')).toBe(5)
  expect(press('x')).toBeUndefined()
})

test('a scale has round marks', () => {
  expect(marksOf(18, 7)).toEqual([0, 5, 10, 15])
  expect(marksOf(1800, 7)).toEqual([0, 300, 600, 900, 1200, 1500, 1800])
  expect(marksOf(2, 8)[1]).toBe(0.5)
})
