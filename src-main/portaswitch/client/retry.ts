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
  /** Ends the wait under way; where an attempt is under way instead, there will be no wait if that fails. */
  wake(): void
  /** The attempt has succeeded. */
  arrived(): void
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
  let endWait: (() => void) | undefined
  let isHurried = false

  return {
    wait: (error, reason) => {
      const { reconnectFirst: first, reconnectLongest: longest } = timing
      const wait = isHurried ? 0 : backoff({ failures, first, longest, random: random() })
      failures += 1
      isHurried = false
      log.info('offline', { code: error.code, fault: error.fault?.code, cause: causeOf(error), reason, wait })
      return new Promise((resolve) => {
        endWait = () => {
          clearTimeout(timer)
          endWait = undefined
          resolve()
        }
        const timer = setTimeout(endWait, wait)
        const at = clock.now()
        tell({ type: 'line.offline', at, reason, retryAt: at + wait })
      })
    },
    wake: () => {
      if (endWait === undefined) isHurried = true
      else endWait()
    },
    arrived: () => {
      isHurried = false
    },
    reset: () => {
      failures = 0
    },
  }
}

const causeOf = ({ cause }: PortaSwitchError) => (cause === undefined ? undefined : String(cause))
