import type { Account, LineEvent } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import type { Method, ParamsOf, ResultOf } from '../protocol/method.ts'
import type { Clock } from './clock.ts'
import { PortaSwitchError } from './error.ts'
import type { Log } from './log.ts'
import type { Credentials, Server } from './server.ts'

export interface LineOptions {
  readonly server: Server
  readonly credentials: Credentials
  /** The fingerprint (see `Certificate.fingerprint`) that a person has trusted for this server. */
  readonly pin?: string | undefined
  /**
   * What happens when the server cannot be reached before the first sign-in: `fail` rejects `signedIn` and closes;
   * `retry` (a start with remembered credentials) tells `line.offline` and goes on trying.
   */
  readonly whenUnreachable?: 'fail' | 'retry'
  readonly timing: Timing
  readonly clock: Clock
  /** Evenly drawn from [0, 1). */
  readonly random: () => number
  readonly log: Log
  /** Called in the order of what happened, never from within `openLine`. */
  readonly onEvent: (event: LineEvent) => void
}

/** One phone line: a session, its two connections and a subscription, kept up until `signOut` or `close`. */
export interface Line {
  /**
   * The first sign-in. Rejects with a {@link PortaSwitchError}, and the line is closed then; a stop is also told as
   * `line.stopped`. Later trouble only comes as events.
   */
  readonly signedIn: Promise<Account>
  /**
   * Calls a method, CallControl over the WebSocket, all else over REST. Rejects with a {@link PortaSwitchError}:
   * `invalidParams`, `refused`, `unanswered`, `offline`, `unreadable`, `cancelled`, or trouble of the network.
   */
  call<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<ResultOf<M>>
  /** After sleep or a change of network: tries at once, and has a connection that looks alive prove it. */
  reconnectNow(): void
  /** Ends the session at the server, for at most `timing.signOut`, then closes. Never rejects. */
  signOut(): Promise<void>
  /** Lets go of everything at once. No event comes after it. */
  close(): void
}

/** Opens a line; see {@link LineEvent} for what it tells. */
export function openLine(_options: LineOptions): Line {
  return {
    signedIn: Promise.reject(new PortaSwitchError('offline')),
    call: () => Promise.reject(new PortaSwitchError('offline')),
    reconnectNow: () => undefined,
    signOut: () => Promise.resolve(),
    close: () => undefined,
  }
}
