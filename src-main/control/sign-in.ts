import type { CommandParams, Outcome, SignInProblem } from '../ipc/contract.ts'
import type { Certificate, LineEvent } from '../line/event.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import type { Line, LineOptions } from '../portaswitch/client/line.ts'
import type { readCertificate } from '../portaswitch/client/read-certificate.ts'
import type { AppEvent, SignInName } from '../state/event.ts'
import type { AppState } from '../state/state.ts'
import type { Store } from '../store.ts'
import type { Remembered } from './remembered.ts'
import { readServerAddress, type ServerAddress } from './server-address.ts'
import { signInProblem } from './sign-in-problem.ts'

export interface SignInOptions {
  readonly store: Store<AppState, AppEvent>
  readonly remembered: Remembered
  readonly openLine: (
    options: Pick<LineOptions, 'server' | 'credentials' | 'pin' | 'whenUnreachable' | 'onEvent'>,
  ) => Line
  readonly readCertificate: (options: {
    readonly server: ServerAddress
    readonly signal: AbortSignal
  }) => ReturnType<typeof readCertificate>
  /** Something other than the client's own errors: a mistake of ours, for the log. */
  readonly onMistake: (what: string, error: unknown) => void
}

type Form = CommandParams<'signIn'>

/** One try to sign in, from the press to the account or the words that say why not. */
interface Attempt {
  readonly form: Form
  readonly address: ServerAddress
  readonly cancel: AbortController
  /** Shown to the person, who has not said yet whether it is trusted. */
  asked?: Certificate
}

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
    const form = { ...name, password: '', staySignedIn: true }
    const attempt = this.#begin(form, address)
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
    if (address !== undefined) {
      void this.#check(this.#begin(form, address))
    } else {
      this.#options.store.dispatch({ type: 'signIn.started', name: nameOf(form) })
      this.#fail({ field: 'server', why: 'invalid' })
    }
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
    if (attempt?.asked?.fingerprint !== fingerprint) return 'notNow'
    delete attempt.asked
    this.#options.remembered.trust(attempt.address, fingerprint)
    this.#options.store.dispatch({ type: 'signIn.started', name: nameOf(attempt.form) })
    void this.#open(attempt, 'fail')
    return 'done'
  }

  reject(): Outcome {
    const { line } = this.#options.store.state
    if (line.phase !== 'askingCertificate') return 'notNow'
    this.#leave()
    this.#fail({ field: 'server', why: line.changed ? 'certificateChanged' : 'notTrusted' })
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

  reconnect(options?: { readonly anew: boolean }): Outcome {
    this.#line?.reconnectNow(options)
    return this.#line === undefined ? 'notNow' : 'done'
  }

  /** Before the program ends; who stays signed in is signed in again at the next start. Takes `timing.signOut` at most. */
  async quit(): Promise<void> {
    this.#leave()
    await this.#leaving
  }

  #begin(form: Form, address: ServerAddress): Attempt {
    const attempt = { form, address, cancel: new AbortController() }
    this.#attempt = attempt
    this.#options.store.dispatch({ type: 'signIn.started', name: nameOf(form) })
    return attempt
  }

  /** Looks at the certificate before anything is sent, and asks where nobody has vouched for it. */
  async #check(attempt: Attempt): Promise<void> {
    const { remembered, store } = this.#options
    const { address, cancel } = attempt
    const pin = remembered.pin(address)
    try {
      const { certificate, verifies } = await this.#options.readCertificate({ server: address, signal: cancel.signal })
      if (attempt !== this.#attempt) return
      if (verifies || certificate.fingerprint === pin) return await this.#open(attempt, 'fail')
      attempt.asked = certificate
      store.dispatch({ type: 'signIn.certificateAsked', certificate, changed: pin !== undefined })
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(this.#problem(error))
    }
  }

  async #open({ form, address }: Attempt, whenUnreachable: 'fail' | 'retry'): Promise<void> {
    const { remembered, openLine } = this.#options
    const { accountId: login, password, domain } = form
    const line: Line = openLine({
      server: address,
      credentials: { login, password, domain: domain === '' ? undefined : domain },
      pin: remembered.pin(address),
      whenUnreachable,
      onEvent: (event) => {
        if (this.#line === line) this.#hear(event, { form, address })
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

  #hear(event: LineEvent, { form, address }: Pick<Attempt, 'form' | 'address'>): void {
    const { store, remembered } = this.#options
    store.dispatch(event)
    if (event.type === 'line.pinReplaced') remembered.distrust(address)
    if (event.type !== 'line.stopped') return
    this.#line = undefined
    this.#attempt = undefined
    // The password would be refused again at every start, until the account is locked.
    if (event.reason === 'wrongCredentials') void remembered.forget(form)
  }

  #problem(error: unknown): SignInProblem | undefined {
    if (!(error instanceof PortaSwitchError)) this.#options.onMistake('signing in', error)
    return signInProblem(error)
  }

  #fail(problem: SignInProblem | undefined): void {
    this.#attempt = undefined
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

const nameOf = ({ server, accountId, domain }: Form): SignInName => ({ server, accountId, domain })
