/** Which hours of a week are on: seven days from Sunday on, each with 24 hours. */
export type WeekCells = readonly (readonly boolean[])[]

/** A cell as it is seen: rows from the top, columns from the left. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** The cells between two corners, both included, and what they were made. */
export interface Painted {
  /** Days as they are numbered in the cells, in the order in which they are seen. */
  readonly days: readonly number[]
  readonly fromHour: number
  readonly toHour: number
  readonly on: boolean
}

const columns = 24

/** Where a key leads from a cell, as in any grid: arrows, Home and End in the row, with Ctrl in the whole grid. */
export function moveBy(what: { key: string; isCtrl: boolean; from: Cell; rows: number }): Cell | null {
  const { key, isCtrl, from, rows } = what
  switch (key) {
    case 'ArrowLeft':
      return { ...from, column: Math.max(from.column - 1, 0) }
    case 'ArrowRight':
      return { ...from, column: Math.min(from.column + 1, columns - 1) }
    case 'ArrowUp':
      return { ...from, row: Math.max(from.row - 1, 0) }
    case 'ArrowDown':
      return { ...from, row: Math.min(from.row + 1, rows - 1) }
    case 'Home':
      return { row: isCtrl ? 0 : from.row, column: 0 }
    case 'End':
      return { row: isCtrl ? rows - 1 : from.row, column: columns - 1 }
    default:
      return null
  }
}

/** The area between two corners; `order` tells which day is seen in which row. */
export function areaBetween(what: { a: Cell; b: Cell; on: boolean; order: readonly number[] }): Painted {
  const { a, b, on, order } = what
  return {
    days: order.slice(Math.min(a.row, b.row), Math.max(a.row, b.row) + 1),
    fromHour: Math.min(a.column, b.column),
    toHour: Math.max(a.column, b.column),
    on,
  }
}

/** The cells with an area on or off; the same cells if that changes nothing. */
export function paint(cells: WeekCells, { days, fromHour, toHour, on }: Painted): WeekCells {
  const isIn = (day: number, hour: number): boolean => days.includes(day) && fromHour <= hour && hour <= toHour
  const changes = cells.some((hours, day) => hours.some((was, hour) => isIn(day, hour) && was !== on))
  return changes ? cells.map((hours, day) => hours.map((was, hour) => (isIn(day, hour) ? on : was))) : cells
}

/** What makes an area uniform: off if all of it is on, else on. */
export function toggled(cells: WeekCells, area: Omit<Painted, 'on'>): Painted {
  const isAllOn = area.days.every((day) => cells[day]?.slice(area.fromHour, area.toHour + 1).every(Boolean))
  return { ...area, on: !isAllOn }
}
