import * as v from 'valibot'
import { callControlNotifications } from './call-control.ts'
import type { Fault } from './fault.ts'
import { maybe } from './property.ts'
import type { AuthInfo } from './session.ts'
import { sipCallInfo, type SipCallInfo } from './sip-call-info.ts'

/** A request over the WebSocket. Without `cseq` the server does not answer. Access to JSON-RPC API. */
export interface RequestFrame {
  readonly cseq: number
  readonly auth_info?: AuthInfo
  readonly service: string
  readonly method: string
  readonly params: Record<string, unknown>
}

/** What a frame from the server turned out to be. */
export type Frame =
  | { readonly kind: 'reply'; readonly cseq: number; readonly result: unknown }
  | { readonly kind: 'fault'; readonly cseq: number; readonly fault: Fault }
  | { readonly kind: 'notification'; readonly call: SipCallInfo }
  | { readonly kind: 'unreadable'; readonly why: 'too long' | 'no JSON' | 'wrong shape' | 'unknown event' }

/** A frame longer than this (characters) is not even parsed; a list of a thousand calls takes about 0.6 million. */
export const longestFrame = 4_000_000

const cseq = v.union([
  v.pipe(v.number(), v.safeInteger()),
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
])

const faultFields = v.object({
  code: v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  message: maybe(v.string()),
  details: maybe(v.unknown()),
})

const restFault = v.object({ faultcode: v.string(), faultstring: maybe(v.string()), details: maybe(v.unknown()) })

const notification = v.object({
  event: v.literal(callControlNotifications),
  result: v.object({ call_info: sipCallInfo }),
})

/**
 * Reads a text frame. It never throws: what cannot be read says why.
 *
 * The reference does not show the envelope of an error, so its `code`, `message` and `details` are accepted inside
 * `error` or flat, and REST's two names as well.
 */
export function readFrame(data: string): Frame {
  if (data.length > longestFrame) return { kind: 'unreadable', why: 'too long' }
  let json: unknown
  try {
    json = JSON.parse(data)
  } catch {
    return { kind: 'unreadable', why: 'no JSON' }
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'unreadable', why: 'wrong shape' }
  if ('event' in json) return readEvent(json)
  if (!('cseq' in json)) return { kind: 'unreadable', why: 'wrong shape' }

  const number = v.safeParse(cseq, json.cseq)
  if (!number.success) return { kind: 'unreadable', why: 'wrong shape' }
  const fault = readFault('error' in json && json.error !== null && json.error !== undefined ? json.error : json)
  if (fault !== undefined) return { kind: 'fault', cseq: number.output, fault }
  if ('result' in json) return { kind: 'reply', cseq: number.output, result: json.result }
  return { kind: 'unreadable', why: 'wrong shape' }
}

function readEvent(json: object & Record<'event', unknown>): Frame {
  if (json.event !== callControlNotifications) return { kind: 'unreadable', why: 'unknown event' }
  const read = v.safeParse(notification, json)
  return read.success
    ? { kind: 'notification', call: read.output.result.call_info }
    : { kind: 'unreadable', why: 'wrong shape' }
}

/** A fault in any of its three forms, or undefined where there is none. Also used on the body of an HTTP 500. */
export function readFault(json: unknown): Fault | undefined {
  const flat = v.safeParse(faultFields, json)
  if (flat.success) {
    const { code, message, details } = flat.output
    return { code, message: message ?? code, ...(details === undefined ? {} : { details }) }
  }
  const rest = v.safeParse(restFault, json)
  if (!rest.success) return undefined
  const { faultcode: code, faultstring, details } = rest.output
  return { code, message: faultstring ?? code, ...(details === undefined ? {} : { details }) }
}
