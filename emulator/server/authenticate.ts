import * as v from 'valibot'
import { Refusal } from './refusal.ts'
import type { NamedSession } from '../model/sessions.ts'
import type { Line } from '../model/line.ts'
import { checkCredentials } from '../model/credentials.ts'
import { sessionFaults } from '../model/session-faults.ts'
import { findSession } from '../model/sessions.ts'
import type { Switchboard } from './switchboard.ts'

/** What `auth_info` holds: a session, a token, or the credentials themselves. Global methods and types. */
export interface Auth extends NamedSession {
  readonly login?: string | undefined
  readonly password?: string | undefined
  readonly token?: string | undefined
}

/** Who asks, and by which session; credentials in each request have none. */
export interface Asker {
  readonly line: Line
  readonly sessionId: string | undefined
}

const part = v.optional(v.nullish(v.string()))
const authShape = v.object({ session_id: part, access_token: part, login: part, password: part, token: part })

export function readAuth(authInfo: unknown): Auth {
  const read = v.safeParse(authShape, authInfo ?? {})
  if (!read.success) throw new Refusal(sessionFaults.notNamed)
  return Object.fromEntries(Object.entries(read.output).filter(([, value]) => typeof value === 'string'))
}

/** Finds out who asks, or refuses. */
export function authenticate(auth: Auth, switchboard: Switchboard): Asker {
  const { lines } = switchboard.world
  if (auth.session_id !== undefined || auth.access_token !== undefined) {
    const now = switchboard.clock.now()
    const found = switchboard.take(findSession(switchboard.sessions, auth, switchboard.sessionOptions, now))
    if (!found.ok) throw new Refusal(found.fault)
    const line = lines.find(({ id }) => id === found.fruit.lineId)
    if (line === undefined) throw new Refusal(sessionFaults.sessionGone)
    return { line, sessionId: found.fruit.sessionId }
  }
  const { login, password, token } = auth
  if (login === undefined) throw new Refusal(sessionFaults.notNamed)
  const credentials = { login, password, token }
  const checked = switchboard.take(
    checkCredentials(switchboard.sessions, credentials, lines, switchboard.sessionOptions),
  )
  if (!checked.ok) throw new Refusal(checked.fault)
  return { line: checked.fruit, sessionId: undefined }
}
