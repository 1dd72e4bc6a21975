import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { getAccountInfo } from '../protocol/account.ts'
import { getSipCallsList } from '../protocol/call-control.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'

vi.setConfig({ testTimeout: 20_000 })

let emulator: RunningEmulator
let opened: LineInTest

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account], blindForMs: 300 })
}, 20_000)

afterEach(async () => {
  await emulator.clearFaults()
  await opened.line.signOut()
  await emulator.configure({ line: { id: '123007', callControl: 'allowed' } })
})

afterAll(() => emulator.stop())

const openLine = (...options: ConstructorParameters<typeof LineInTest> extends [unknown, ...infer Rest] ? Rest : []) =>
  (opened = new LineInTest(emulator, ...options))

async function askedSince(after: number): Promise<readonly string[]> {
  const requests = await emulator.requests()
  return requests.filter(({ seq, transport }) => seq > after && transport === 'websocket').map(({ method }) => method)
}

describe('a first subscription', () => {
  it('finds by its second list what the server did not watch before', async () => {
    await emulator.ring({ from: '123002', to: '123007' })
    openLine({ timing: { secondList: 400 } })
    const first = await opened.next('line.listed')
    const second = await opened.next('line.listed')
    expect(first).toMatchObject({ ask: 1, legs: [] })
    expect(second.ask).toBe(2)
    expect(second.legs.length).toBeGreaterThan(0)
    await emulator.phone('123002').hangUp()
  })

  it('is followed by one list only when the same session connects again', async () => {
    await openLine().ready()
    const after = await emulator.requestCount()
    await emulator.fault({ kind: 'drop' })
    await opened.next('line.listed')
    await opened.line.call(getAccountInfo, {})
    expect(await askedSince(after)).toEqual(['enable_api_notifications', 'get_sip_calls_list'])
  })

  it('tells no leg before the list was asked for', async () => {
    await emulator.fault({ kind: 'delay', methods: ['CallControl.enable_api_notifications'], ms: 150, times: 1 })
    openLine()
    await emulator.waitForRequest('CallControl.enable_api_notifications')
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    await opened.next('line.listed', ({ legs }) => legs.some((leg) => leg.callId === callId))
    const types = opened.events.map(({ type }) => type)
    expect(types.indexOf('line.listAsked')).toBeGreaterThan(types.indexOf('line.subscribed'))
    expect(types.slice(0, types.indexOf('line.listAsked'))).not.toContain('line.leg')
    await emulator.phone('123002').hangUp()
  })
})

describe('a list with a leg in it that cannot be read', () => {
  it('is the list without that leg, and the connection stays', async () => {
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    await emulator.fault({ kind: 'odd leg' })
    openLine({ timing: { secondList: 400 } })
    const { legs } = await opened.next('line.listed', ({ ask }) => ask === 2)
    expect(new Set(legs.map((leg) => leg.callId))).toEqual(new Set([callId]))
    expect(opened.count('line.offline')).toBe(0)
    expect(opened.logged.join('\n')).toContain('legs of the list dropped {"legs":1}')
    await emulator.phone('123002').hangUp()
  })
})

describe('a subscription that only pretends', () => {
  const pretend = (times: number) =>
    emulator.fault({ kind: 'pretend', method: 'CallControl.enable_api_notifications', times })

  it('is made once more when the list is refused', async () => {
    const after = await emulator.requestCount()
    await pretend(1)
    expect(await openLine().next('line.listed')).toMatchObject({ ask: 2 })
    expect((await askedSince(after)).slice(0, 4)).toEqual([
      'enable_api_notifications',
      'get_sip_calls_list',
      'enable_api_notifications',
      'get_sip_calls_list',
    ])
    expect(opened.count('line.offline')).toBe(0)
  })

  it('for good is trouble of the server, and tried again later', async () => {
    await pretend(2)
    openLine()
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'serverError' })
    await opened.next('line.listed')
  })
})

describe('an account without call control', () => {
  it.each(['denied', 'disabled'] as const)('is told so once and stays signed in (%s)', async (callControl) => {
    await emulator.configure({ line: { id: '123007', callControl } })
    const after = await emulator.requestCount()
    openLine()
    await opened.next('line.callControlDenied')
    await expect(opened.line.call(getAccountInfo, {})).resolves.toMatchObject({ account_info: { id: '123007' } })
    await expect(opened.line.call(getSipCallsList, { i_account: 40123007 })).rejects.toMatchObject({ code: 'refused' })
    opened.line.reconnectNow()
    await emulator.fault({ kind: 'drop' })
    await opened.line.call(getAccountInfo, {})
    expect(opened.events.map(({ type }) => type)).toEqual([
      'line.connecting',
      'line.signedIn',
      'line.callControlDenied',
    ])
    expect(await askedSince(after)).toEqual(['enable_api_notifications'])
    expect(await emulator.connections()).toEqual([])
  })

  it('from some moment on is told so at the next connection', async () => {
    await openLine().ready()
    await emulator.configure({ line: { id: '123007', callControl: 'denied' } })
    await emulator.fault({ kind: 'drop' })
    await opened.next('line.callControlDenied')
    expect(opened.count('line.stopped')).toBe(0)
  })
})

describe('a site on standby', () => {
  it('is waited for', async () => {
    const code = 'Server.CallControl.standalone_mode'
    await emulator.fault({ kind: 'refuse', method: 'CallControl.enable_api_notifications', code, times: 2 })
    openLine()
    expect(await opened.next('line.offline')).toMatchObject({ reason: 'standby' })
    await opened.next('line.listed')
  })
})
