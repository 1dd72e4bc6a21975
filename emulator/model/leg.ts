import { writeDateTime } from '../../src-main/portaswitch/protocol/property.ts'
import type { SipCallInfoOnWire } from '../../src-main/portaswitch/protocol/sip-call-info.ts'
import type { Party, PartyOnWire } from './party.ts'

/** How far a leg has come by itself; hold is told from {@link Leg.holds} and {@link Leg.music}. */
export type Phase = 'trying' | 'ringing' | 'early' | 'queued' | 'dequeued' | 'connected' | 'terminated'

/** Why a leg ended and when (milliseconds since the epoch). `code` is a Q.850 cause; a transfer has none. */
export interface Ending {
  readonly reason: string
  readonly code: number | null
  readonly at: number
}

export interface QueuePlace {
  readonly iQueue: number
  readonly position: number
  readonly operators: number
}

/** One party's SIP dialog with the switch. */
export interface Leg {
  /** The call's id without `~10`. */
  readonly callId: string
  /** Leg B of an originated call shows `~10` after the id. */
  readonly suffix: '' | '~10'
  readonly tag: string
  readonly transportId: string
  /** Legs with the same bridge talk, or will talk, with one another. */
  readonly bridge: number
  /** Whose phone it is. */
  readonly owner: Party
  readonly caller: Party
  readonly callee: Party
  /** As the phone sees it: it called, or it was called. */
  readonly direction: 'incoming' | 'outgoing'
  readonly phase: Phase
  /** This party has put the others on hold. */
  readonly holds: boolean
  /** The switch plays its music to this party: the phone did not know the hold event. */
  readonly music: boolean
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** First connected, milliseconds since the epoch. */
  readonly answeredAt: number | undefined
  /** What `connect_time` shows: connected, put on hold or resumed. */
  readonly since: number | undefined
  readonly ending: Ending | undefined
  readonly forwarders: readonly string[]
  readonly huntgroup: string | undefined
  readonly queue: QueuePlace | undefined
  /** Whom the switch calls when this leg is answered: leg A of an originated call. */
  readonly thenCall: Party | undefined
}

export const wireId = (leg: Leg) => `${leg.callId}${leg.suffix}`
export const keyOf = (leg: Leg) => `${wireId(leg)} ${leg.tag}`
export const isAlive = (leg: Leg) => leg.phase !== 'terminated'
export const isRinging = (leg: Leg) => leg.phase === 'trying' || leg.phase === 'ringing' || leg.phase === 'early'

export const withRemote = (leg: Leg, remote: Party): Leg =>
  leg.direction === 'incoming' ? { ...leg, caller: remote } : { ...leg, callee: remote }

export type WireState = Phase | 'holding' | 'held'

/** The state that goes over the wire; `others` are the other legs of the bridge. */
export function wireState(leg: Leg, others: readonly Leg[]): WireState {
  if (leg.phase !== 'connected') return leg.phase
  if (leg.holds) return 'holding'
  if (leg.music || others.some((other) => other.holds && isAlive(other))) return 'held'
  return 'connected'
}

/** The leg as a notification and the list show it. Type reference, "SIPCallInfo structure". */
export function writeLeg(leg: Leg, state: WireState, write: (party: Party) => PartyOnWire): SipCallInfoOnWire {
  const forwarder_list = leg.forwarders.map((id) => ({ id }))
  const huntgroup = leg.huntgroup === undefined ? {} : { huntgroup_id: leg.huntgroup }
  const common = {
    call: { id: wireId(leg), tag: leg.tag },
    callee: { ...write(leg.callee), ...huntgroup, forwarder_list },
    caller: { ...write(leg.caller), forwarder_list },
  }
  const last = { state, transport_id: leg.transportId, type: leg.direction }
  switch (state) {
    case 'trying':
    case 'ringing':
    case 'early':
      return { ...common, start_time: writeDateTime(leg.startedAt), ...last }
    case 'connected':
    case 'holding':
    case 'held':
      return { ...common, connect_time: writeDateTime(leg.since ?? leg.startedAt), ...last }
    case 'queued':
    case 'dequeued':
      return {
        ...common,
        ...(leg.queue === undefined
          ? {}
          : {
              queue_info: {
                i_c_queue: leg.queue.iQueue,
                position: leg.queue.position,
                operators: leg.queue.operators,
              },
            }),
        ...last,
      }
    case 'terminated':
      return {
        ...common,
        duration: durationOf(leg),
        reason: leg.ending?.reason ?? '',
        reason_code: leg.ending?.code ?? null,
        ...last,
      }
    default:
      return state satisfies never
  }
}

/** Whole seconds from the answer to the end, 0 where there was no answer. */
function durationOf(leg: Leg): number {
  if (leg.answeredAt === undefined || leg.ending === undefined) return 0
  return Math.max(0, Math.floor((leg.ending.at - leg.answeredAt) / 1000))
}
