import { expect, test } from 'vitest'
import { rowByKey } from './list-keys.ts'

const from = (at: number) => (key: string) => rowByKey({ key, at, count: 100, page: 9 })

test('arrows go to the next row, pages on by what is seen, Home and End to the edges', () => {
  expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map(from(50))).toEqual([51, 49, 59, 41, 0, 99])
})

test('no key goes beyond the edges', () => {
  expect(['ArrowUp', 'PageUp'].map(from(0))).toEqual([0, 0])
  expect(['ArrowDown', 'PageDown'].map(from(95))).toEqual([96, 99])
  expect(from(99)('ArrowDown')).toBe(99)
})

test('other keys are left alone', () => {
  expect(['a', ' ', 'Enter', 'Tab', 'ArrowLeft'].map(from(50))).toEqual(Array(5).fill(undefined))
})
