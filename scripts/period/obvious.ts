/**
 * A second opinion on periods, made to be seen through and not to be fast: it shares no code with the reader and the
 * search, reads a text anew for each moment, counts weeks on its fingers and finds changes by trying every minute.
 */

/** Whether a valid text is in force at a moment (milliseconds) in an IANA zone. */
export function isObviouslyInForce({ text, moment, zone }: { text: string; moment: number; zone: string }): boolean {
  const words = text.trim().toLowerCase()
  if (words === '') return true
  if (words === 'none') return false
  const now = wallClock(moment, zone)
  return words.split(',').some((subPeriod) => isSubPeriodInForce(subPeriod, now))
}

/** The first moment up to `limit` at which that changes, or null; whole minutes only, unless the text has seconds. */
export function obviousNextChange(what: { text: string; moment: number; zone: string; limit: number }): number | null {
  const { text, zone, limit } = what
  const step = /sec/i.test(text) ? 1000 : 60_000
  const state = isObviouslyInForce(what)
  for (let at = (Math.floor(what.moment / step) + 1) * step; at <= limit; at += step) {
    if (isObviouslyInForce({ text, moment: at, zone }) !== state) return at
  }
  return null
}

type WallClock = Readonly<Record<string, number>>

const longNames = {
  year: 'yr',
  month: 'mo',
  week: 'wk',
  yday: 'yd',
  mday: 'md',
  wday: 'wd',
  hour: 'hr',
  minute: 'min',
  second: 'sec',
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekDays = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa']

function isSubPeriodInForce(subPeriod: string, now: WallClock): boolean {
  const results = new Map<string, boolean>()
  for (const [, name = '', inBraces = ''] of subPeriod.matchAll(/([a-z]+)\s*\{([^}]*)\}/g)) {
    const scale = Object.entries(longNames).find(([long]) => long === name)?.[1] ?? name
    const ranges = inBraces
      .trim()
      .replace(/\s*-\s*/g, '-')
      .split(/\s+/)
    const holds = ranges.some((range) => isInRange(scale, range, now))
    results.set(scale, holds || (results.get(scale) ?? false))
  }
  return results.size > 0 && [...results.values()].every((holds) => holds)
}

function isInRange(scale: string, range: string, now: WallClock): boolean {
  const value = now[scale] ?? NaN
  const [from = NaN, to = from] = range.split('-').map((written) => numberFor(scale, written, now))
  if (from <= to) return from <= value && value <= to
  if (scale === 'yr') return to <= value && value <= from
  return from <= value || value <= to
}

function numberFor(scale: string, written: string, now: WallClock): number {
  if (scale === 'yr' && Number(written) <= 99) return Math.floor((now['yr'] ?? NaN) / 100) * 100 + Number(written)
  if (scale === 'mo' && /[a-z]/.test(written)) return months.indexOf(written.slice(0, 3)) + 1
  if (scale === 'wd' && /[a-z]/.test(written)) return weekDays.indexOf(written.slice(0, 2)) + 1
  if (scale === 'hr' && /[ap]m$/.test(written)) return (parseInt(written) % 12) + (written.endsWith('pm') ? 12 : 0)
  return parseInt(written)
}

/** What a clock and a calendar on the wall show, by the codes of the scales. */
function wallClock(moment: number, zone: string): WallClock {
  const shown = new Map(
    clockIn(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(shown.get(type))
  const [yr, mo, md] = [part('year'), part('month'), part('day')]
  const weekDay = (day: number): number => new Date(Date.UTC(yr, mo - 1, day)).getUTCDay()
  let wk = 1
  for (let day = 2; day <= md; day++) if (weekDay(day) === 0) wk++
  let yd = md
  for (let month = 1; month < mo; month++) yd += new Date(Date.UTC(yr, month, 0)).getUTCDate()
  return { yr, mo, wk, yd, md, wd: weekDay(md) + 1, hr: part('hour'), min: part('minute'), sec: part('second') }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const two = '2-digit'
  const options = {
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    hourCycle: 'h23',
  } as const
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options })
  clocks.set(zone, clock)
  return clock
}
