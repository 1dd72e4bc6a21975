import { cleanText } from '../calls/name.ts'
import { bareNumber, isWithheld } from '../calls/number.ts'
import type { NewPastCall } from '../history/past-call.ts'
import { partyOrNone } from '../history/view.ts'
import type { EndedHow } from '../ipc/contract/remote-party.ts'
import { type getXdrList, xdrCauses, xdrFlags } from '../portaswitch/protocol/history.ts'
import type { ResultOf } from '../portaswitch/protocol/method.ts'

type Xdr = ResultOf<typeof getXdrList>['xdr_list'] extends readonly (infer One)[] | null | undefined ? One : never

interface Reading {
  readonly owner: string
  readonly country: string
  /** Server's clock minus computer's clock, milliseconds. */
  readonly serverOffset: number
}

/** A record of the server as a call that was; undefined where it tells no time. */
export function pastRecord(xdr: Xdr, { owner, country, serverOffset }: Reading): NewPastCall | undefined {
  const at = xdr.unix_connect_time ?? xdr.unix_disconnect_time
  if (at === undefined || at <= 0) return undefined
  const flags = (xdr.bit_flags ?? 0) & (xdrFlags.outgoing | xdrFlags.incoming)
  const direction = flags === xdrFlags.outgoing ? 'outgoing' : 'incoming'
  const wire = direction === 'outgoing' ? xdr.CLD : xdr.CLI
  const anonymous = direction === 'incoming' && (wire === undefined || isWithheld(wire))
  const number = anonymous || wire === undefined ? undefined : cleanText(bareNumber(wire))
  const isForwarded = flags === (xdrFlags.outgoing | xdrFlags.incoming)
  const talked = xdr.failed === 1 || isForwarded ? undefined : (xdr.charged_quantity ?? 0) * 1000
  return {
    owner,
    callId: xdr.call_id,
    record: String(xdr.i_xdr),
    party: partyOrNone(number, country),
    name: undefined,
    number,
    anonymous,
    via: undefined,
    direction,
    how: isForwarded && xdr.failed !== 1 ? 'answeredElsewhere' : outcomeOf(xdr, direction),
    startedAt: at * 1000 - serverOffset,
    talkedMs: talked,
    rangMs: 0,
    unseen: false,
  }
}

const busyCause = 17

function outcomeOf({ failed, disconnect_cause: cause }: Xdr, direction: NewPastCall['direction']): EndedHow {
  if (failed !== 1) return 'unknown'
  if (direction === 'outgoing') {
    if (cause === busyCause) return 'busy'
    return cause === xdrCauses.missed || cause === xdrCauses.declined ? 'notAnswered' : 'failed'
  }
  if (cause === xdrCauses.declined) return 'declined'
  if (cause === xdrCauses.answeredElsewhere) return 'answeredElsewhere'
  return cause === xdrCauses.missed ? 'missed' : 'missedOrElsewhere'
}
