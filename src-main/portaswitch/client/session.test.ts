import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { getSipCallsList } from '../protocol/call-control.ts'
import { getAccountInfo } from '../protocol/account.ts'
import { account, LineInTest, password, type LineInTestOptions } from './test-aids/line-in-test.ts'

vi.setConfig({ testTimeout: 20_000 })

let emulator: RunningEmulator
let open: LineInTest[] = []

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account] })
}, 20_000)

afterEach(async () => {
  await Promise.all(open.map(({ line }) => line.signOut()))
  open = []
  await emulator.clearFaults()
  await emulator.control('unlock', {})
  await emulator.configure({
    sessions: { kind: 'new', lifeSeconds: 900, lifeToldAs: 'expires_in', lockOutAfter: 5 },
    line: { id: '123007', password, signIn: 'open' },
  })
})

afterAll(() => emulator.stop())

function openLine(options?: LineInTestOptions): LineInTest {
  const opened = new LineInTest(emulator, options)
  open.push(opened)
  return opened
}

/** How often each was asked since `after`. */
async function askedFor(name: string, after = 0): Promise<number> {
  const requests = await emulator.requests()
  return requests.filter(({ service, method, seq }) => `${service}.${method}` === name && seq > after).length
}

const wrong = { login: '123007', password: 'wr0ng' }

describe('signing in', () => {
  it.each(['old', 'new'] as const)('works with sessions of the %s kind, which both connections name', async (kind) => {
    await emulator.configure({ sessions: { kind } })
    const after = await emulator.requestCount()
    await (
      await openLine().ready()
    ).line.signedIn
    const auth = kind === 'old' ? 'session_id' : 'access_token'
    const requests = (await emulator.requests()).filter(({ seq }) => seq > after)
    expect(requests.map((request) => `${request.transport} ${request.method} ${request.auth}`)).toEqual(
      expect.arrayContaining([
        'rest login none',
        `rest get_account_info ${auth}`,
        `rest get_alias_list ${auth}`,
        `websocket enable_api_notifications ${auth}`,
        `websocket get_sip_calls_list ${auth}`,
      ]),
    )
    expect(requests.filter(({ method }) => method === 'login')).toHaveLength(1)
  })

  it.each([
    ['a wrong password', wrong, 'Server.Session.auth_failed'],
    ['an unknown account', { login: '999', password }, 'Server.Session.auth_failed'],
  ])('with %s is refused once and tells nothing but that', async (_, credentials, code) => {
    const after = await emulator.requestCount()
    const { line, events } = openLine({ credentials, whenUnreachable: 'retry' })
    await expect(line.signedIn).rejects.toMatchObject({ code: 'refused', fault: { code } })
    expect(await askedFor('Session.login', after)).toBe(1)
    expect(events).toEqual([{ type: 'line.connecting' }])
  })

  it('when locked out is refused once', async () => {
    await emulator.configure({ sessions: { lockOutAfter: 1 } })
    await expect(openLine({ credentials: wrong }).line.signedIn).rejects.toMatchObject({ code: 'refused' })
    const after = await emulator.requestCount()
    const { line } = openLine({ whenUnreachable: 'retry' })
    const code = 'Server.Session.cannot_login_brute_force_activity'
    await expect(line.signedIn).rejects.toMatchObject({ code: 'refused', fault: { code } })
    expect(await askedFor('Session.login', after)).toBe(1)
  })

  it.each([
    ['must change password', 'Server.Session.alert_You_must_change_password'],
    ['second factor', 'Server.Session.two_factor_authentication_required'],
  ] as const)('where the server says "%s" is refused with that', async (signIn, code) => {
    await emulator.configure({ line: { id: '123007', signIn } })
    await expect(openLine().line.signedIn).rejects.toMatchObject({ code: 'refused', fault: { code } })
  })

  it('may be by an API token, and with a domain', async () => {
    const after = await emulator.requestCount()
    const { line } = openLine({ credentials: { login: '123007', token: 't0ken', domain: 'example.com' } })
    await expect(line.signedIn).rejects.toMatchObject({ code: 'refused' })
    const { params } = await emulator.waitForRequest('Session.login', undefined, { after })
    expect(Object.keys(params ?? {}).sort()).toEqual(['domain', 'login', 'token'])
  })

  it('leaves out a domain that is empty', async () => {
    const after = await emulator.requestCount()
    await openLine({ credentials: { login: '123007', password, domain: '' } }).line.signedIn
    const { params } = await emulator.waitForRequest('Session.login', undefined, { after })
    expect(Object.keys(params ?? {})).toEqual(['login', 'password'])
  })
})

