import { readDateTime } from './property.ts'
import type { SipCallInfo, SipCallerInfo } from './sip-call-info.ts'

/**
 * One party's part in a call, in the words of the project; the wire's names end here.
 *
 * A phone call can have several legs with the same `callId`; `key` names one of them.
 */
export interface Leg {
  /** `callId` and `tag` together. */
  readonly key: string
  /** The wire's `call.id` as it stands, with the `~N` that marks leg B of a placed call. */
  readonly wireCallId: string
  /** The same without `~N`: what the legs of one phone call share. */
  readonly callId: string
  /** Whether the id carried `~N`. */
  readonly isLegB: boolean
  readonly tag: string
  /** The latest SIP address; commands need it. */
  readonly transportId: string | undefined
  readonly direction: 'incoming' | 'outgoing' | 'unknown'
  readonly state: LegState
  readonly caller: Party
  readonly callee: Party
  /** When the call was initiated, milliseconds since the epoch by the server's clock. */
  readonly startedAt: number | undefined
  /** When it was connected or put on hold (it moves with every hold), milliseconds since the epoch by the server's clock. */
  readonly connectedAt: number | undefined
  /** Seconds from connected to terminated; never below 0. */
  readonly duration: number | undefined
  readonly reason: string | undefined
  readonly reasonCode: number | undefined
  readonly queue: Queue | undefined
}

export type LegState =
  | 'trying'
  | 'ringing'
  | 'early'
  | 'connected'
  | 'holding'
  | 'held'
  | 'queued'
  | 'dequeued'
  | 'terminated'
  /** Any state that is not known: an active call. */
  | 'other'

export interface Party {
  readonly accountId: string | undefined
  readonly centrexId: string | undefined
  readonly displayId: string | undefined
  readonly displayName: string | undefined
  readonly extensionId: string | undefined
  readonly huntgroupId: string | undefined
  readonly id: string | undefined
  /** Account IDs of those who forwarded the call, first to last. */
  readonly forwarders: readonly string[]
}

export interface Queue {
  readonly queueId: number
  readonly position: number | undefined
  readonly operators: number | undefined
}

const known: ReadonlySet<string> = new Set<LegState>([
  'trying',
  'ringing',
  'early',
  'connected',
  'holding',
  'held',
  'queued',
  'dequeued',
  'terminated',
])

const isKnown = (state: string): state is LegState => known.has(state)

/** Translates a leg from the wire (already checked) into the project's words. */
export function readLeg(info: SipCallInfo): Leg {
  const wireCallId = info.call.id
  const callId = wireCallId.replace(/~\d+$/, '')
  return {
    key: `${wireCallId} ${info.call.tag}`,
    wireCallId,
    callId,
    isLegB: callId !== wireCallId,
    tag: info.call.tag,
    transportId: info.transport_id,
    direction: info.type === 'incoming' || info.type === 'outgoing' ? info.type : 'unknown',
    state: isKnown(info.state) ? info.state : 'other',
    caller: readParty(info.caller),
    callee: readParty(info.callee),
    startedAt: readDateTime(info.start_time),
    connectedAt: readDateTime(info.connect_time),
    duration: info.duration === undefined ? undefined : Math.max(0, info.duration),
    reason: info.reason,
    reasonCode: info.reason_code,
    queue:
      info.queue_info === undefined
        ? undefined
        : {
            queueId: info.queue_info.i_c_queue,
            position: info.queue_info.position,
            operators: info.queue_info.operators,
          },
  }
}

/** The legs of a list, without those that cannot be read. */
export const readLegs = (list: readonly (SipCallInfo | undefined)[]): readonly Leg[] =>
  list.flatMap((info) => (info === undefined ? [] : [readLeg(info)]))

function readParty(party: SipCallerInfo | undefined): Party {
  return {
    accountId: party?.account_id,
    centrexId: party?.centrex_id,
    displayId: party?.display_id,
    displayName: party?.display_name,
    extensionId: party?.extension_id,
    huntgroupId: party?.huntgroup_id,
    id: party?.id,
    forwarders: party?.forwarder_list.map((forwarder) => forwarder.id) ?? [],
  }
}
