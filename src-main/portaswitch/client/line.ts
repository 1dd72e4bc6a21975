import { setMaxListeners } from 'node:events'
import type { Account, LineEvent } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import type { IvrEvent } from '../protocol/ivr.ts'
import type { DownloadMethod, Method, ParamsOf, ResultOf, UploadMethod } from '../protocol/method.ts'
import type { Clock } from './clock.ts'
import { createTlsConnector, isAboutCertificate, toWebSocketAlone } from './connect-tls.ts'
import { PortaSwitchError } from './error.ts'
import { createDeferred } from './deferred.ts'
import type { Download, UploadFile } from './file.ts'
import type { DryRun } from './dry-run.ts'
import { limited } from './limited.ts'
import type { Link } from './link.ts'
import type { Log } from './log.ts'
import { networkError } from './network-error.ts'
import { createMedia } from './media.ts'
import { createRequests } from './requests.ts'
import { createRest } from './rest.ts'
import { createServerClock } from './server-clock.ts'
import { authorityOf, type Credentials, type Server, type WebSocketAddress } from './server.ts'
import { createSession } from './session.ts'
import { createSignIn } from './sign-in.ts'
import { createSoap } from './soap.ts'
import { signInTrouble, troubleOf, type Trouble } from './trouble.ts'
import { keepUp, type GoneAddresses } from './upkeep.ts'

export interface LineOptions {
  readonly server: Server
  readonly credentials: Credentials
  /** The fingerprint (see `Certificate.fingerprint`) that a person has trusted for this server. */
  readonly pin?: string | undefined
  /**
   * Where the WebSocket is, and the fingerprint that was trusted there, where that is not `wss://SERVER/ws`. At the server's
   * own host and port the server's pin holds.
   */
  readonly webSocket?: { readonly address: WebSocketAddress; readonly pin: string | undefined } | undefined
  /** PEM certificates of authorities to trust in place of Node's own list. */
  readonly authorities?: readonly string[] | undefined
  /**
   * What happens when the server cannot be reached before the first sign-in: `fail` rejects `signedIn` and closes;
   * `retry` (a start with remembered credentials) tells `line.offline` and goes on trying.
   */
  readonly whenUnreachable?: 'fail' | 'retry'
  /**
   * How voicemail, menus and conferences are reached, and the session is opened: `rest`, and SOAP where REST does not know
   * them, or `soap` at once. SOAP has a port of its own, 8443 unless given; the same pin holds there.
   *
   * Where a server has nothing but SOAP, the line is signed in without call control (`line.callControlDenied`), and knows of
   * its account no more than the login. Where nothing listens at the server's own port and the user says `soap`, it is signed
   * in as well, and goes on looking for call control (`line.offline`).
   */
  readonly media?: { readonly over: 'rest' | 'soap'; readonly soapPort?: number | undefined } | undefined
  readonly timing: Timing
  readonly clock: Clock
  /** Evenly drawn from [0, 1). */
  readonly random: () => number
  readonly log: Log
  /** Called in the order of what happened, never from within `openLine`. */
  readonly onEvent: (event: LineEvent) => void
  /** For IVR applications that have subscribed to their access number (`i_ivr_an`) on top; again after each `line.subscribed`. */
  readonly onIvrEvent?: (event: IvrEvent) => void
}

