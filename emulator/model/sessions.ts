import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import { writeDateTime } from '../../src-main/portaswitch/protocol/property.ts'
import type { Grant } from '../../src-main/portaswitch/protocol/session.ts'
import { writeAccessToken } from './access-token.ts'
import type { Surroundings } from './change.ts'
import type { Line } from './line.ts'
import { newId } from './random.ts'
import { sessionFaults } from './session-faults.ts'
import type { SessionOptions } from './session-options.ts'

/** One sign-in. Times are milliseconds since the epoch. */
export interface Session {
  readonly sessionId: string
  readonly accessToken: string | undefined
  readonly refreshToken: string | undefined
  readonly lineId: string
  readonly expiresAt: number
}

/** All sign-ins, and the wrong passwords in a row by login. */
export interface Sessions {
  readonly open: readonly Session[]
  readonly wrongInARow: ReadonlyMap<string, number>
}

export const noSessions: Sessions = { open: [], wrongInARow: new Map() }

/** Either the next state with its fruit, or the next state with a refusal (a wrong password is counted). */
export type Tried<Fruit> =
  | { readonly ok: true; readonly sessions: Sessions; readonly fruit: Fruit }
  | { readonly ok: false; readonly sessions: Sessions; readonly fault: Fault }

/** `Session.login`. */
export function openSession(
  sessions: Sessions,
  line: Line,
  options: SessionOptions,
  { now, random }: Surroundings,
): Tried<Grant> {
  const expiresAt = now + options.lifeSeconds * 1000
  const session: Session = {
    sessionId: newId.sessionId(random),
    accessToken: options.kind === 'new' ? writeAccessToken({ iAccount: line.iAccount, expiresAt, random }) : undefined,
    refreshToken: options.kind === 'new' ? newId.secret(random, 40) : undefined,
    lineId: line.id,
    expiresAt,
  }
  const fruit = { ...grantOf(session, options), session_id: session.sessionId }
  return { ok: true, sessions: { ...sessions, open: [...sessions.open, session] }, fruit }
}

/** `Session.refresh_access_token`: a new pair, and the old one is void. It answers no session id. */
export function renew(
  sessions: Sessions,
  refreshToken: string,
  lines: readonly Line[],
  options: SessionOptions,
  { now, random }: Surroundings,
): Tried<Grant> {
  const old = sessions.open.find((session) => session.refreshToken === refreshToken)
  const line = lines.find(({ id }) => id === old?.lineId)
  if (old === undefined || line === undefined) return { ok: false, sessions, fault: sessionFaults.refreshFailed }
  const expiresAt = now + options.lifeSeconds * 1000
  const session: Session = {
    ...old,
    accessToken: writeAccessToken({ iAccount: line.iAccount, expiresAt, random }),
    refreshToken: newId.secret(random, 40),
    expiresAt,
  }
  const open = sessions.open.map((each) => (each === old ? session : each))
  return { ok: true, sessions: { ...sessions, open }, fruit: grantOf(session, options) }
}

function grantOf(session: Session, options: SessionOptions): Grant {
  const { accessToken, refreshToken } = session
  const tells = accessToken !== undefined
  return {
    session_id: undefined,
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: tells && options.lifeToldAs === 'expires_in' ? options.lifeSeconds : undefined,
    expires_at: tells && options.lifeToldAs === 'expires_at' ? writeDateTime(session.expiresAt) : undefined,
  }
}

/** How a request names its session: exactly one of the two. */
export interface NamedSession {
  readonly session_id?: string | undefined
  readonly access_token?: string | undefined
}

/** Who names a session by `session_id` or `access_token`; use keeps an old session alive. */
export function findSession(
  sessions: Sessions,
  named: NamedSession,
  options: SessionOptions,
  now: number,
): Tried<Session> {
  const byToken = named.access_token !== undefined
  const session = sessions.open.find((each) =>
    byToken ? each.accessToken === named.access_token : each.sessionId === named.session_id,
  )
  if (session === undefined || session.expiresAt <= now)
    return { ok: false, sessions, fault: byToken ? sessionFaults.tokenGone : sessionFaults.sessionGone }
  if (session.accessToken !== undefined) return { ok: true, sessions, fruit: session }
  const used = { ...session, expiresAt: now + options.lifeSeconds * 1000 }
  return {
    ok: true,
    sessions: { ...sessions, open: sessions.open.map((each) => (each === session ? used : each)) },
    fruit: used,
  }
}

export const closeSession = (sessions: Sessions, session: Session): Sessions => ({
  ...sessions,
  open: sessions.open.filter((each) => each.sessionId !== session.sessionId),
})

/** Everybody's session or token ends now. `renewable` leaves the refresh tokens good. */
export const expireAll = (sessions: Sessions, renewable: boolean, now: number): Sessions => ({
  ...sessions,
  open: renewable
    ? sessions.open
        .filter((session) => session.refreshToken !== undefined)
        .map((session) => ({ ...session, expiresAt: now }))
    : [],
})
