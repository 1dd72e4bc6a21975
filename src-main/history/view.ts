import { formatNumber, partyOf } from '../calls/number.ts'
import type { HistoryCallView } from '../ipc/contract/history.ts'
import { remoteView, type Reading } from '../people/named.ts'
import type { PastCall } from './past-call.ts'

/** A call that was, as the screens show it: with the name that its number has now. */
export function historyCallView(call: PastCall, reading: Reading): HistoryCallView {
  const { id, number, via, direction, how, startedAt, talkedMs, rangMs, note } = call
  const own = number === undefined ? [] : reading.people.lookUp(number, reading.country)
  return {
    id,
    remote: remoteView(call, reading),
    dialable: number,
    contactId: own[0]?.contactId,
    direction,
    how,
    via: via === undefined ? undefined : formatNumber(via, reading.country),
    startedAt,
    talkedMs,
    rangMs,
    note,
  }
}

/** By what calls with a number are found together. */
export const partyOrNone = (number: string | undefined, country: string): string | undefined =>
  number === undefined ? undefined : partyOf(number, country)
