import type { Account, LineEvent } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import type { IvrEvent } from '../protocol/ivr.ts'
import type { Leg } from '../protocol/leg.ts'
import { findAccountInfo, findDetails, noDetails, toAccount, type Details } from './account.ts'
import type { ConnectionOptions } from './connection.ts'
import { PortaSwitchError } from './error.ts'
import { openLink, type Link } from './link.ts'
import { networkError } from './network-error.ts'
import type { Requests } from './requests.ts'
import { createRetry } from './retry.ts'
import type { Session } from './session.ts'
import { createSubscription, isCallControlDenied, type Subscriber } from './subscription.ts'
import { signInTrouble, troubleOf, type Trouble } from './trouble.ts'

/**
 * Keeps a line signed in, connected and subscribed.
 *
 *     connecting ── sign in, find out who ──► signedIn ── subscribe ──► subscribed ── list ──► listed
 *       ▲    │                                    │                         │                    │
 *       │    │ no session, no connection          │ call control denied     │ connection lost    │
 *       │    ▼                                    ▼                         ▼                    ▼
 *       │  offline ◄──────────────────────────────────────────────────────────────────────────────
 *       └─────┘ after a drawn wait, or at once when woken         (denied: no connection is kept)
 *
 * It ends when the line is closed, is denied call control, finds a server that has SOAP alone, or meets what only a person
 * can mend.
 */
export interface Upkeep {
  /** Set by the first sign-in. */
  readonly account: Account | undefined
  /** The connection in use. Undefined while there is none. */
  readonly link: Link | undefined
  /** The server watches our calls only since a short while, and the list has not been read a second time since. */
  readonly isNewSession: boolean
  /** Why there is none any more, where the account may not use call control. */
  readonly denial: PortaSwitchError | undefined
  /** Tries at once. A connection that leaves from an address that is `gone` is given up though it looks alive. */
  reconnectNow(gone: GoneAddresses): void
  /** Subscriptions belong to a session: makes one anew where the connection has outlived its session. */
  onNewSession(): void
  /** Lets the connection go. */
  close(): void
}

/** Addresses of this computer that it had a moment ago; `all` after a sleep, which no connection lives through. */
export type GoneAddresses = 'all' | ReadonlySet<string>

export interface UpkeepOptions extends Omit<ConnectionOptions, 'timing' | 'onText' | 'signal'> {
  readonly login: string
  readonly isSessionOnSoap: () => boolean
  readonly timing: Timing
  readonly random: () => number
  readonly session: Session
  readonly whenUnreachable: 'fail' | 'retry'
  readonly requests: Requests
  readonly tell: (event: LineEvent) => void
  readonly onIvrEvent: (event: IvrEvent) => void
  readonly onSignedIn: (account: Account) => void
  /** It has ended with what time does not mend, or with trouble before the first sign-in that is not to be retried. */
  readonly onGivenUp: (error: PortaSwitchError, trouble: Trouble) => void
}

