import type { Transport } from '../../src-main/portaswitch/protocol/method.ts'
import type { Stamp } from './clock.ts'

/** A request that came in, without its secrets. */
export interface RequestEntry {
  readonly service: string
  readonly method: string
  readonly params: unknown
  readonly transport: Transport
  /** The number of the WebSocket, undefined over REST. */
  readonly connection: number | undefined
  /** Milliseconds since the epoch, with a fraction. */
  readonly at: number
  /** Nanoseconds of the computer's monotonic clock, as digits. */
  readonly monotonic: string
  /** `answered`, `unanswered`, or the code of the refusal. */
  readonly outcome: string
  readonly cseq: number | undefined
  /** How it named its session. */
  readonly auth: 'session_id' | 'access_token' | 'password' | 'none'
  /** The files that came along; `bytes` is how many. */
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: number }[]
}

/** A notification that left, on one connection. */
export interface SentEntry {
  readonly connection: number
  readonly callId: string
  readonly tag: string
  readonly state: string
  /** Just before the frame was written, and when the system had taken it. */
  readonly before: Stamp
  readonly after: Stamp
}

export function authKind(authInfo: unknown): RequestEntry['auth'] {
  if (typeof authInfo !== 'object' || authInfo === null) return 'none'
  if ('access_token' in authInfo && typeof authInfo.access_token === 'string') return 'access_token'
  if ('session_id' in authInfo && typeof authInfo.session_id === 'string') return 'session_id'
  return 'login' in authInfo ? 'password' : 'none'
}
