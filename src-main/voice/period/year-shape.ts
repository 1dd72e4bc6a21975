/** What the date scales say of each day of a year. All values count from 0; a week and its day start on Sunday. */
export interface YearShape {
  readonly days: number
  readonly month: Uint8Array
  readonly week: Uint8Array
  readonly yearDay: Uint16Array
  readonly monthDay: Uint8Array
  readonly weekDay: Uint8Array
}

/** One of only 14 shapes: a year begins on one of seven days and is a leap year or not. */
export type YearShapeNumber = number

export const secondsPerDay = 86_400

/** Seconds from the start of 1970 to the start of the year (from 100 on), by the calendar alone. */
export const startOfYear = (year: number): number => Date.UTC(year, 0, 1) / 1000

export const yearOf = (wallSeconds: number): number => new Date(wallSeconds * 1000).getUTCFullYear()

export function shapeNumberOf(year: number): YearShapeNumber {
  const before = year - 1
  const firstWeekDay = (1 + 5 * (before % 4) + 4 * (before % 100) + 6 * (before % 400)) % 7
  return firstWeekDay * 2 + (isLeap(year) ? 1 : 0)
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const shapes = new Map<YearShapeNumber, YearShape>()

export function yearShape(number: YearShapeNumber): YearShape {
  const known = shapes.get(number)
  if (known) return known
  const shape = buildShape(number >> 1, number % 2 === 1)
  shapes.set(number, shape)
  return shape
}

function buildShape(firstWeekDay: number, leap: boolean): YearShape {
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const month: number[] = []
  const week: number[] = []
  const monthDay: number[] = []
  const weekDay: number[] = []
  for (const [number, length] of lengths.entries()) {
    const firstOfMonth = (firstWeekDay + month.length) % 7
    for (let day = 0; day < length; day++) {
      month.push(number)
      monthDay.push(day)
      weekDay.push((firstOfMonth + day) % 7)
      // Week 1 ends before the first Sunday after the 1st, even where the 1st is a Sunday itself.
      week.push(Math.floor((firstOfMonth + day) / 7))
    }
  }
  return {
    days: month.length,
    month: Uint8Array.from(month),
    week: Uint8Array.from(week),
    yearDay: Uint16Array.from(month.keys()),
    monthDay: Uint8Array.from(monthDay),
    weekDay: Uint8Array.from(weekDay),
  }
}
