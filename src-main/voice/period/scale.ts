/** The codes of the nine scales, coarse to fine: the order in which a canonical text names them. */
export const scales = ['yr', 'mo', 'wk', 'yd', 'md', 'wd', 'hr', 'min', 'sec'] as const

export type Scale = (typeof scales)[number]

/** The months as they are written, from the first on. */
export const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** The days of the week as they are written, from 1 on, which is Sunday. */
export const weekDays = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'] as const

/** Why a written value is none of its scale: no such name or number at all, or a number beyond the scale's ends. */
export type ValueProblem = 'unknown-value' | 'out-of-range'

interface ScaleDefinition {
  readonly longName: string
  /** The first and the last number that may be written. */
  readonly first: number
  readonly last: number
  /** The names of the values from `first` on. Only as many letters of a written name count as these have. */
  readonly names?: readonly string[]
}

/**
 * The scales (How to Define a Time Period). The reference ends yday at 365; Perl's Time::Period, whose grammar this is,
 * goes to 366, without which the last day of a leap year could not be named.
 */
export const scaleDefinitions: Readonly<Record<Scale, ScaleDefinition>> = {
  yr: { longName: 'year', first: 0, last: 10_000 },
  mo: { longName: 'month', first: 1, last: 12, names: months },
  wk: { longName: 'week', first: 1, last: 6 },
  yd: { longName: 'yday', first: 1, last: 366 },
  md: { longName: 'mday', first: 1, last: 31 },
  wd: { longName: 'wday', first: 1, last: 7, names: weekDays },
  hr: { longName: 'hour', first: 0, last: 23 },
  min: { longName: 'minute', first: 0, last: 59 },
  sec: { longName: 'second', first: 0, last: 59 },
}

const scaleByName = new Map(scales.flatMap((scale) => [scale, scaleDefinitions[scale].longName].map((n) => [n, scale])))

/** The scale with this code or long name, in lower case. */
export function scaleNamed(name: string): Scale | undefined {
  return scaleByName.get(name)
}

/** The number that a value stands for; `text` is in lower case. */
export function readValue({ scale, text }: { scale: Scale; text: string }): number | ValueProblem {
  switch (scale) {
    case 'yr':
      return readYear(text)
    case 'hr':
      return readHour(text)
    default:
      return readNameOrNumber({ scale, text })
  }
}

function readNameOrNumber({ scale, text }: { scale: Scale; text: string }): number | ValueProblem {
  const { names, first } = scaleDefinitions[scale]
  if (!names || !/[a-z]/.test(text)) return readNumber({ scale, text })
  const place = names.findIndex((name) => text.startsWith(name))
  return place < 0 ? 'unknown-value' : place + first
}

function readNumber({ scale, text }: { scale: Scale; text: string }): number | ValueProblem {
  if (!/^[0-9]+$/.test(text)) return 'unknown-value'
  const value = Number(text)
  const { first, last } = scaleDefinitions[scale]
  return value < first || value > last ? 'out-of-range' : value
}

/** Years that lie too far ahead to matter all become the last one of the scale, so that they print as they were read. */
function readYear(text: string): number | ValueProblem {
  if (!/^[0-9]+$/.test(text)) return 'unknown-value'
  const year = Number(text)
  return year > 99 && year < 1970 ? 'out-of-range' : Math.min(year, scaleDefinitions.yr.last)
}

/** Lenient as Perl's module is: 13am is 13 and 0pm is 12. */
function readHour(text: string): number | ValueProblem {
  const match = /^([0-9]+)(am|pm|noon)$/.exec(text)
  if (!match) return readNumber({ scale: 'hr', text })
  const hour = Number(match[1])
  const isTwelve = hour === 12
  if (match[2] === 'noon') return isTwelve ? 12 : 'unknown-value'
  const ofDay = match[2] === 'am' ? (isTwelve ? 0 : hour) : isTwelve ? 12 : hour + 12
  return ofDay > 23 ? 'out-of-range' : ofDay
}
