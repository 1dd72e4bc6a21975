import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { getSipCallsList } from '../protocol/call-control.ts'
import { account, LineInTest, type LineInTestOptions } from './test-aids/line-in-test.ts'

vi.setConfig({ testTimeout: 20_000 })

let emulator: RunningEmulator
let open: LineInTest[] = []

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account] })
}, 20_000)

afterEach(async () => {
  await emulator.clearFaults()
  await Promise.all(open.map(({ line }) => line.signOut()))
  open = []
})

afterAll(() => emulator.stop())

function openLine(options?: LineInTestOptions, server: { port: number; fingerprint: string } = emulator): LineInTest {
  const opened = new LineInTest(server, options)
  open.push(opened)
  return opened
}

/** The lists that came: a first one may lack calls that the server does not watch yet. */
const listsOf = ({ events }: LineInTest) =>
  events.flatMap((event) => (event.type === 'line.listed' ? [event.isFirst ? 'first' : 'second'] : []))

const types = ({ events }: LineInTest) => events.map(({ type }) => type.replace('line.', ''))

describe('a line that is opened', () => {
  it('tells what happens in order, and reads the list a second time', async () => {
    const opened = await openLine().ready()
    expect(types(opened)).toEqual([
      ...['connecting', 'signedIn', 'subscribed', 'listAsked', 'listed', 'listAsked', 'listed'],
    ])
    expect(listsOf(opened)).toEqual(['first', 'second'])
  })

  it('knows who is signed in', async () => {
    await expect(openLine().line.signedIn).resolves.toMatchObject({
      iAccount: 40123007,
      accountId: '123007',
      extensionId: '107',
      name: 'Kim Novak',
      timeZone: 'Europe/Berlin',
    })
  })

  it.each([
    ['get_account_info', 'Server.Account.get_account_info.access_denied', 'Kim Novak'],
    ['get_alias_list', 'sip.unsupported_method', 'Kim Novak'],
  ])('gets by where %s is not allowed', async (method, code, name) => {
    await emulator.fault({ kind: 'refuse', method: `Account.${method}`, code })
    await expect(openLine().line.signedIn).resolves.toMatchObject({ accountId: '123007', name, aliases: [] })
  })

  it.each([
    ['a call queue that is not told in time', 'Customer.get_callqueue_list', { queues: new Map([[12, 'Sales']]) }],
    ['aliases that are not told in time', 'Account.get_alias_list', { aliases: ['+4930123456'] }],
    ['a name that is not told in time', 'Account.get_account_info', { name: 'Kim Novak' }],
  ])('does not wait for %s, and asks again', async (_, method, later) => {
    await emulator.configure({ line: { id: '123007', aliases: ['+4930123456'] } })
    await emulator.fault({ kind: 'stall', methods: [method], times: 1 })
    const opened = openLine({ timing: { request: 300, reconnectLongest: 400 } })
    const { account: first } = await opened.next('line.signedIn')
    expect(first).not.toMatchObject(later)
    await opened.next('line.subscribed')
    const { account: whole } = await opened.next('line.signedIn')
    expect(whole).toMatchObject({ iAccount: 40123007, accountId: '123007', ...later })
    expect(opened.count('line.offline')).toBe(0)
    await emulator.configure({ line: { id: '123007', aliases: [] } })
  })

  it('gets by with the token where nothing tells about the account', async () => {
    await emulator.fault({ kind: 'refuse', method: 'Account.get_account_info', code: 'access_denied' })
    await emulator.fault({ kind: 'refuse', method: 'Account.get_account_list', code: 'access_denied' })
    const account = { iAccount: 40123007, accountId: '123007', name: undefined }
    await expect(openLine().line.signedIn).resolves.toMatchObject(account)
  })

  it('cannot be where not even the token tells', async () => {
    await emulator.configure({ sessions: { kind: 'old' } })
    await emulator.fault({ kind: 'refuse', method: 'Account.get_account_info', code: 'access_denied' })
    await emulator.fault({ kind: 'refuse', method: 'Account.get_account_list', code: 'access_denied' })
    const after = await emulator.requestCount()
    await expect(openLine().line.signedIn).rejects.toMatchObject({ code: 'accountNotFound' })
    await emulator.waitForRequest('Session.logout', ({ outcome }) => outcome === 'answered', { after })
    await emulator.configure({ sessions: { kind: 'new' } })
  })
})

