import { faultKind } from '../protocol/fault.ts'
import { logout, ping } from '../protocol/session.ts'
import type { Timing } from '../../timing.ts'
import { PortaSwitchError } from './error.ts'
import { renewAfter, type Held, type SessionAuth } from './grant.ts'
import type { Log } from './log.ts'
import { refused } from './rest-answer.ts'
import type { Services } from './services.ts'
import type { SignIn } from './sign-in.ts'

/**
 * The session that all transports share.
 *
 *              sign in                 a fraction of its life is over, or a fault says it is gone
 *     nothing ─────────► held ──────────────────────────────────────────────────────────────────► renewing ─► held
 *         │                                                                                           │
 *         └────────────── the sign-in itself is refused ──────────► refused (for good) ◄──────────────┘
 *
 * However many requests find the session gone, there is one renewal. Once refused it never signs in again.
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
  readonly services: Pick<Services, 'ask'>
  readonly signIn: SignIn
  readonly random: () => number
  readonly log: Log
  readonly timing: Pick<Timing, 'sessionCheck' | 'reconnectLongest'>
  /** There is a new session: it knows nothing of the subscriptions of the former one. */
  readonly onSignedIn: () => void
  /** A renewal that nobody asked for was refused: see `refusal`. */
  readonly onRefused: (error: PortaSwitchError) => void
}

export function createSession(options: SessionOptions): Session {
  const { services, signIn, random, log, timing, onSignedIn, onRefused } = options
  let held: Held | undefined
  let due = false
  let renewing: Promise<void> | undefined
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
    const obtained = await signIn.obtain(held)
    held = { ...obtained.held, iAccount: obtained.held.iAccount ?? held?.iAccount }
    due = false
    const { life } = held
    log.info('session', { kind: 'access_token' in held.auth ? 'token' : 'id', seconds: life && life / 1_000 })
    const after = renewAfter(life, random())
    if (after === undefined) wait(timing.sessionCheck, onCheck)
    else wait(after, onDue)
    if (obtained.isNew) onSignedIn()
  }

  function inForce(): Held {
    if (held === undefined) throw signIn.refusal ?? new PortaSwitchError('offline')
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
      if (signIn.refusal === undefined) wait(timing.reconnectLongest, onDue)
      else onRefused(signIn.refusal)
    })
  }

  /** Without a stated life a session ends when it has not been used for long, and nothing says so. */
  function onCheck(): void {
    wait(timing.sessionCheck, onCheck)
    use(check).catch((error: unknown) => {
      log.info('session check failed', { code: codeOf(error) })
      if (signIn.refusal !== undefined) onRefused(signIn.refusal)
    })
  }

  async function check(auth: SessionAuth): Promise<void> {
    const { user_id, success } = await services.ask(ping, auth, {})
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
      return signIn.refusal
    },
    signOut: async () => {
      clearTimeout(timer)
      await renewing?.catch(() => undefined)
      const auth = held?.auth
      held = undefined
      if (auth !== undefined && signIn.refusal === undefined) await services.ask(logout, { ...auth }, { auth })
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
