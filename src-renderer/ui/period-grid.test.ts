import { describe, expect, test } from 'vitest'
import { areaBetween, moveBy, paint, toggled, type WeekCells } from './period-grid.ts'

const order = [1, 2, 3, 4, 5, 6, 0]
const nothing: WeekCells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => false))
const hoursOf = (cells: WeekCells, day: number): readonly number[] =>
  (cells[day] ?? []).flatMap((on, hour) => (on ? [hour] : []))

describe('a key', () => {
  const from = { row: 2, column: 9 }

  test.each([
    ['ArrowLeft', false, { row: 2, column: 8 }],
    ['ArrowRight', false, { row: 2, column: 10 }],
    ['ArrowUp', false, { row: 1, column: 9 }],
    ['ArrowDown', false, { row: 3, column: 9 }],
    ['Home', false, { row: 2, column: 0 }],
    ['End', false, { row: 2, column: 23 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 6, column: 23 }],
    ['x', false, null],
  ])('%s (with Ctrl: %s) leads to %o', (key, isCtrl, to) => {
    expect(moveBy({ key, isCtrl, from, rows: 7 })).toEqual(to)
  })

  test('does not lead out of the grid', () => {
    const first = { row: 0, column: 0 }
    const last = { row: 6, column: 23 }
    expect(['ArrowLeft', 'ArrowUp'].map((key) => moveBy({ key, isCtrl: false, from: first, rows: 7 }))).toEqual([
      first,
      first,
    ])
    expect(['ArrowRight', 'ArrowDown'].map((key) => moveBy({ key, isCtrl: false, from: last, rows: 7 }))).toEqual([
      last,
      last,
    ])
  })
})

describe('an area', () => {
  test('lies between two corners in whatever order, with the days that are seen there', () => {
    const area = { days: [5, 6, 0], fromHour: 9, toHour: 12, on: true }
    expect(areaBetween({ a: { row: 6, column: 9 }, b: { row: 4, column: 12 }, on: true, order })).toEqual(area)
  })

  test('is painted over the cells', () => {
    const cells = paint(nothing, { days: [1, 2], fromHour: 9, toHour: 11, on: true })
    expect([0, 1, 2, 3].map((day) => hoursOf(cells, day))).toEqual([[], [9, 10, 11], [9, 10, 11], []])
    expect(hoursOf(paint(cells, { days: [1], fromHour: 10, toHour: 23, on: false }), 1)).toEqual([9])
  })

  test('changes nothing where all is already so', () => {
    expect(paint(nothing, { days: [1, 2], fromHour: 9, toHour: 11, on: false })).toBe(nothing)
  })

  test('is switched on as long as any of it is off', () => {
    const morning = { days: [1], fromHour: 9, toHour: 11 }
    const some = paint(nothing, { ...morning, toHour: 10, on: true })
    const all = paint(nothing, { ...morning, on: true })
    expect([nothing, some, all].map((cells) => toggled(cells, morning).on)).toEqual([true, true, false])
  })
})