describe('a server that cannot be reached at the start', () => {
  const nobody = { port: 1, fingerprint: 'F'.repeat(64) }

  it('fails the sign-in', async () => {
    const opened = openLine({}, nobody)
    await expect(opened.line.signedIn).rejects.toMatchObject({ code: 'connectionRefused' })
    expect(types(opened)).toEqual(['connecting'])
  })

  it('of an unknown name fails the sign-in', async () => {
    const { line } = openLine({ host: 'no-such-host.invalid' })
    await expect(line.signedIn).rejects.toMatchObject({ code: 'hostNotFound' })
  })

  it('with a certificate that nobody trusts fails the sign-in, and is told nothing', async () => {
    const after = await emulator.requestCount()
    await expect(openLine({ pin: undefined }).line.signedIn).rejects.toMatchObject({ code: 'certificateNotTrusted' })
    const changed = openLine({ pin: 'A'.repeat(64), whenUnreachable: 'retry' })
    await expect(changed.line.signedIn).rejects.toMatchObject({ code: 'certificateChanged' })
    expect(await emulator.requestCount()).toBe(after)
  })

  it('is tried again where the line is to be kept up', async () => {
    await emulator.fault({ kind: 'bad gateway', times: 4 })
    const opened = openLine({ whenUnreachable: 'retry' })
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'serverError' })
    await opened.ready()
    await opened.line.signedIn
  })

  it('but for its WebSocket still signs in', async () => {
    await emulator.fault({ kind: 'closed', what: 'websocket', times: 1 })
    const opened = openLine()
    await opened.line.signedIn
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'serverError' })
    await opened.next('line.subscribed')
    expect(types(opened).slice(0, 5)).toEqual(['connecting', 'signedIn', 'offline', 'connecting', 'subscribed'])
  })
})

describe('a second list', () => {
  it('that finds the session gone is one of the first of the new session, and another follows', async () => {
    const opened = openLine({ timing: { secondList: 300 } })
    await opened.next('line.listed')
    expect(opened.line.isNewSession).toBe(true)
    await emulator.expireSessions()
    await opened.next('line.listed', ({ isFirst }) => !isFirst)
    expect(listsOf(opened)).toEqual(['first', 'first', 'first', 'second'])
    await expect.poll(() => opened.line.isNewSession).toBe(false)
  })
})

