import { uptime } from 'node:os'
import type { Clock } from './portaswitch/client/clock.ts'

/** What the system can tell, all in milliseconds. */
interface SystemClocks {
  /** Since the epoch; it can be set. */
  readonly now: () => number
  /** Runs evenly; on Linux it stands while the computer sleeps. */
  readonly running: () => number
  /** Since the computer was started, with its sleep: in steps of up to a second. */
  readonly uptime: () => number
}

const ofComputer: SystemClocks = {
  now: () => Date.now(),
  running: () => performance.now(),
  uptime: () => uptime() * 1000,
}

/** Less than this (milliseconds) can be the steps of what is compared. */
const noticeable = 1_500

/**
 * The app's two clocks. A call goes on at the phone while the computer sleeps, so that the one that measures durations counts
 * sleep. Whether there was one is looked at only when the other two have moved apart: the time of day may have been set, too.
 */
export function createClock({ now, running, uptime }: SystemClocks = ofComputer): Clock {
  const started = uptime() - running()
  let apart = now() - running()
  let slept = 0
  return {
    now,
    monotonic: () => {
      const ran = running()
      if (Math.abs(now() - ran - apart) >= noticeable) {
        apart = now() - ran
        const asleep = uptime() - ran - started
        if (asleep - slept >= noticeable) slept = asleep
      }
      return ran + slept
    },
  }
}
