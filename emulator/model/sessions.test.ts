import { describe, expect, it } from 'vitest'
import { Play, kim } from './testing/play.ts'
import { defaultSessionOptions, type SessionOptions } from './session-options.ts'
import { checkCredentials } from './credentials.ts'
import { closeSession, expireAll, findSession, noSessions, openSession, renew, type Sessions } from './sessions.ts'

const { lines } = new Play().world
const line = lines.find(({ id }) => id === kim)
if (line === undefined) throw new Error('no line')
const at = (now: number) => ({ now, random: () => 0.42 })
const begun = 1_000_000_000_000
const options = (change: Partial<SessionOptions> = {}): SessionOptions => ({ ...defaultSessionOptions, ...change })

function signIn(sessionOptions: SessionOptions) {
  const opened = openSession(noSessions, line ?? lines[0] ?? fail(), sessionOptions, at(begun))
  if (!opened.ok) throw new Error(opened.fault.code)
  return { sessions: opened.sessions, grant: opened.fruit }
}

const fail = (): never => {
  throw new Error('no line')
}

const find = (
  sessions: Sessions,
  named: Parameters<typeof findSession>[1],
  now: number,
  sessionOptions = options(),
) => {
  const found = findSession(sessions, named, sessionOptions, now)
  return found.ok ? found.fruit.lineId : found.fault.code
}

describe('a sign-in', () => {
  it('of an old release answers a session id alone', () => {
    const { grant } = signIn(options({ kind: 'old' }))
    expect(grant).toMatchObject({ session_id: expect.stringMatching(/^[0-9a-f]{32}$/), access_token: undefined })
  })

  it('of a new release answers tokens, whose payload names the account and the end', () => {
    const { grant } = signIn(options({ lifeSeconds: 60 }))
    expect(grant).toMatchObject({ expires_in: 60, expires_at: undefined })
    const payload: unknown = JSON.parse(atob(String(grant.access_token).split('.')[1] ?? ''))
    expect(payload).toMatchObject({ i_account: line.iAccount, exp: begun / 1000 + 60 })
  })

  it('can tell the end as a moment in UTC', () => {
    expect(signIn(options({ lifeToldAs: 'expires_at', lifeSeconds: 60 })).grant).toMatchObject({
      expires_at: '2001-09-09 01:47:40',
      expires_in: undefined,
    })
  })

  it('with wrong passwords in a row is locked out, also with the right one then', () => {
    let sessions = noSessions
    const attempt = (password: string) => {
      const tried = checkCredentials(sessions, { login: kim, password }, lines, options({ lockOutAfter: 2 }))
      sessions = tried.sessions
      return tried.ok ? 'ok' : tried.fault.code
    }
    expect(attempt('wrong')).toBe('Server.Session.auth_failed')
    expect(attempt('secret')).toBe('ok')
    expect(attempt('wrong')).toBe('Server.Session.auth_failed')
    expect(attempt('wrong')).toBe('Server.Session.auth_failed')
    expect(attempt('secret')).toBe('Server.Session.cannot_login_brute_force_activity')
  })

  it('by API token works, and an account without one takes none', () => {
    const tokens = lines.map((each) => (each.id === kim ? { ...each, apiToken: 'key' } : each))
    const attempt = (all: typeof lines, token: string) =>
      checkCredentials(noSessions, { login: kim, token }, all, options()).ok
    expect([attempt(tokens, 'key'), attempt(tokens, 'other'), attempt(lines, 'key')]).toEqual([true, false, false])
  })

  it('can ask for a new password or a second factor, only of who knows the password', () => {
    const asks = (signInAs: 'must change password' | 'second factor', password: string) => {
      const all = lines.map((each) => ({ ...each, signIn: signInAs }))
      const tried = checkCredentials(noSessions, { login: kim, password }, all, options())
      return tried.ok ? 'ok' : tried.fault.code
    }
    expect(asks('must change password', 'secret')).toBe('Server.Session.alert_You_must_change_password')
    expect(asks('second factor', 'secret')).toMatch(/two_factor/)
    expect(asks('second factor', 'wrong')).toBe('Server.Session.auth_failed')
  })
})

describe('a session', () => {
  it('of an old release lives as long as it is used', () => {
    const old = options({ kind: 'old', lifeSeconds: 60 })
    const { sessions, grant } = signIn(old)
    const named = { session_id: grant.session_id }
    const used = findSession(sessions, named, old, begun + 50_000)
    expect(used.ok).toBe(true)
    expect(find(used.sessions, named, begun + 100_000, old)).toBe(kim)
    expect(find(sessions, named, begun + 60_000, old)).toBe('Server.Session.check_auth.auth_failed')
  })

  it('with a token ends when the token does, used or not', () => {
    const { sessions, grant } = signIn(options({ lifeSeconds: 60 }))
    const named = { access_token: grant.access_token }
    expect(find(sessions, named, begun + 59_999)).toBe(kim)
    expect(find(sessions, named, begun + 60_000)).toBe('Client.Session.check_auth.failed_to_process_access_token')
  })

  it('is renewed once by its refresh token, without a session id; the old token is void', () => {
    const { sessions, grant } = signIn(options())
    let seed = 0
    const surroundings = { now: begun + 1000, random: () => (seed = (seed + 0.123) % 1) }
    const renewed = renew(sessions, grant.refresh_token ?? '', lines, options(), surroundings)
    if (!renewed.ok) throw new Error(renewed.fault.code)
    expect(renewed.fruit.session_id).toBeUndefined()
    expect(find(renewed.sessions, { access_token: renewed.fruit.access_token }, begun + 1001)).toBe(kim)
    expect(find(renewed.sessions, { access_token: grant.access_token }, begun + 1001)).toMatch(/access_token/)
    const again = renew(renewed.sessions, grant.refresh_token ?? '', lines, options(), surroundings)
    expect(again).toMatchObject({ ok: false, fault: { code: 'Server.Session.refresh_access_token.refresh_failed' } })
  })

  it('ends by a sign-out, and when all are made to expire', () => {
    const { sessions, grant } = signIn(options())
    const named = { session_id: grant.session_id }
    const found = findSession(sessions, named, options(), begun)
    if (!found.ok) throw new Error(found.fault.code)
    expect(find(closeSession(sessions, found.fruit), named, begun)).toMatch(/auth_failed/)
    expect(find(expireAll(sessions, false, begun), named, begun)).toMatch(/auth_failed/)
    const renewable = expireAll(sessions, true, begun)
    expect(find(renewable, named, begun)).toMatch(/auth_failed/)
    expect(renew(renewable, grant.refresh_token ?? '', lines, options(), at(begun)).ok).toBe(true)
  })
})
