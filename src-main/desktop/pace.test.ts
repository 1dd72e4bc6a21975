import { expect, it } from 'vitest'
import { Pace } from './pace.ts'

/** When each of `count` things happens that are all there from the start, milliseconds. */
function happensAt(count: number): readonly number[] {
  let now = 1_000
  const pace = new Pace({ atOnce: 3, every: 50, now: () => now })
  return Array.from({ length: count }, () => {
    now += pace.wait
    pace.spend()
    return now - 1_000
  })
}

it('lets a few happen at once, and each further one when its time has come', () => {
  expect(happensAt(6)).toEqual([0, 0, 0, 50, 100, 150])
})

it('lets a few happen at once again after a rest', () => {
  let now = 0
  const pace = new Pace({ atOnce: 2, every: 50, now: () => now })
  pace.spend()
  pace.spend()
  expect(pace.wait).toBe(50)
  now = 100
  pace.spend()
  expect(pace.wait).toBe(0)
})
