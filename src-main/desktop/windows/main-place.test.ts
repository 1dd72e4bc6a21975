import { describe, expect, it } from 'vitest'
import { mainBounds } from './main-place.ts'

const displays = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 1000 },
]
const left = { x: 2000, y: 50, width: 900, height: 600, maximized: false }

describe('the main window', () => {
  it('opens in its usual size, where the system puts it, the first time', () => {
    expect(mainBounds(undefined, displays)).toEqual({ width: 1120, height: 760 })
  })

  it('opens where it was left', () => {
    expect(mainBounds(left, displays)).toEqual({ x: 2000, y: 50, width: 900, height: 600 })
  })

  it.each([
    ['the display is gone', { ...left, x: 4000 }],
    ['only a sliver would show', { ...left, x: 3150 }],
    ['its title bar would be above the display', { ...left, y: -10 }],
    ['its title bar would be below the display', { ...left, y: 950 }],
  ])('opens where the system puts it when %s', (_why, bounds) => {
    expect(mainBounds(bounds, displays)).toEqual({ width: 900, height: 600 })
  })

  it('is never smaller than what it holds', () => {
    expect(mainBounds({ ...left, width: 10, height: 10 }, displays)).toMatchObject({ width: 840, height: 560 })
  })
})