export function keepUp(options: UpkeepOptions): Upkeep {
  const { login, timing, clock, log, session, requests, tell } = options
  const subscription = createSubscription(tell, log)
  const retry = createRetry(options)
  let account: Account | undefined
  let details = noDetails
  let askingAgain: NodeJS.Timeout | undefined
  let link: Link | undefined
  let denial: PortaSwitchError | undefined
  /** Counts the sessions. */
  let sessions = 0
  /** The last one in which the list was read a second time. */
  let knownIn = -1
  const isNewSession = () => knownIn !== sessions
  let secondList: NodeJS.Timeout | undefined
  let hasSession = false
  let closed = false
  let abortAttempt = () => {}

  async function run(): Promise<void> {
    while (!closed) {
      tell({ type: 'line.connecting' })
      const error = await attempt().catch(networkError)
      if (closed) return
      if (hasSession && error.code === 'notPortaSwitch' && options.isSessionOnSoap()) return goOnWithoutCalls(error)
      if (hasSession && error.code === 'connectionRefused' && options.isSessionOnSoap()) introduceByLogin()
      if (isCallControlDenied(error)) return deny(error)
      const trouble = error === session.refusal ? signInTrouble(error) : troubleOf(error)
      if (trouble.kind === 'stop' || (account === undefined && options.whenUnreachable === 'fail'))
        return options.onGivenUp(error, trouble)
      await retry.wait(error, trouble.reason)
    }
  }

  /** One connection from its opening to its end. Resolves or rejects with why it ended. */
  async function attempt(): Promise<PortaSwitchError> {
    const end = new AbortController()
    abortAttempt = () => end.abort()
    const opening = openLink({ ...options, signal: end.signal, onLeg })
    // Whatever comes of it is looked at below, after the sign-in.
    opening.catch(() => undefined)
    try {
      await session.ensure()
      hasSession = true
      const info = account?.iAccount === undefined ? findAccountInfo(requests.overRest, login) : undefined
      info?.catch(() => undefined)
      const iAccount = account?.iAccount ?? session.iAccount ?? (await info)?.i_account
      if (iAccount === undefined) throw new PortaSwitchError('accountNotFound')
      const subscribing = opening.then((opened) => subscribe(opened, iAccount))
      subscribing.catch(() => undefined)
      account ??= await signedIn(iAccount, info)
      const subscriber = await subscribing
      link = await opening
      const subscribedAt = clock.monotonic()
      retry.arrived()
      tell({ type: 'line.subscribed' })
      await readList(subscriber)
      const error = await link.lost
      if (clock.monotonic() - subscribedAt >= timing.reconnectLongest) retry.reset()
      return error
    } finally {
      link = undefined
      clearTimeout(secondList)
      secondList = undefined
      end.abort()
      opening.then(
        (opened) => opened.close(),
        () => undefined,
      )
    }
  }

  async function subscribe(on: Link, iAccount: number): Promise<Subscriber> {
    const subscriber = { ask: requests.overLink(on), iAccount }
    await subscription.enable(subscriber)
    return subscriber
  }

  /** After a first one another: it has what the server did not watch yet, and only then it is known what has ended. */
  async function readList(subscriber: Subscriber): Promise<void> {
    await subscription.list(subscriber, isNewSession)
    if (isNewSession()) readAgain(subscriber, timing.secondList)
  }

  function readAgain(subscriber: Subscriber, after: number): void {
    clearTimeout(secondList)
    const timer = setTimeout(() => {
      const asked = sessions
      subscription
        .list(subscriber, () => asked !== sessions)
        .then(
          () => {
            if (timer === secondList) knownIn = asked
          },
          (error: unknown) => {
            log.warn('second list failed', { code: networkError(error).code })
            if (timer === secondList) readAgain(subscriber, timing.reconnectLongest)
          },
        )
    }, after)
    secondList = timer
  }

  /** Tells who is signed in, and later once more where the server has not told all of it. */
  async function signedIn(iAccount: number, info = findAccountInfo(requests.overRest, login)): Promise<Account> {
    const found = await findDetails(requests.overRest, { info, known: details, log })
    if (!found.isWhole && !closed) askingAgain = setTimeout(() => askAgain(iAccount), timing.reconnectLongest)
    return introduce(iAccount, found.details)
  }

  function askAgain(iAccount: number): void {
    signedIn(iAccount).catch((cause: unknown) => {
      const error = networkError(cause)
      log.info('not told later either', { code: error.code })
      if (error === session.refusal) options.onGivenUp(error, signInTrouble(error))
    })
  }

  function introduce(iAccount: number | undefined, told: Details): Account {
    details = told
    account = toAccount({ iAccount, login, details })
    tell({ type: 'line.signedIn', account })
    options.onSignedIn(account)
    return account
  }

  /** Before the subscription is told of, nobody has a list to put it on: the list to come has it. */
  function onLeg(leg: Leg): void {
    if (link !== undefined) tell({ type: 'line.leg', leg })
  }

  async function resubscribe(on: Link, iAccount: number): Promise<void> {
    try {
      await readList(await subscribe(on, iAccount))
    } catch (error) {
      log.warn('subscribing anew failed', { code: networkError(error).code })
      on.close()
    }
  }

  /** There is a session, but neither REST nor a WebSocket: the media services are all that this server has. */
  function goOnWithoutCalls(error: PortaSwitchError): void {
    introduceByLogin()
    deny(error)
  }

  /** The session came over SOAP, which knows no more of the account. */
  function introduceByLogin(): void {
    if (account === undefined) introduce(session.iAccount, noDetails)
  }

  function deny(error: PortaSwitchError): void {
    denial = error
    tell({ type: 'line.callControlDenied' })
  }

  queueMicrotask(() => void run())
  return {
    get account() {
      return account
    },
    get link() {
      return link
    },
    get isNewSession() {
      return isNewSession()
    },
    get denial() {
      return denial
    },
    reconnectNow: (gone) => {
      const isGone = gone === 'all' || (link?.localAddress !== undefined && gone.has(link.localAddress))
      if (link === undefined || isGone) retry.wake()
      if (isGone) link?.close()
      else link?.check()
    },
    onNewSession: () => {
      sessions += 1
      if (link !== undefined && account?.iAccount !== undefined) void resubscribe(link, account.iAccount)
    },
    close: () => {
      closed = true
      clearTimeout(askingAgain)
      retry.wake()
      abortAttempt()
      link?.close()
    },
  }
}
