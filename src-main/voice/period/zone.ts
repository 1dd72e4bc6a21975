/** Whether the runtime knows a time zone by this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * How far the wall clock of an IANA time zone is ahead of UTC at a moment, in seconds. Moments are in milliseconds since
 * 1970, from the year 100 on. Throws a RangeError for a zone that the runtime does not know.
 */
export function offsetAt({ moment, zone }: { moment: number; zone: string }): number {
  const shown = clockOf(zone).format(moment)
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (shown.match(/[0-9]+/g) ?? []).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - Math.floor(moment / 1000)
}

/**
 * The moment at which the clock of a zone shows a wall time (seconds since the start of 1970 as shown): the first one if
 * the hour is repeated; if it is skipped, the moment it would have been without the change, an hour later on the clock.
 */
export function momentOf({ wall, zone }: { wall: number; zone: string }): number {
  const before = offsetAt({ moment: (wall - secondsBetweenWalls) * 1000, zone })
  const after = offsetAt({ moment: (wall + secondsBetweenWalls) * 1000, zone })
  const early = (wall - before) * 1000
  const late = (wall - after) * 1000
  const isLate = offsetAt({ moment: early, zone }) !== before && offsetAt({ moment: late, zone }) === after
  return isLate ? late : early
}

/**
 * More than the wall clocks of any two places differ at one moment (26 h), and so more than any clock is ever moved. Since
 * 1970 no zone has moved its clock twice within six days.
 */
export const secondsBetweenWalls = 27 * 3600

/** The second in `(after, until]` from which on the clock of a zone is moved; null if it is not. At most 6 days apart. */
export function clockMove({ after, until, zone }: { after: number; until: number; zone: string }): number | null {
  const before = offsetAt({ moment: after * 1000, zone })
  if (offsetAt({ moment: until * 1000, zone }) === before) return null
  let [low, high] = [after, until]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt({ moment: middle * 1000, zone }) === before) low = middle
    else high = middle
  }
  return high
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter takes far longer than asking it, so each zone keeps its own. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, clock)
  return clock
}
