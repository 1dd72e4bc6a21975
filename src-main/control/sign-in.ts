import type { CommandParams, Outcome, SignInProblem } from '../ipc/contract.ts'
import type { Certificate, LineEvent } from '../line/event.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import type { Line, LineOptions } from '../portaswitch/client/line.ts'
import type { readCertificate } from '../portaswitch/client/read-certificate.ts'
import type { WebSocketAddress } from '../portaswitch/client/server.ts'
import type { AppEvent, SignInName } from '../state/event.ts'
import type { AppState } from '../state/state.ts'
import type { Store } from '../store.ts'
import type { Remembered } from './remembered.ts'
import { readServerAddress, serverKey, type ServerAddress } from '../line/server-address.ts'
import { signInProblem, webSocketProblem } from './sign-in-problem.ts'
import { readWebSocketAddress } from './web-socket-address.ts'

export interface SignInOptions {
  readonly store: Store<AppState, AppEvent>
  readonly remembered: Remembered
  readonly openLine: (
    options: Pick<LineOptions, 'server' | 'credentials' | 'pin' | 'webSocket' | 'whenUnreachable' | 'onEvent'>,
  ) => Line
  readonly readCertificate: (options: {
    readonly server: ServerAddress
    readonly signal: AbortSignal
  }) => ReturnType<typeof readCertificate>
  /** Rejects where there is no WebSocket at an address. */
  readonly tryWebSocket: (options: {
    readonly address: WebSocketAddress
    readonly pin: string | undefined
    readonly signal: AbortSignal
  }) => Promise<void>
  /** Something other than the client's own errors: a mistake of ours, for the log. */
  readonly onMistake: (what: string, error: unknown) => void
}

type Form = CommandParams<'signIn'>

/** One try to sign in, from the press to the account or the words that say why not. */
interface Attempt {
  readonly form: Form
  readonly address: ServerAddress
  /** Where the WebSocket has an address of its own. */
  readonly webSocket: WebSocketAddress | undefined
  readonly cancel: AbortController
  /** Shown to the person, who has not said yet whether it is trusted. */
  asked?: { readonly certificate: Certificate; readonly field: CertifiedField; readonly address: ServerAddress }
}

/** What shows a certificate of its own. */
type CertifiedField = 'server' | 'webSocket'

/** Looks after who is signed in, and after the one line that is open. What comes of it shows in the state. */
export class SignIn {
  readonly #options: SignInOptions
  #attempt: Attempt | undefined
  #line: Line | undefined
  /** Sessions that are being ended at their server. */
  #leaving: Promise<unknown> = Promise.resolve()

  constructor(options: SignInOptions) {
    this.#options = options
  }

  get line(): Line | undefined {
    return this.#line
  }

