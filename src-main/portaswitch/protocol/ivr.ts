import * as v from 'valibot'
import { method } from './method.ts'
import { int, maybe, readInt, text } from './property.ts'
import { sipCallIdentifier, type SipCallInfo } from './sip-call-info.ts'

const common = {
  service: 'CallControl',
  section: 'Call Control API for IVR',
  realm: ['administrator', 'reseller', 'retail customer', 'account'],
  authenticated: true,
  transports: ['websocket', 'rest'],
} as const

const leg = { call: sipCallIdentifier, transport_id: text() }
const success = v.object({ success: readInt() })

/** The place of a prompt among others that play: 2, or 3 on top of it. */
const order = maybe(v.pipe(v.picklist([2, 3]), v.metadata({ type: 'int', values: [2, 3], default: 2 })))

export const playPrompt = method({
  ...common,
  name: 'play_prompt',
  summary: 'Plays a sound to the caller of an IVR access number.',
  params: v.object({
    ...leg,
    /** Without the file's extension: the server adds .au (µ-law) or .g729. */
    url: v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^\s/]/, 'is no address of http or https'),
      v.metadata({ type: 'string' }),
    ),
    order,
    /** How many times; -1 for ever. */
    repeat: maybe(v.pipe(int(), v.minValue(-1), v.metadata({ default: 1 }))),
  }),
  result: success,
})

export const stopPlayPrompt = method({
  ...common,
  name: 'stop_play_prompt',
  summary: 'Stops a sound that plays.',
  params: v.object({ ...leg, order }),
  result: success,
})

export const startDtmfDetect = method({
  ...common,
  name: 'start_dtmf_detect',
  summary: 'Begins to tell the keys that the caller presses.',
  params: v.object(leg),
  result: success,
})

export const stopDtmfDetect = method({
  ...common,
  name: 'stop_dtmf_detect',
  summary: 'Tells the keys that the caller presses no more.',
  params: v.object(leg),
  result: success,
})

/** What happened in a call to an IVR access number, beside the states of its legs. */
export type IvrEvent = { readonly call: SipCallInfo['call']; readonly transportId: string | undefined } & (
  | { readonly kind: 'promptCompleted'; readonly order: number | undefined }
  | { readonly kind: 'digit'; readonly digit: string; readonly durationMs: number | undefined }
)

/** The event of a notification; undefined for one that tells the state of a leg. */
export function readIvrEvent(info: SipCallInfo): IvrEvent | undefined {
  const common = { call: info.call, transportId: info.transport_id }
  if (info.event === 'play_prompt_completed') return { ...common, kind: 'promptCompleted', order: info.order }
  if (info.event !== 'dtmf_digit_detected' || info.dtmf_digit === undefined) return undefined
  return { ...common, kind: 'digit', digit: info.dtmf_digit, durationMs: info.dtmf_duration }
}
