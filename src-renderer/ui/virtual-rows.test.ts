import { describe, expect, test } from 'vitest'
import { rowAt, topsOf } from './virtual-rows.ts'

describe('rows of a long list', () => {
  const tops = topsOf([32, 52, 52, 32, 52])

  test('stand one below the other', () => {
    expect(tops).toEqual([0, 32, 84, 136, 168, 220])
  })

  test.each([
    [0, 0],
    [31, 0],
    [32, 1],
    [83, 1],
    [84, 2],
    [219, 4],
    [9_999, 4],
  ])('at %i there is row %i', (y, row) => {
    expect(rowAt(tops, y)).toBe(row)
  })

  test('of an empty list there is none to miss', () => {
    expect(topsOf([])).toEqual([0])
    expect(rowAt([0], 10)).toBe(0)
  })
})
