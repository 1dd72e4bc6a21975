import type { Translate } from '../../../messages/translate.ts'
import type { HistoryCallView } from '../../../src-main/ipc/contract/history.ts'
import { numberOf } from '../../call/call-words.ts'
import { durationInWords } from '../../words/durations.ts'
import { kindOf } from './history.ts'

/** What became of a call, in a word: "Missed", "Declined", else the direction. */
export function outcomeWord({ direction, how }: Pick<HistoryCallView, 'direction' | 'how'>, t: Translate): string {
  switch (how) {
    case 'missed':
    case 'missedOrElsewhere':
    case 'declined':
    case 'answeredElsewhere':
    case 'transferred':
    case 'notAnswered':
    case 'busy':
    case 'failed':
      return t(`calls.kind.${how}`)
    case 'theyHungUp':
    case 'weHungUp':
    case 'unknown':
      return t(`calls.kind.${direction}`)
    default:
      return how satisfies never
  }
}

/** True where there is more to say than that it was a call. */
export function isNoteworthy({ direction, how }: HistoryCallView, t: Translate): boolean {
  return outcomeWord({ direction, how }, t) !== t(`calls.kind.${direction}`)
}

/** The quiet part of a row's second line: how long a missed call rang; of the others the number and who forwarded it. */
export function rowDetail(call: HistoryCallView, t: Translate): string {
  const via = call.via === undefined ? [] : [t('common.via', { name: call.via })]
  // The server's records do not tell how long it rang.
  const rang = call.rangMs > 0 ? [t('calls.rang', { duration: durationInWords({ ms: call.rangMs, t }) })] : []
  if (kindOf(call) === 'missed') return [...rang, ...via].join(', ')
  const number = numberOf(call.remote, t)
  const parts = [...(number === undefined ? [] : [number]), ...via]
  // A row always has a second line, so that all are of one height.
  if (parts.length > 0 || isNoteworthy(call, t)) return parts.join(', ')
  return t(`calls.kind.${call.direction}`)
}
