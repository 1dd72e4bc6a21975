import type { Settings } from '../../ipc/contract.ts'

/** Device-independent pixels, both. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A card and the room around it for its shadow. */
export const popupWidth = 384

/** Where the stack of cards stands: in a corner of the display's free area, growing away from it, never beyond it. */
export function popupBounds({
  area,
  corner,
  height,
}: {
  readonly area: Area
  readonly corner: Settings['popupCorner']
  readonly height: number
}): Area {
  const fitting = Math.max(1, Math.min(Math.round(height), area.height))
  const left = corner === 'topLeft' || corner === 'bottomLeft'
  const top = corner === 'topLeft' || corner === 'topRight'
  return {
    x: left ? area.x : area.x + area.width - popupWidth,
    y: top ? area.y : area.y + area.height - fitting,
    width: popupWidth,
    height: fitting,
  }
}
