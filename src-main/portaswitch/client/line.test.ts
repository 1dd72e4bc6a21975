import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { getAccountInfo } from '../protocol/account.ts'
import { getSipCallsList } from '../protocol/call-control.ts'
import { account, LineInTest, type LineInTestOptions } from './test-aids/line-in-test.ts'

vi.setConfig({ testTimeout: 20_000 })

let emulator: RunningEmulator
let opened: LineInTest
const mine = { i_account: 40123007 }

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account], clockSkewSeconds: 90 })
}, 20_000)

afterEach(async () => {
  await emulator.clearFaults()
  await opened.line.signOut()
})

afterAll(() => emulator.stop())

const openLine = (options?: LineInTestOptions) => (opened = new LineInTest(emulator, options))

describe('a request', () => {
  it('with parameters that do not fit is not sent', async () => {
    await openLine().ready()
    const after = await emulator.requestCount()
    await expect(opened.line.call(getSipCallsList, {})).rejects.toMatchObject({ code: 'invalidParams' })
    expect(await emulator.requestCount()).toBe(after)
  })

  it.each([
    ['the WebSocket', 'CallControl.get_sip_calls_list', getSipCallsList, mine],
    ['REST', 'Account.get_account_info', getAccountInfo, {}],
  ] as const)('over %s that is not answered is given up in time', async (_, name, method, params) => {
    await openLine({ timing: { request: 150 } }).ready()
    await emulator.fault({ kind: 'stall', methods: [name] })
    await expect(opened.line.call(method, params)).rejects.toMatchObject({ code: 'unanswered' })
    await emulator.clearFaults()
    await expect(opened.line.call(method, params)).resolves.toBeDefined()
  })

  it('that is answered late is over all the same', async () => {
    await openLine({ timing: { request: 100 } }).ready()
    await emulator.fault({ kind: 'delay', methods: ['CallControl.get_sip_calls_list'], ms: 250, times: 1 })
    await expect(opened.line.call(getSipCallsList, mine)).rejects.toMatchObject({ code: 'unanswered' })
    await expect.poll(() => opened.logged.join('\n')).toContain('answer that nobody waits for')
  })

  it('that the caller gives up is cancelled', async () => {
    await openLine().ready()
    await emulator.fault({ kind: 'stall', methods: ['*'] })
    const cancel = new AbortController()
    const { signal } = cancel
    const asked = [
      opened.line.call(getSipCallsList, mine, { signal }),
      opened.line.call(getAccountInfo, {}, { signal }),
    ]
    cancel.abort()
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'cancelled' })
    await expect(opened.line.call(getAccountInfo, {}, { signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('before the line is signed in says that there is no connection', async () => {
    openLine()
    await expect(opened.line.call(getSipCallsList, mine)).rejects.toMatchObject({ code: 'offline' })
    await expect(opened.line.call(getAccountInfo, {})).rejects.toMatchObject({ code: 'offline' })
    await opened.line.signedIn
  })

  it('in great number is no trouble', async () => {
    await openLine().ready()
    const asked = Array.from({ length: 200 }, () => opened.line.call(getSipCallsList, mine))
    await expect(Promise.all(asked)).resolves.toHaveLength(200)
  })
})

describe('signing out', () => {
  it('ends the session at the server and leaves no connection', async () => {
    await openLine().ready()
    const after = await emulator.requestCount()
    await opened.line.signOut()
    const { outcome } = await emulator.waitForRequest('Session.logout', undefined, { after })
    expect(outcome).toBe('answered')
    await expect.poll(() => emulator.connections()).toEqual([])
    expect((await emulator.state()).sessions).toEqual([])
  })

  it('does not wait for long for a server that does not answer', async () => {
    await openLine({ timing: { signOut: 100 } }).ready()
    await emulator.fault({ kind: 'silence' })
    const begun = performance.now()
    await opened.line.signOut()
    expect(performance.now() - begun).toBeLessThan(3_000)
    await emulator.clearFaults()
    await expect.poll(() => emulator.connections()).toEqual([])
  })

  it('in the middle of the sign-in ends the session that came of it', async () => {
    await emulator.fault({ kind: 'delay', methods: ['Session.login'], ms: 100, times: 1 })
    const after = await emulator.requestCount()
    openLine()
    await emulator.waitForRequest('Session.login', undefined, { after })
    await opened.line.signOut()
    await expect(opened.line.signedIn).rejects.toMatchObject({ code: 'cancelled' })
    await emulator.waitForRequest('Session.logout', ({ outcome }) => outcome === 'answered', { after })
  })

  it('while there is no connection is over at once', async () => {
    await openLine({ timing: { reconnectFirst: 60_000, reconnectLongest: 60_000 } }).ready()
    await emulator.fault({ kind: 'drop' })
    await opened.next('line.offline')
    const told = opened.events.length
    await Promise.all([opened.line.signOut(), opened.line.signOut()])
    expect(opened.events).toHaveLength(told)
  })

  it('does nothing at the server where nobody was signed in', async () => {
    const after = await emulator.requestCount()
    openLine({ credentials: { login: '123007', password: 'wrong' } })
    await expect(opened.line.signedIn).rejects.toMatchObject({ code: 'refused' })
    await opened.line.signOut()
    const methods = (await emulator.requests()).filter(({ seq }) => seq > after).map(({ method }) => method)
    expect(methods).toEqual(['login'])
    await emulator.control('unlock', {})
  })
})

describe('closing', () => {
  it('rejects all that wait, tells nothing more, and leaves no connection', async () => {
    await openLine().ready()
    await emulator.fault({ kind: 'stall', methods: ['*'] })
    const asked = [opened.line.call(getSipCallsList, mine), opened.line.call(getAccountInfo, {})]
    const told = opened.events.length
    opened.line.close()
    opened.line.close()
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'offline' })
    await expect(opened.line.call(getSipCallsList, mine)).rejects.toMatchObject({ code: 'offline' })
    opened.line.reconnectNow()
    await emulator.clearFaults()
    await expect.poll(() => emulator.connections()).toEqual([])
    expect(opened.events).toHaveLength(told)
  })

  it('at once after opening leaves nothing behind', async () => {
    const after = await emulator.requestCount()
    openLine()
    opened.line.close()
    await expect(opened.line.signedIn).rejects.toMatchObject({ code: 'cancelled' })
    expect(opened.events).toEqual([])
    expect(await emulator.requestCount()).toBe(after)
  })
})

describe('what a line tells', () => {
  it("includes the server's clock where it differs", async () => {
    await openLine().ready()
    const { offsetMs } = await new Promise<{ offsetMs: number }>((resolve, reject) => {
      const told = opened.events.find((event) => event.type === 'line.serverClock')
      if (told?.type === 'line.serverClock') resolve(told)
      else reject(new Error('not told'))
    })
    expect(Math.abs(offsetMs - 90_000)).toBeLessThan(2_000)
  })

  it('may be heard by a listener that fails', async () => {
    openLine()
    const { push } = opened.events
    opened.events.push = (event) => {
      push.call(opened.events, event)
      throw new Error('listener')
    }
    await opened.line.signedIn
    await expect.poll(() => opened.count('line.listed')).toBe(2)
    expect(opened.logged.join('\n')).toContain('listener failed')
  })
})