describe('a session', () => {
  it.each(['expires_in', 'expires_at'] as const)('is renewed before its end, as %s tells it', async (lifeToldAs) => {
    await emulator.configure({ sessions: { lifeSeconds: 3, lifeToldAs } })
    const after = await emulator.requestCount()
    const { line } = await openLine().ready()
    await emulator.waitForRequest('Session.refresh_access_token', undefined, { after })
    await line.call(getAccountInfo, {})
    expect(await askedFor('Session.login', after)).toBe(1)
    const refused = (await emulator.requests()).filter(({ seq, outcome }) => seq > after && outcome !== 'answered')
    expect(refused).toEqual([])
  })

  it.each([
    ['its tokens alone', true, 'Session.refresh_access_token'],
    ['altogether', false, 'Session.login'],
  ])('that has ended, %s, is renewed once for all that come upon it', async (_, renewable, renewal) => {
    const { line } = await openLine().ready()
    await emulator.expireSessions({ renewable })
    const after = await emulator.requestCount()
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => line.call(getSipCallsList, { i_account: 40123007 })),
      ...Array.from({ length: 3 }, () => line.call(getAccountInfo, {})),
    ])
    expect(answers).toHaveLength(13)
    expect(await askedFor(renewal, after)).toBe(1)
    expect(await askedFor('Session.login', after)).toBe(renewable ? 0 : 1)
  })

  it('of the old kind that has ended is renewed by the password', async () => {
    await emulator.configure({ sessions: { kind: 'old' } })
    const { line } = await openLine().ready()
    await emulator.expireSessions()
    const after = await emulator.requestCount()
    await line.call(getAccountInfo, {})
    expect(await askedFor('Session.login', after)).toBe(1)
  })

  it('of the old kind that ends while nothing happens is noticed, and subscribed anew', async () => {
    await emulator.configure({ sessions: { kind: 'old' } })
    await openLine({ timing: { sessionCheck: 200 } }).ready()
    await emulator.expireSessions()
    const after = await emulator.requestCount()
    await emulator.waitForRequest('Session.login', undefined, { after })
    await emulator.waitForRequest('CallControl.enable_api_notifications', undefined, { after })
    await emulator.waitForRequest('CallControl.get_sip_calls_list', undefined, { after })
  })

  it('that has ended has the list read twice in the new one: the server begins to watch only then', async () => {
    const opened = await openLine().ready()
    await emulator.expireSessions()
    await opened.line.call(getAccountInfo, {})
    expect(await opened.next('line.listed')).toMatchObject({ isFirst: true })
    expect(await opened.next('line.listed')).toMatchObject({ isFirst: false })
    expect(opened.count('line.offline')).toBe(0)
  })

  it('that cannot be renewed because the password was changed stops the line', async () => {
    const opened = await openLine().ready()
    await emulator.configure({ line: { id: '123007', password: 'another' } })
    await emulator.expireSessions()
    const after = await emulator.requestCount()
    const calls = Array.from({ length: 5 }, () => opened.line.call(getAccountInfo, {}))
    for (const call of await Promise.allSettled(calls)) expect(call.status).toBe('rejected')
    expect(await opened.next('line.stopped')).toMatchObject({ reason: 'wrongCredentials' })
    expect(await askedFor('Session.login', after)).toBe(1)
    await expect(opened.line.call(getAccountInfo, {})).rejects.toMatchObject({ code: 'offline' })
  })

  it('that must be renewed at a reconnect and is refused stops the line', async () => {
    const opened = await openLine().ready()
    await emulator.configure({ line: { id: '123007', password: 'another' } })
    await emulator.expireSessions()
    const after = await emulator.requestCount()
    await emulator.fault({ kind: 'drop' })
    expect(await opened.next('line.stopped')).toMatchObject({ reason: 'wrongCredentials' })
    expect(await askedFor('Session.login', after)).toBe(1)
  })

  it.each([
    ['is out of order', 'Server.Session.internal_error'],
    ['does not know the method, as while it starts behind its web server', 'Server.Session.unknown_method'],
  ])('that must be renewed while the server %s is renewed later', async (_, code) => {
    const opened = await openLine().ready()
    await emulator.fault({ kind: 'refuse', method: 'Session.login', code, times: 2 })
    await emulator.expireSessions()
    await emulator.fault({ kind: 'drop' })
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'closed' })
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'serverError' })
    await opened.next('line.subscribed')
    expect(opened.count('line.stopped')).toBe(0)
  })

  it('whose renewal is refused with what nobody knows stops the line, with a reason of its own', async () => {
    const opened = await openLine().ready()
    await emulator.fault({ kind: 'refuse', method: 'Session.login', code: 'Server.Session.some_day' })
    await emulator.expireSessions()
    await emulator.fault({ kind: 'drop' })
    expect(await opened.next('line.stopped')).toMatchObject({ reason: 'signInRefused' })
  })

  it('whose renewal meets trouble of the network is renewed later', async () => {
    await emulator.configure({ sessions: { lifeSeconds: 2 } })
    const opened = await openLine().ready()
    await emulator.fault({ kind: 'bad gateway', times: 1 })
    const after = await emulator.requestCount()
    await emulator.waitForRequest('Session.refresh_access_token', undefined, { after })
    expect(opened.count('line.stopped')).toBe(0)
  })

  it('shows none of its secrets in what is logged or told', async () => {
    await emulator.configure({ sessions: { kind: 'new' } })
    const opened = await openLine().ready()
    await emulator.expireSessions({ renewable: true })
    await opened.line.call(getAccountInfo, {})
    await emulator.fault({ kind: 'refuse', method: 'Session.login', code: 'x', message: 'no' })
    await emulator.expireSessions()
    const error = await opened.line.call(getAccountInfo, {}).catch((error: unknown) => error)
    const shown = `${opened.logged.join('\n')} ${JSON.stringify(opened.events)} ${String(error)} ${JSON.stringify(error)}`
    expect(shown).toContain('session')
    expect(shown).not.toContain(password)
    expect(shown).not.toMatch(/eyJ|"(session_id|access_token|refresh_token|password|token)":/)
  })
})
