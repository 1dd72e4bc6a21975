import type { CommandParams, LineView, SignInProblem } from '../../../src-main/ipc/contract.ts'

export type SignInFieldName = SignInProblem['field']

/** Those that cannot be left empty. */
type NeededFieldName = Exclude<SignInFieldName, 'webSocket'>

type Remembered = Pick<Extract<LineView, { phase: 'signedOut' }>, 'server' | 'accountId' | 'domain' | 'webSocket'>

/**
 * What is typed into the sign-in form. It lives as long as the screen does, so that a question about a certificate or a
 * failure loses nothing; the password is nowhere else.
 */
export class SignInForm {
  server = $state('')
  accountId = $state('')
  password = $state('')
  domain = $state('')
  webSocket = $state('')
  staySignedIn = $state(true)
  /** Fields that were left empty when Sign in was pressed. */
  #missing = $state.raw<readonly NeededFieldName[]>([])
  /** Fields that were changed since: what was wrong with them need not be wrong any more. */
  #edited = $state.raw<readonly SignInFieldName[]>([])

  /** Starts with what is remembered; what was typed before stays. */
  fillEmpty({ server, accountId, domain, webSocket }: Remembered): void {
    this.server ||= server
    this.accountId ||= accountId
    this.domain ||= domain
    this.webSocket ||= webSocket
  }

  /** Nothing to complain about in this field until the next attempt. */
  edit(field: SignInFieldName): void {
    this.#missing = this.#missing.filter((name) => name !== field)
    if (!this.#edited.includes(field)) this.#edited = [...this.#edited, field]
  }

  /** What to sign in with, or the first field that is empty. */
  submit({ keychain }: { keychain: boolean }): CommandParams<'signIn'> | { readonly missing: NeededFieldName } {
    const { accountId, password, domain, webSocket } = this
    const server = this.server.trim()
    const empty: NeededFieldName[] = []
    if (server === '') empty.push('server')
    if (accountId.trim() === '') empty.push('accountId')
    if (password === '') empty.push('password')
    this.#edited = []
    this.#missing = empty
    const [first] = empty
    if (first !== undefined) return { missing: first }
    return {
      server,
      accountId: accountId.trim(),
      password,
      domain: domain.trim(),
      webSocket: webSocket.trim(),
      staySignedIn: this.staySignedIn && keychain,
    }
  }

  isMissing(field: NeededFieldName): boolean {
    return this.#missing.includes(field)
  }

  /** The problem that main tells of, as long as its field is as it was then and nothing is missing. */
  standing(line: LineView): SignInProblem | undefined {
    if (line.phase !== 'signedOut' || line.problem === undefined || this.#missing.length > 0) return undefined
    return this.#edited.includes(line.problem.field) ? undefined : line.problem
  }
}
