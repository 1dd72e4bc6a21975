import { faultKind } from '../protocol/fault.ts'
import { login, logout, ping, refreshAccessToken, type Grant } from '../protocol/session.ts'
import type { Timing } from '../../timing.ts'
import { PortaSwitchError } from './error.ts'
import { readGrant, renewAfter, type Held, type SessionAuth } from './grant.ts'
import type { Log } from './log.ts'
import { refused } from './rest-answer.ts'
import type { Rest } from './rest.ts'
import type { ServerClock } from './server-clock.ts'
import type { Credentials } from './server.ts'
import { signInTrouble } from './trouble.ts'

/**
 * The session that REST and the WebSocket share.
 *
 *              sign in                 a fraction of its life is over, or a fault says it is gone
 *     nothing ─────────► held ──────────────────────────────────────────────────────────────────► renewing ─► held
 *         │                                                                                           │
 *         └────────────── the sign-in itself is refused ──────────► refused (for good) ◄──────────────┘
 *
 * A renewal uses the refresh token where there is one, else (or if that is refused) the password. However many requests
 * find the session gone, there is one renewal. Once refused it never signs in again, so that it cannot lock anybody out.
 */
export interface Session {
  /** Signs in if it has not, renews if that is due. Rejects with a {@link PortaSwitchError}. */
  ensure(): Promise<void>
  /** Runs a request, and once more with a renewed session where it turns out to be gone. */
  use<T>(run: (auth: SessionAuth) => Promise<T>): Promise<T>
  /** The account that the token names. */
  readonly iAccount: number | undefined
  /** Set once the server has refused to sign us in. */
  readonly refusal: PortaSwitchError | undefined
  /** Waits for a renewal under way, then signs out at the server. Rejects if that fails. */
  signOut(): Promise<void>
  close(): void
}

export interface SessionOptions {
  readonly rest: Rest
  readonly credentials: Credentials
  readonly serverClock: ServerClock
  readonly random: () => number
  readonly log: Log
  readonly timing: Pick<Timing, 'sessionCheck' | 'reconnectLongest'>
  /** There is a new session: it knows nothing of the subscriptions of the former one. */
  readonly onSignedIn: () => void
  /** A renewal that nobody asked for was refused: see `refusal`. */
  readonly onRefused: (error: PortaSwitchError) => void
}

export function createSession(options: SessionOptions): Session {
  const { rest, credentials, serverClock, random, log, timing, onSignedIn, onRefused } = options
  let held: Held | undefined
  let due = false
  let renewing: Promise<void> | undefined
  let refusal: PortaSwitchError | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  /** One renewal at a time; whoever comes with a session that has been renewed already has nothing to wait for. */
  function renew(stale: Held | undefined): Promise<void> {
    if (held !== stale) return Promise.resolve()
    renewing ??= obtain().finally(() => (renewing = undefined))
    return renewing
  }

  async function obtain(): Promise<void> {
    if (closed) throw new PortaSwitchError('offline')
    if (refusal !== undefined) throw refusal
    const token = held?.refreshToken
    if (token !== undefined && (await refresh(token))) return
    await signIn()
  }

  async function refresh(token: string): Promise<boolean> {
    try {
      hold(await rest.ask(refreshAccessToken, { refresh_token: token }, {}), token)
      return true
    } catch (error) {
      if (!(error instanceof PortaSwitchError) || error.code !== 'refused') throw error
      log.info('refresh token refused', { code: error.fault?.code })
      return false
    }
  }

  async function signIn(): Promise<void> {
    try {
      const domain = credentials.domain === '' ? undefined : credentials.domain
      hold(await rest.ask(login, { ...credentials, domain }, {}), undefined)
      onSignedIn()
    } catch (error) {
      if (error instanceof PortaSwitchError && error.code === 'refused' && signInTrouble(error).kind === 'stop')
        refusal = error
      throw error
    }
  }

  function hold(grant: Grant, formerRefreshToken: string | undefined): void {
    const read = readGrant(grant, serverClock.now())
    if (read === undefined) throw new PortaSwitchError('unreadable', { message: 'no session in the answer' })
    held = { ...read, refreshToken: read.refreshToken ?? formerRefreshToken, iAccount: read.iAccount ?? held?.iAccount }
    due = false
    const after = renewAfter(held.life, random())
    if (after === undefined) wait(timing.sessionCheck, onCheck)
    else wait(after, onDue)
    log.info('session', { kind: 'access_token' in held.auth ? 'token' : 'id', seconds: (held.life ?? NaN) / 1_000 })
  }

  function inForce(): Held {
    if (held === undefined) throw refusal ?? new PortaSwitchError('offline')
    return held
  }

  function wait(ms: number, then: () => void): void {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(then, ms)
  }

  function onDue(): void {
    due = true
    renew(held).catch((error: unknown) => {
      log.info('renewal failed', { code: codeOf(error) })
      if (refusal === undefined) wait(timing.reconnectLongest, onDue)
      else onRefused(refusal)
    })
  }

  /** Without a stated life a session ends when it has not been used for long, and nothing says so. */
  function onCheck(): void {
    wait(timing.sessionCheck, onCheck)
    use(check).catch((error: unknown) => {
      log.info('session check failed', { code: codeOf(error) })
      if (refusal !== undefined) onRefused(refusal)
    })
  }

  async function check(auth: SessionAuth): Promise<void> {
    const { user_id, success } = await rest.ask(ping, auth, {})
    if (user_id === 0 || success === 0)
      throw refused({ code: 'Session.ping.check_auth.gone', message: 'session is gone' })
  }

  async function use<T>(run: (auth: SessionAuth) => Promise<T>): Promise<T> {
    const used = inForce()
    try {
      return await run(used.auth)
    } catch (error) {
      if (!isSessionGone(error)) throw error
      await renew(used)
      return await run(inForce().auth)
    }
  }

  return {
    ensure: () => (held === undefined || due ? renew(held) : Promise.resolve()),
    use,
    get iAccount() {
      return held?.iAccount
    },
    get refusal() {
      return refusal
    },
    signOut: async () => {
      clearTimeout(timer)
      await renewing?.catch(() => undefined)
      const auth = held?.auth
      held = undefined
      if (auth !== undefined && refusal === undefined) await rest.ask(logout, { ...auth }, { auth })
    },
    close: () => {
      closed = true
      held = undefined
      clearTimeout(timer)
    },
  }
}

const isSessionGone = (error: unknown) =>
  error instanceof PortaSwitchError && error.fault !== undefined && faultKind(error.fault) === 'sessionGone'

const codeOf = (error: unknown) => (error instanceof PortaSwitchError ? error.code : String(error))
