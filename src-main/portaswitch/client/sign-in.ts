import { tooLong } from '../protocol/limits.ts'
import { login, refreshAccessToken, type Grant } from '../protocol/session.ts'
import { PortaSwitchError } from './error.ts'
import { readGrant, type Held } from './grant.ts'
import type { Log } from './log.ts'
import type { ServerClock } from './server-clock.ts'
import type { Credentials } from './server.ts'
import type { Services } from './services.ts'
import { signInTrouble } from './trouble.ts'

/**
 * Gets sessions from the server: by the refresh token of the former one, else (or if that is refused) by the password.
 *
 * Once a sign-in was refused there is no other one, so that nobody is locked out.
 */
export interface SignIn {
  /** Rejects with a {@link PortaSwitchError}. */
  obtain(former: Held | undefined): Promise<Obtained>
  /** Set once the server has refused to sign us in. */
  readonly refusal: PortaSwitchError | undefined
}

export interface Obtained {
  readonly held: Held
  /** Not merely renewed: it knows nothing of the subscriptions of the former one. */
  readonly isNew: boolean
}

export function createSignIn({
  services,
  credentials,
  serverClock,
  log,
  haveServed,
}: {
  readonly services: Pick<Services, 'ask'>
  readonly credentials: Credentials
  readonly serverClock: ServerClock
  readonly log: Log
  /** The credentials have served before: those of a start that remembers them. */
  readonly haveServed: boolean
}): SignIn {
  let refusal: PortaSwitchError | undefined
  let isKnown = haveServed

  async function obtain(former: Held | undefined): Promise<Obtained> {
    if (refusal !== undefined) throw refusal
    const renewed = former?.refreshToken === undefined ? undefined : await refresh(former.refreshToken)
    const held = read(renewed ?? (await signIn()))
    return renewed === undefined
      ? { held, isNew: true }
      : { held: { ...held, refreshToken: held.refreshToken ?? former?.refreshToken }, isNew: false }
  }

  async function refresh(token: string): Promise<Grant | undefined> {
    try {
      return await services.ask(refreshAccessToken, { refresh_token: token })
    } catch (error) {
      // A server with SOAP alone may give tokens, but has no method to renew them.
      if (!isRefused(error) && codeOf(error) !== 'notPortaSwitch') throw error
      log.info('refresh token refused', { code: isRefused(error) ? error.fault?.code : codeOf(error) })
      return undefined
    }
  }

  async function signIn(): Promise<Grant> {
    for (const { path, max } of tooLong(login.params, credentials))
      log.warn('longer than the reference allows', { property: path, max })
    try {
      const grant = await services.ask(login, { ...credentials, domain: credentials.domain || undefined })
      isKnown = true
      return grant
    } catch (error) {
      // It was a PortaSwitch: what answers is its web server alone, or a proxy, while the rest of it starts.
      if (isKnown && isUnknownThere(error)) throw new PortaSwitchError('serverError', { cause: error })
      if (isRefused(error) && signInTrouble(error).kind === 'stop') refusal = error
      throw error
    }
  }

  function read(grant: Grant): Held {
    const held = readGrant(grant, serverClock.now())
    if (held === undefined) throw new PortaSwitchError('unreadable', { message: 'no session in the answer' })
    return held
  }

  return {
    obtain,
    get refusal() {
      return refusal
    },
  }
}

const isUnknownThere = (error: unknown) =>
  error instanceof PortaSwitchError && signInTrouble(error).reason === 'notPortaSwitch'

const codeOf = (error: unknown) => (error instanceof PortaSwitchError ? error.code : undefined)

const isRefused = (error: unknown): error is PortaSwitchError =>
  error instanceof PortaSwitchError && error.code === 'refused'
