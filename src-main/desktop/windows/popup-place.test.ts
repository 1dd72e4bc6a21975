import { describe, expect, it } from 'vitest'
import { popupBounds } from './popup-place.ts'

const area = { x: 100, y: 40, width: 1000, height: 700 }

describe('the pop-up', () => {
  it.each([
    ['topLeft', { x: 100, y: 40 }],
    ['topRight', { x: 716, y: 40 }],
    ['bottomLeft', { x: 100, y: 540 }],
    ['bottomRight', { x: 716, y: 540 }],
  ] as const)('stands in the corner %s', (corner, place) => {
    expect(popupBounds({ area, corner, height: 200 })).toEqual({ ...place, width: 384, height: 200 })
  })

  it('never grows beyond the display', () => {
    expect(popupBounds({ area, corner: 'bottomRight', height: 4000 })).toMatchObject({ y: 40, height: 700 })
  })

  it('is always something that can be shown', () => {
    expect(popupBounds({ area, corner: 'topLeft', height: 0 }).height).toBe(1)
    expect(popupBounds({ area, corner: 'topLeft', height: 200.4 }).height).toBe(200)
  })
})