/** One phone line: a session, its two connections and a subscription, kept up until `signOut` or `close`. */
export interface Line {
  /**
   * The first sign-in. Rejects with a {@link PortaSwitchError}, and the line is closed then, without a `line.stopped`.
   * Later trouble only comes as events.
   */
  readonly signedIn: Promise<Account>
  /**
   * Calls a method, CallControl over the WebSocket, all else over REST. Rejects with a {@link PortaSwitchError}, after
   * `timing.request` at the latest: `invalidParams`, `refused`, `unanswered`, `offline`, `unreadable`, `cancelled`, or
   * trouble of the network.
   */
  call<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<ResultOf<M>>
  /**
   * Has the server check the arguments of a method and do nothing (`aux_info` with `dry_run`, over REST). It gets them as they
   * are: nothing is refused here. A file that would go along counts as missing. Rejects as {@link call} does.
   */
  dryRun<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<DryRun>
  /**
   * Calls a method with which a file goes out: over REST, in the same session, renewed once where it turns out to be gone
   * (the file is opened a second time then).
   *
   * ```ts
   * const greeting = fileOfBytes(au, { name: 'greeting.au', type: 'audio/basic' })
   * const params = { greeting_info: { greeting_type: 'personal', filename: greeting.name } } as const
   * await line.upload(setVmGreeting, params, greeting, { signal, onProgress: (sent) => show(sent / greeting.size) })
   * ```
   *
   * Nothing limits how long it takes while something moves; after `timing.fileStalled` without it rejects with `unanswered`.
   * Otherwise it rejects as {@link call} does, with the signal's reason where that is a `PortaSwitchError`, else `cancelled`.
   * The server converts a sound before phones hear it: fetch it back to see when that has happened.
   */
  upload<M extends UploadMethod>(
    method: M,
    params: ParamsOf<M>,
    file: UploadFile,
    options?: {
      readonly signal?: AbortSignal | undefined
      /** Gets how many bytes of the file have left. */
      readonly onProgress?: ((sent: number) => void) | undefined
    },
  ): Promise<ResultOf<M>>
  /**
   * Calls a method whose answer is a file, in the same way. Resolves as soon as the file begins to come; undefined where the
   * answer is that there is none. Nobody holds the file: read `chunks` (once), leave the loop, or abort.
   *
   * ```ts
   * const file = await line.download(getMailboxMessageAttachment, { message_uid, format: 'wav' }, { signal })
   * if (file !== undefined) for await (const chunk of file.chunks) await write(chunk)
   * ```
   *
   * A greeting that is not recorded is `refused`. `faultKind(error.fault)` is `mailboxDisabled` where there is no mailbox.
   */
  download<M extends DownloadMethod>(
    method: M,
    params: ParamsOf<M>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Download | undefined>
  /** A list of calls may lack some yet: the server watches them only since a short while. */
  readonly isNewSession: boolean
  /**
   * Tries at once, and has a connection that looks alive prove it. One that leaves from an address of this computer that is
   * `gone` is not waited for: another one takes its place.
   */
  reconnectNow(options?: { readonly gone: GoneAddresses }): void
  /** Ends the session at the server, for at most `timing.signOut`, then closes. Never rejects; no event comes any more. */
  signOut(): Promise<void>
  /** Lets go of everything at once; all that waits rejects with `offline`. No event comes any more. */
  close(): void
}

/** Opens a line; see {@link LineEvent} for what it tells. */
export function openLine(options: LineOptions): Line {
  const { server, credentials, pin, authorities, timing, clock, random, log, whenUnreachable = 'fail' } = options
  /** Aborted when the line is closed. */
  const life = new AbortController()
  // As many listen as there are requests under way; Node takes more than ten for a leak.
  setMaxListeners(0, life.signal)
  const signedIn = createDeferred<Account>()
  let leaving: Promise<void> | undefined

  const serverClock = createServerClock(clock, (offsetMs) => tell({ type: 'line.serverClock', offsetMs }))
  const connectTo = (server: Server, pin: string | undefined) => {
    const onPinReplaced = (fingerprint: string) => tell({ type: 'line.pinReplaced', server, fingerprint })
    return createTlsConnector({ server, pin, authorities, timing, onPinReplaced })
  }
  const connect = connectTo(server, pin)
  const { address, pin: webSocketPin } = options.webSocket ?? { address: { ...server, path: '/ws' }, pin }
  const isSame = authorityOf(address) === authorityOf(server)
  const ownPlace = { host: address.host, port: address.port }
  const connectWebSocket = isSame ? connect : toWebSocketAlone(connectTo(ownPlace, webSocketPin))
  const rest = createRest({ server, connect, timing, serverClock })
  const { over, soapPort = 8443 } = options.media ?? { over: 'rest' }
  const soapServer = { host: server.host, port: soapPort }
  const connectSoap = createTlsConnector({ server: soapServer, pin, authorities, timing, onPinReplaced: () => {} })
  const soap = createSoap({ server: soapServer, connect: connectSoap, timing })
  const services = createMedia({ rest, soap, over })
  const onSignedIn = () => upkeep.onNewSession()
  const signIn = createSignIn({
    ...{ services, credentials, serverClock, log },
    haveServed: whenUnreachable === 'retry',
  })
  const session = createSession({ services, signIn, random, log, timing, onSignedIn, onRefused: giveUpOn })
  const requests = createRequests({ session, services, rest, timing, closed: life.signal, log, currentLink })
  const upkeep = keepUp({
    ...{ address, connect: connectWebSocket, timing, clock, random, log, session, requests, whenUnreachable, tell },
    login: credentials.login,
    isSessionOnSoap: () => services.isSessionOnSoap,
    onIvrEvent: (event) => options.onIvrEvent?.(event),
    onSignedIn: signedIn.resolve,
    onGivenUp: giveUp,
  })

  function tell(event: LineEvent): void {
    if (life.signal.aborted) return
    try {
      options.onEvent(event)
    } catch (error) {
      // What a listener gets wrong must not cost the connection.
      log.warn('listener failed', { event: event.type, error: String(error) })
    }
  }

  function currentLink(): Link {
    if (upkeep.link === undefined) throw upkeep.denial ?? new PortaSwitchError('offline')
    return upkeep.link
  }

  const call: Line['call'] = (method, params, { signal } = {}) => minded(requests.call(method, params, signal))
  const dryRun: Line['dryRun'] = (method, params, { signal } = {}) => minded(requests.dryRun(method, params, signal))
  const upload: Line['upload'] = (...given) => minded(requests.upload(...given))
  const download: Line['download'] = (...given) => minded(requests.download(...given))

  function minded<T>(asked: Promise<T>): Promise<T> {
    return asked.catch((error: unknown) => {
      giveUpOn(error)
      throw error
    })
  }

  /** What a request came upon by the way can end the line: the sign-in of a renewal was refused, or the pin broken. */
  function giveUpOn(error: unknown): void {
    if (!(error instanceof PortaSwitchError)) return
    if (error === session.refusal) giveUp(error, signInTrouble(error))
    else if (isAboutCertificate(error)) giveUp(error, troubleOf(error))
  }

  function giveUp(error: PortaSwitchError, trouble: Trouble): void {
    log.warn('line given up', { code: error.code, fault: error.fault?.code, reason: trouble.reason })
    if (upkeep.account !== undefined && trouble.kind === 'stop')
      tell({ type: 'line.stopped', at: clock.now(), reason: trouble.reason })
    signedIn.reject(error)
    if (isAboutCertificate(error)) close()
    else void signOut()
  }

  function reconnectNow({ gone }: { readonly gone: GoneAddresses } = { gone: new Set() }): void {
    rest.forgetIdle()
    upkeep.reconnectNow(gone)
  }

  /** The end of everything but the session. */
  function part(): void {
    life.abort(new PortaSwitchError('offline'))
    upkeep.close()
    signedIn.reject(new PortaSwitchError('cancelled'))
  }

  async function leave(): Promise<void> {
    part()
    try {
      await limited({ ms: timing.signOut, late: () => new PortaSwitchError('unanswered') }, session.signOut)
    } catch (error) {
      log.info('not signed out at the server', { code: networkError(error).code })
    }
    close()
  }

  function signOut(): Promise<void> {
    leaving ??= leave()
    return leaving
  }

  function close(): void {
    part()
    session.close()
    rest.close()
    soap.close()
  }

  return {
    ...{ signedIn: signedIn.promise, call, dryRun, upload, download, reconnectNow, signOut, close },
    get isNewSession() {
      return upkeep.isNewSession
    },
  }
}
