import type { Line } from './line.ts'
import { sessionFaults } from './session-faults.ts'
import type { SessionOptions } from './session-options.ts'
import type { Sessions, Tried } from './sessions.ts'

export interface Credentials {
  readonly login: string
  readonly password?: string | undefined
  readonly token?: string | undefined
}

/** Whether the credentials are right; counts those that are not, per login. */
export function checkCredentials(
  sessions: Sessions,
  credentials: Credentials,
  lines: readonly Line[],
  options: SessionOptions,
): Tried<Line> {
  const { login, password, token } = credentials
  const wrong = sessions.wrongInARow.get(login) ?? 0
  if (wrong >= options.lockOutAfter) return { ok: false, sessions, fault: sessionFaults.lockedOut }
  const line = lines.find(({ id }) => id === login)
  const right =
    line !== undefined &&
    ((password !== undefined && password === line.password) || (token !== undefined && token === line.apiToken))
  if (!right) {
    const wrongInARow = new Map(sessions.wrongInARow).set(login, wrong + 1)
    return { ok: false, sessions: { ...sessions, wrongInARow }, fault: sessionFaults.wrongCredentials }
  }
  const wrongInARow = new Map(sessions.wrongInARow)
  wrongInARow.delete(login)
  const cleared = wrong === 0 ? sessions : { ...sessions, wrongInARow }
  switch (line.signIn) {
    case 'open':
      return { ok: true, sessions: cleared, fruit: line }
    case 'must change password':
      return { ok: false, sessions: cleared, fault: sessionFaults.mustChangePassword }
    case 'second factor':
      return { ok: false, sessions: cleared, fault: sessionFaults.secondFactor }
    default:
      return line.signIn satisfies never
  }
}
