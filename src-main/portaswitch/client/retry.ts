import type { LineEvent, OfflineReason } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import { backoff } from './backoff.ts'
import type { Clock } from './clock.ts'
import type { PortaSwitchError } from './error.ts'
import type { Log } from './log.ts'

/** The waits between attempts. */
export interface Retry {
  /** Tells that the line is offline and when it goes on; resolves then, or when woken. */
  wait(error: PortaSwitchError, reason: OfflineReason): Promise<void>
  /** Ends the wait under way, if there is one. */
  wake(): void
  /** A connection has lived so long that what went before does not count any more. */
  reset(): void
}

export function createRetry({
  timing,
  clock,
  random,
  log,
  tell,
}: {
  readonly timing: Pick<Timing, 'reconnectFirst' | 'reconnectLongest'>
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  readonly tell: (event: LineEvent) => void
}): Retry {
  let failures = 0
  let wake = () => {}

  return {
    wait: (error, reason) => {
      const { reconnectFirst: first, reconnectLongest: longest } = timing
      const wait = backoff({ failures, first, longest, random: random() })
      failures += 1
      log.info('offline', { code: error.code, fault: error.fault?.code, cause: causeOf(error), reason, wait })
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, wait)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        const at = clock.now()
        tell({ type: 'line.offline', at, reason, retryAt: at + wait })
      })
    },
    wake: () => wake(),
    reset: () => {
      failures = 0
    },
  }
}

const causeOf = ({ cause }: PortaSwitchError) => (cause === undefined ? undefined : String(cause))
