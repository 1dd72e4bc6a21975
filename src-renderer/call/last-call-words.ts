import type { Translate } from '../../messages/translate.ts'
import type { LastCallView } from '../../src-main/ipc/contract.ts'
import { isMissed } from '../../src-main/ipc/contract/remote-party.ts'
import type { Times } from '../words/times.ts'

interface Of {
  readonly last: LastCallView
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly times: Times
  readonly t: Translate
}

/** What was with a caller last: "Missed: Yesterday, 14:02". */
export function lastCallWords({ last, now, times, t }: Of): string {
  const when = t('calls.dayAndTime', { day: times.day({ at: last.at, now }), time: times.timeOfDay(last.at) })
  return t(`history.before.${isMissed(last.how) ? 'missed' : last.direction}`, { when })
}