describe('a connection that is lost', () => {
  it('is made again, and one list replaces the state', async () => {
    const opened = await openLine().ready()
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    await opened.next('line.leg', ({ leg }) => leg.direction === 'incoming' && leg.state === 'ringing')
    const after = await emulator.requestCount()
    const told = opened.events.length
    await emulator.fault({ kind: 'drop' })
    const { legs } = await opened.next('line.listed')
    expect(legs.some((leg) => leg.callId === callId)).toBe(true)
    expect(types(opened).slice(told, told + 5)).toEqual([
      ...['offline', 'connecting', 'subscribed', 'listAsked', 'listed'],
    ])
    const asked = (await emulator.requests()).filter(({ seq }) => seq > after).map(({ method }) => method)
    expect(asked).toEqual(['enable_api_notifications', 'get_sip_calls_list'])
    await emulator.phone('123002').hangUp()
  })

  it('before the list was read a second time has it read twice again', async () => {
    const opened = openLine({ timing: { secondList: 300 } })
    await opened.next('line.listed')
    await emulator.fault({ kind: 'drop' })
    await opened.next('line.listed')
    await opened.next('line.listed')
    expect(listsOf(opened)).toEqual(['first', 'first', 'second'])
  })

  it('is told with why, and when it is tried again', async () => {
    const opened = await openLine({ timing: { reconnectFirst: 60_000, reconnectLongest: 60_000 } }).ready()
    await emulator.fault({ kind: 'drop' })
    const { at, reason, retryAt } = await opened.next('line.offline')
    expect(reason).toBe('closed')
    expect(Math.abs(Date.now() - at)).toBeLessThan(2_000)
    expect(retryAt - at).toBe(30_000)
  })

  it('is made again at once where the network came back', async () => {
    const opened = await openLine({ timing: { reconnectFirst: 60_000, reconnectLongest: 60_000 } }).ready()
    await emulator.fault({ kind: 'drop' })
    await opened.next('line.offline')
    for (let press = 0; press < 3; press += 1) opened.line.reconnectNow()
    await opened.next('line.listed')
    expect(opened.count('line.connecting')).toBe(2)
  })

  it('is tried again at once where the network came back in the middle of an attempt', async () => {
    const opened = await openLine({ timing: { reconnectFirst: 60_000, reconnectLongest: 60_000 } }).ready()
    await emulator.fault({ kind: 'drop' })
    await opened.next('line.offline')
    await emulator.fault({ kind: 'closed', what: 'websocket', times: 1 })
    opened.line.reconnectNow()
    await opened.next('line.connecting')
    opened.line.reconnectNow()
    await opened.next('line.listed')
    expect(opened.count('line.connecting')).toBe(3)
  })

  it('is given up for another one at once after sleep, though it looks alive', async () => {
    const opened = await openLine({ timing: { reconnectFirst: 60_000, reconnectLongest: 60_000 } }).ready()
    opened.line.reconnectNow({ gone: 'all' })
    await opened.next('line.offline')
    await opened.next('line.listed')
    expect(opened.count('line.connecting')).toBe(2)
  })

  it('is given up where the address of this computer that it leaves from is gone', async () => {
    const opened = await openLine({ timing: { reconnectFirst: 60_000, reconnectLongest: 60_000 } }).ready()
    opened.line.reconnectNow({ gone: new Set(['192.0.2.1', '127.0.0.1']) })
    await opened.next('line.offline')
    await opened.next('line.listed')
  })

  it('is asked whether it lives, and no more, where other addresses of this computer are gone', async () => {
    const opened = await openLine({ timing: { heartbeat: 60_000, heartbeatAnswer: 300, request: 500 } }).ready()
    opened.line.reconnectNow({ gone: new Set(['192.0.2.1', '::1']) })
    await opened.line.call(getSipCallsList, { i_account: 40123007 })
    expect(opened.count('line.offline')).toBe(0)
    await emulator.fault({ kind: 'silence', forMs: 1_000 })
    opened.line.reconnectNow({ gone: new Set(['192.0.2.1']) })
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'noAnswer' })
    await opened.next('line.subscribed')
  })

  it('rejects what waits for an answer', async () => {
    const opened = await openLine().ready()
    await emulator.fault({ kind: 'stall', methods: ['CallControl.get_sip_calls_list'], times: 1 })
    const asked = opened.line.call(getSipCallsList, { i_account: 40123007 })
    asked.catch(() => undefined)
    await emulator.waitForRequest('CallControl.get_sip_calls_list', ({ outcome }) => outcome === 'unanswered')
    await emulator.fault({ kind: 'drop' })
    await expect(asked).rejects.toMatchObject({ code: 'offline' })
    await opened.next('line.offline')
    await opened.next('line.listed')
  })

  it('while the server is out of order is tried again with longer and longer waits', async () => {
    const opened = await openLine({ timing: { reconnectFirst: 20, reconnectLongest: 160 } }).ready()
    await emulator.fault({ kind: 'closed', what: 'everything' })
    await emulator.fault({ kind: 'drop' })
    const waits: number[] = []
    for (let tried = 0; tried < 6; tried += 1) {
      const { at, retryAt } = await opened.next('line.offline')
      waits.push(retryAt - at)
    }
    expect(waits).toEqual([10, 20, 40, 80, 80, 80])
    await emulator.clearFaults()
    await opened.next('line.listed')
  })

  it('to a server whose certificate has changed meanwhile stops the line, and nothing is sent', async () => {
    const other = await startEmulator({ accounts: [account] })
    const opened = await openLine({}, { port: other.port, fingerprint: other.fingerprint }).ready()
    const after = await other.requestCount()
    await other.setCertificate('new')
    await other.fault({ kind: 'drop' })
    expect(await opened.next('line.stopped')).toMatchObject({ reason: 'certificateChanged' })
    expect(await other.requestCount()).toBe(after)
    await other.stop()
  })

  it('to a server that is restarted signs in anew', async () => {
    const cert = await mkdtemp(join(tmpdir(), 'sidetone-'))
    const first = await startEmulator({ accounts: [account], cert })
    const opened = await openLine({}, { port: first.port, fingerprint: first.fingerprint }).ready()
    await first.stop()
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'closed' })
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'refused' })
    const second = await startEmulator({ accounts: [account], port: first.port, cert })
    await opened.next('line.subscribed')
    await opened.ready()
    await opened.next('line.listed')
    expect(opened.count('line.signedIn')).toBe(1)
    expect(listsOf(opened)).toEqual(['first', 'second', 'first', 'second'])
    await opened.line.signOut()
    await second.stop()
    await rm(cert, { recursive: true })
  })
})

describe('a connection that has died without a word', () => {
  it('is found out by the heartbeat', async () => {
    const opened = await openLine({ timing: { heartbeat: 150, heartbeatAnswer: 300 } }).ready()
    await emulator.fault({ kind: 'silence', forMs: 1_000 })
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'noAnswer' })
    await opened.next('line.subscribed')
  })

  it('is found out at once when asked to prove itself', async () => {
    const opened = await openLine({ timing: { heartbeat: 60_000, heartbeatAnswer: 100, request: 200 } }).ready()
    await emulator.fault({ kind: 'silence', forMs: 500 })
    opened.line.reconnectNow()
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'noAnswer' })
    await opened.next('line.subscribed')
  })

  it('is not suspected while it is quiet but alive', async () => {
    const opened = await openLine({ timing: { heartbeat: 30, heartbeatAnswer: 2_000 } }).ready()
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    await opened.next('line.leg', ({ leg }) => leg.callId === callId)
    await emulator.phone('123002').hangUp()
    await opened.next('line.leg', ({ leg }) => leg.state === 'terminated')
    expect(opened.count('line.offline')).toBe(0)
  })
})
