import type { Clock } from './clock.ts'

/** Follows the server's clock by the Date header of its answers, which tells whole seconds. */
export interface ServerClock {
  /** The moment a request goes out; to be handed back to `heard`. */
  stamp(): number
  heard(date: string | undefined, sentAt: number): void
  /** What the server's clock shows now, milliseconds since the epoch; the computer's until an answer came. */
  now(): number
}

/** A change of less than this (milliseconds) is the header's rounding and the way there and back. */
const noticeable = 1_000

/** `onChange` gets the server's clock minus the computer's, milliseconds, when it has moved noticeably; it starts at 0. */
export function createServerClock(clock: Clock, onChange: (offsetMs: number) => void): ServerClock {
  let offset = 0
  let told = 0
  return {
    stamp: () => clock.monotonic(),
    now: () => clock.now() + offset,
    heard: (date, sentAt) => {
      const shown = Date.parse(date ?? '')
      if (Number.isNaN(shown)) return
      const onTheWay = clock.monotonic() - sentAt
      // The header was written half a second, on average, after the second that it tells, and half the way ago.
      offset = Math.round(shown + 500 + onTheWay / 2 - clock.now())
      if (Math.abs(offset - told) <= noticeable) return
      told = offset
      onChange(offset)
    },
  }
}
