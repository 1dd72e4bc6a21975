import * as v from 'valibot'
import { named } from './structure.ts'
import { anyOf, dateTime, listOf, maybe, readInt, readText, readUnsignedLong, spare, text } from './property.ts'

/** The states that the reference and newer releases name. A state that is not listed here means an active call. */
export const legStates = [
  'trying',
  'ringing',
  'early',
  'terminated',
  'connected',
  'held',
  'holding',
  'queued',
  'dequeued',
  'transferred',
  'parked',
] as const

/** Names one leg of a call. Type reference, "SipCallIdentifier structure". */
export const sipCallIdentifier = named('SipCallIdentifier', v.object({ id: text(), tag: text() }))

/** The same, as it is read. */
const sipCallTold = named('SipCallIdentifier', v.object({ id: readText(), tag: readText() }))

/** `originate_advanced_call` answers an identifier without a tag: the leg does not exist yet. */
export const sipCallReference = v.object({ id: readText(), tag: maybe(readText()) })

/** Type reference, "SipForwarderAccountInfo structure". */
export const sipForwarderAccountInfo = named('SipForwarderAccountInfo', v.object({ id: readText() }))

/** Type reference, "SipCallerInfo structure". Any of it can be absent. */
export const sipCallerInfo = named(
  'SipCallerInfo',
  v.object({
    account_id: spare(readText()),
    centrex_id: spare(readText()),
    display_id: spare(readText()),
    display_name: spare(text()),
    extension_id: spare(readText()),
    huntgroup_id: spare(readText()),
    id: spare(readText()),
    forwarder_list: v.fallback(listOf(sipForwarderAccountInfo), []),
    access_number: spare(readText()),
  }),
)

/** Type reference, "SipCallQueueStateInfo structure". */
export const sipCallQueueStateInfo = named(
  'SipCallQueueStateInfo',
  v.object({
    i_c_queue: readUnsignedLong(),
    position: maybe(readInt()),
    operators: maybe(readInt()),
  }),
)

/**
 * One leg as the server reports it. Type reference, "SIPCallInfo structure", with the fields that newer releases add.
 *
 * Which leg, its side and its state are needed; every other property is spare: a malformed one reads as absent, because a
 * wrong date must not lose a call. The last four belong to IVR applications (see ivr.ts) and do not occur on a phone line.
 */
export const sipCallInfo = named(
  'SIPCallInfo',
  v.object({
    call: sipCallTold,
    // Some servers print "" where there is nobody.
    callee: spare(sipCallerInfo),
    caller: spare(sipCallerInfo),
    state: anyOf(legStates),
    transport_id: spare(readText()),
    type: anyOf(['outgoing', 'incoming']),

    connect_time: spare(dateTime()),
    duration: spare(readInt()),
    reason: spare(text()),
    queue_info: spare(sipCallQueueStateInfo),
    reason_code: spare(readInt()),
    start_time: spare(dateTime()),

    tracking_id: spare(readText()),
    previous_tracking_id: spare(readText()),
    update_time: spare(readText()),
    is_external_call: spare(readText()),

    // The events of an IVR application: the text of the reference has lost these names, the first three are ours.
    event: spare(anyOf(['play_prompt_completed', 'dtmf_digit_detected'])),
    dtmf_digit: spare(readText()),
    /** Milliseconds. */
    dtmf_duration: spare(readInt()),
    order: spare(v.pipe(readInt(), v.metadata({ type: 'int', values: [2, 3] }))),
  }),
)

export type SipCallInfo = v.InferOutput<typeof sipCallInfo>
/** As a careful server writes it. */
export type SipCallInfoOnWire = Omit<v.InferInput<typeof sipCallInfo>, 'call' | 'transport_id'> & {
  readonly call: v.InferInput<typeof sipCallIdentifier>
  readonly transport_id?: string | undefined
}
export type SipCallerInfo = v.InferOutput<typeof sipCallerInfo>