  /** Signs in who stayed signed in. For everybody else the form stands. */
  async start(): Promise<void> {
    const { remembered } = this.#options
    const { stay, ...name } = remembered.name
    const address = readServerAddress(name.server)
    if (!stay || address === undefined || name.accountId === '') return
    const webSocket = webSocketOf(name)
    if (webSocket === 'invalid' || webSocket === 'insecure') return
    const form = { ...name, password: '', staySignedIn: true }
    const attempt = this.#begin({ form, address, webSocket })
    const password = await remembered.password(name)
    if (attempt !== this.#attempt) return
    if (password === undefined) return this.#fail(undefined)
    await this.#open({ ...attempt, form: { ...form, password } }, 'retry')
  }

  /** Whether there is a keychain, unless that is known: the form says so where there is none. */
  async lookForKeychain(): Promise<void> {
    const { store, remembered } = this.#options
    if (store.state.keychain === 'unknown' && this.#attempt === undefined) await remembered.password(remembered.name)
  }

  signIn(form: Form): Outcome {
    this.#leave()
    const address = readServerAddress(form.server)
    const webSocket = webSocketOf(form)
    if (address === undefined) this.#refuse(form, { field: 'server', why: 'invalid' })
    else if (webSocket === 'invalid' || webSocket === 'insecure')
      this.#refuse(form, { field: 'webSocket', why: webSocket })
    else void this.#check(this.#begin({ form, address, webSocket }))
    return 'done'
  }

  cancel(): Outcome {
    if (this.#options.store.state.line.phase === 'signedIn') return 'notNow'
    this.#leave()
    this.#fail(undefined)
    return 'done'
  }

  /** Pins what was shown, and only that. */
  trust({ fingerprint }: CommandParams<'trustCertificate'>): Outcome {
    const attempt = this.#attempt
    if (attempt?.asked?.certificate.fingerprint !== fingerprint) return 'notNow'
    const { field, address } = attempt.asked
    delete attempt.asked
    this.#options.remembered.trust(address, fingerprint)
    this.#options.store.dispatch({ type: 'signIn.started', name: nameOf(attempt.form) })
    void (field === 'server' ? this.#checkWebSocket(attempt) : this.#openBoth(attempt))
    return 'done'
  }

  reject(): Outcome {
    const { line } = this.#options.store.state
    if (line.phase !== 'askingCertificate') return 'notNow'
    const field = this.#attempt?.asked?.field ?? 'server'
    this.#leave()
    this.#fail({ field, why: line.changed ? 'certificateChanged' : 'notTrusted' })
    return 'done'
  }

  /** Forgets the password at once; the server is told meanwhile. */
  async signOut(): Promise<Outcome> {
    const { store, remembered } = this.#options
    const { name } = store.state.line
    this.#leave()
    store.dispatch({ type: 'signedOut', name })
    await remembered.forget(name)
    return 'done'
  }

  reconnect(options?: Parameters<Line['reconnectNow']>[0]): Outcome {
    this.#line?.reconnectNow(options)
    return this.#line === undefined ? 'notNow' : 'done'
  }

  /** Before the program ends; who stays signed in is signed in again at the next start. Takes `timing.signOut` at most. */
  async quit(): Promise<void> {
    this.#leave()
    await this.#leaving
  }

  #begin(given: Pick<Attempt, 'form' | 'address' | 'webSocket'>): Attempt {
    const attempt = { ...given, cancel: new AbortController() }
    this.#attempt = attempt
    this.#options.store.dispatch({ type: 'signIn.started', name: nameOf(given.form) })
    return attempt
  }

  #refuse(form: Form, problem: SignInProblem): void {
    this.#options.store.dispatch({ type: 'signIn.started', name: nameOf(form) })
    this.#fail(problem)
  }

  /** Looks at the certificates before anything is sent, and asks where nobody has vouched for one. */
  async #check(attempt: Attempt): Promise<void> {
    if (await this.#isVouchedFor(attempt, 'server', attempt.address)) await this.#checkWebSocket(attempt)
  }

  async #checkWebSocket(attempt: Attempt): Promise<void> {
    const { address, webSocket } = attempt
    const isApart = webSocket !== undefined && serverKey(webSocket) !== serverKey(address)
    if (!isApart || (await this.#isVouchedFor(attempt, 'webSocket', webSocket))) await this.#openBoth(attempt)
  }

  /** False where it is asked about, where it cannot be looked at, which is said, and where the person gave up meanwhile. */
  async #isVouchedFor(attempt: Attempt, field: CertifiedField, address: ServerAddress): Promise<boolean> {
    const { remembered, store, readCertificate } = this.#options
    const pin = remembered.pin(address)
    try {
      const { certificate, verifies } = await readCertificate({ server: address, signal: attempt.cancel.signal })
      if (attempt !== this.#attempt) return false
      if (verifies || certificate.fingerprint === pin) return true
      // Shown by the same host, and trusted there: there is nothing new to judge.
      if (address.host === attempt.address.host && certificate.fingerprint === remembered.pin(attempt.address)) {
        remembered.trust(address, certificate.fingerprint)
        return true
      }
      const shown = field === 'server' ? certificate : { ...certificate, host: serverKey(address) }
      attempt.asked = { certificate: shown, field, address }
      store.dispatch({ type: 'signIn.certificateAsked', certificate: shown, changed: pin !== undefined })
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(this.#problem(error, field))
    }
    return false
  }

  /** Opens the line where its WebSocket is there: else the words would come after the sign-in, and not beside the field. */
  async #openBoth(attempt: Attempt): Promise<void> {
    const { webSocket: address, cancel } = attempt
    if (address !== undefined) {
      const pin = this.#options.remembered.pin(address)
      try {
        await this.#options.tryWebSocket({ address, pin, signal: cancel.signal })
      } catch (error) {
        if (attempt === this.#attempt) this.#fail(this.#problem(error, 'webSocket'))
        return
      }
    }
    if (attempt === this.#attempt) await this.#open(attempt, 'fail')
  }

  async #open({ form, address, webSocket }: Attempt, whenUnreachable: 'fail' | 'retry'): Promise<void> {
    const { remembered, openLine } = this.#options
    const { accountId: login, password, domain } = form
    const line: Line = openLine({
      server: address,
      credentials: { login, password, domain: domain === '' ? undefined : domain },
      pin: remembered.pin(address),
      webSocket: webSocket && { address: webSocket, pin: remembered.pin(webSocket) },
      whenUnreachable,
      onEvent: (event) => {
        if (this.#line === line) this.#hear(event, form)
      },
    })
    this.#line = line
    try {
      await line.signedIn
    } catch (error) {
      if (this.#line !== line) return
      const problem = this.#problem(error)
      this.#fail(problem)
      if (whenUnreachable === 'retry' && problem?.why === 'wrongCredentials') await remembered.forget(form)
      return
    }
    if (this.#line !== line) return
    this.#attempt = undefined
    // What came out of the keychain is in it.
    if (whenUnreachable === 'retry') return
    await (form.staySignedIn ? remembered.keep(form, password) : remembered.forget(form))
  }

  #hear(event: LineEvent, form: Form): void {
    const { store, remembered } = this.#options
    store.dispatch(event)
    if (event.type === 'line.pinReplaced') remembered.distrust(event.server)
    if (event.type !== 'line.stopped') return
    this.#line = undefined
    this.#attempt = undefined
    // The password would be refused again at every start, until the account is locked.
    if (event.reason === 'wrongCredentials') void remembered.forget(form)
  }

  #problem(error: unknown, field: CertifiedField = 'server'): SignInProblem | undefined {
    if (!(error instanceof PortaSwitchError)) this.#options.onMistake('signing in', error)
    return field === 'server' ? signInProblem(error) : webSocketProblem(error)
  }

  #fail(problem: SignInProblem | undefined): void {
    this.#attempt = undefined
    this.#line?.close()
    this.#line = undefined
    this.#options.store.dispatch({ type: 'signIn.failed', problem })
  }

  /** Ends what is under way and what is open. */
  #leave(): void {
    this.#attempt?.cancel.abort()
    this.#attempt = undefined
    const line = this.#line
    this.#line = undefined
    if (line !== undefined) this.#leaving = Promise.all([this.#leaving, line.signOut()])
  }
}

const nameOf = ({ server, accountId, domain, webSocket }: Form): SignInName => ({
  server,
  accountId,
  domain,
  webSocket,
})

/** Undefined where it is at its usual place. */
function webSocketOf({ webSocket }: Pick<Form, 'webSocket'>): WebSocketAddress | 'invalid' | 'insecure' | undefined {
  return webSocket === '' ? undefined : (readWebSocketAddress(webSocket) ?? 'invalid')
}
