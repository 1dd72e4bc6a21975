import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodFrom } from '../../../scripts/period/read.ts'
import { gridOf, periodOfGrid, type WeekGrid } from './grid.ts'
import { maxPeriodLength } from './period.ts'
import { printPeriod } from './print.ts'

const draw = (grid: WeekGrid): readonly string[] => grid.map((hours) => hours.map((on) => (on ? '#' : '.')).join(''))

describe('a weekly grid', () => {
  test('shows the hours of each day, Sunday first', () => {
    const reading = gridOf(periodFrom('wd{Mon-Fri} hr{9-16}, wd{Sat} hr{10-12}'))
    expect(reading.fits && draw(reading.grid)).toEqual([
      '........................',
      ...Array.from({ length: 5 }, () => '.........########.......'),
      '..........###...........',
    ])
  })

  test.each([
    ['', ''],
    ['none', 'none'],
    ['hr{22-5}', 'hr{0-5 22-23}'],
    ['wd{2-6} hr{9-16}, wd{7} hr{10-12}', 'wd{2-6} hr{9-16}, wd{7} hr{10-12}'],
    ['wd{2} hr{9}, wd{3} hr{9-10}', 'wd{2} hr{9}, wd{3} hr{9-10}'],
    // Written with other scales, but meaning whole hours of a week.
    ['hr{9} min{0-29}, hr{9} min{30-59}', 'hr{9}'],
    ['mo{1-6} wd{2} hr{9}, mo{7-12} wd{2} hr{9-10}, wd{2} hr{10}', 'wd{2} hr{9-10}'],
  ])('is made of "%s" and makes "%s"', (text, back) => {
    const reading = gridOf(periodFrom(text))
    expect(reading.fits && printPeriod(periodOfGrid(reading.grid))).toBe(back)
  })

  test.each([
    ['wd{2-6} hr{9} min{30-59}', ['min']],
    ['mo{11-2} wd{2-6}', ['mo']],
    ['yr{2026}', ['yr']],
    ['wk{1 3} sec{0}', ['wk', 'sec']],
    ['md{1}, hr{9}', ['md']],
  ])('is not made of %s, which has other scales', (text, scales) => {
    expect(gridOf(periodFrom(text))).toEqual({ fits: false, scales })
  })

  test('comes back from its period as it was', () => {
    const day = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), (grid) => {
        expect(gridOf(periodFrom(printPeriod(periodOfGrid(grid))))).toEqual({ fits: true, grid })
      }),
    )
  })

  test('can take more text than the server stores, if no two days are alike', () => {
    const grid = Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, (_, hour) => hour % 2 === 0 && hour !== 2 * day),
    )
    expect(printPeriod(periodOfGrid(grid)).length).toBeGreaterThan(maxPeriodLength)
  })
})
