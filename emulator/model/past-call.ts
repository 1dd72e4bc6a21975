import { xdrCauses, xdrFlags } from '../../src-main/portaswitch/protocol/history.ts'
import type { Leg } from './leg.ts'
import { phoneOf, type Party } from './party.ts'
import type { World } from './world.ts'

export const pastOutcomes = ['answered', 'missed', 'declined', 'answered elsewhere', 'busy'] as const

/** A call of the past, from the side of one line. */
export interface PastCall {
  readonly iXdr: number
  readonly direction: 'incoming' | 'outgoing' | 'forwarded'
  readonly cli: string
  readonly cld: string
  /** Milliseconds since the epoch: when it was answered or, unanswered, when it began. */
  readonly at: number
  readonly seconds: number
  readonly outcome: (typeof pastOutcomes)[number]
  readonly isRecorded: boolean
  readonly callId: string | undefined
}

const causes: Readonly<Record<PastCall['outcome'], readonly [cause: number, reason: string]>> = {
  answered: [16, 'Normal call clearing'],
  missed: [xdrCauses.missed, 'No answer from user'],
  declined: [xdrCauses.declined, 'Normal call clearing'],
  'answered elsewhere': [xdrCauses.answeredElsewhere, 'Answered elsewhere'],
  busy: [17, 'User busy'],
}

/** As `get_xdr_list` tells it. */
export function writePastCall(call: PastCall) {
  const [disconnect_cause, disconnect_reason] = causes[call.outcome]
  const outgoing = call.direction !== 'incoming' ? xdrFlags.outgoing : 0
  const incoming = call.direction !== 'outgoing' ? xdrFlags.incoming : 0
  return {
    i_xdr: call.iXdr,
    CLI: call.cli,
    CLD: call.cld,
    unix_connect_time: Math.floor(call.at / 1000),
    unix_disconnect_time: Math.floor(call.at / 1000) + call.seconds,
    charged_quantity: call.seconds,
    disconnect_cause,
    disconnect_reason,
    failed: call.outcome === 'answered' ? 0 : 1,
    bit_flags: outgoing | incoming | (call.isRecorded ? xdrFlags.recorded : 0),
    call_id: call.callId,
  }
}

/**
 * A line's leg that has ended, as a call of the past; undefined for one that only made way for another one of the same
 * call (answer by Invite). Both legs of a placed call are incoming ones: of those who placed it, it is an outgoing one.
 */
export function pastCallOf(leg: Leg, world: World, iXdr: number): PastCall | undefined {
  const { ending, owner } = leg
  if (ending === undefined || owner.kind !== 'line' || ending.reason === 'reconnected') return undefined
  const isPlaced = world.calls.get(leg.callId)?.originator === owner.id && leg.suffix === ''
  const [from, to] = isPlaced ? [leg.callee, leg.caller] : [leg.caller, leg.callee]
  const isAnswered = leg.answeredAt !== undefined
  const at = leg.answeredAt ?? leg.startedAt
  return {
    iXdr,
    direction: isPlaced || leg.direction === 'outgoing' ? 'outgoing' : 'incoming',
    cli: shown(from),
    cld: shown(to),
    at,
    seconds: isAnswered ? Math.max(0, Math.floor((ending.at - at) / 1000)) : 0,
    outcome: isAnswered ? 'answered' : unanswered(ending.code),
    isRecorded: false,
    callId: leg.callId,
  }
}

const shown = (party: Party) => (party.kind === 'anonymous' ? 'anonymous' : phoneOf(party))

function unanswered(code: number | null): PastCall['outcome'] {
  switch (code) {
    case 21:
      return 'declined'
    case 26:
      return 'answered elsewhere'
    case 17:
      return 'busy'
    default:
      return 'missed'
  }
}
