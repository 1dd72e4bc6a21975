import type { Stored } from '../../storage/stored.ts'
import type { Area } from './popup-place.ts'

export const smallest = { width: 840, height: 560 }
const usual = { width: 1120, height: 760 }

/** How much of a window has to be on some display for a person to get hold of it, in pixels each way. */
const graspable = 120

/** Where the main window opens: where it was left, unless that is off every display by now. */
export function mainBounds(
  left: Stored['window'],
  displays: readonly Area[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  if (left === undefined) return usual
  const size = { width: Math.max(left.width, smallest.width), height: Math.max(left.height, smallest.height) }
  const isThere = displays.some(
    (display) =>
      overlap(left.x, size.width, display.x, display.width) >= graspable &&
      // By its title bar, at the top.
      left.y >= display.y &&
      left.y <= display.y + display.height - graspable,
  )
  return isThere ? { ...size, x: left.x, y: left.y } : size
}

const overlap = (one: number, length: number, other: number, otherLength: number): number =>
  Math.min(one + length, other + otherLength) - Math.max(one, other)
