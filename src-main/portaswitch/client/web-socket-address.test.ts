import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { getSipCallsList } from '../protocol/call-control.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'
import { tryWebSocket } from './try-web-socket.ts'
import { defaultTiming } from '../../timing.ts'

vi.setConfig({ testTimeout: 20_000 })

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account], wsPort: 0, wsPath: '/api/calls' })
}, 30_000)
afterAll(() => emulator.stop())

let opened: LineInTest | undefined
afterEach(() => opened?.line.signOut())

/** Where the emulator's WebSocket is, and what may differ from that. */
const address = (given: { readonly path?: string; readonly port?: number } = {}) => {
  const { port, pathname } = new URL(emulator.ws)
  return { host: '127.0.0.1', port: Number(port), path: pathname, ...given }
}
const subscriptions = async () =>
  (await emulator.requests()).filter(({ method }) => method === 'enable_api_notifications').length

describe('a WebSocket with an address of its own', () => {
  it('is used for call control, with the certificate that was trusted there', async () => {
    opened = await new LineInTest(emulator, {
      webSocket: { address: address(), pin: emulator.wsFingerprint },
    }).ready()
    expect(emulator.wsFingerprint).not.toBe(emulator.fingerprint)
    expect((await opened.line.call(getSipCallsList, { i_account: 40123007 })).calls_list).toEqual([])
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    await opened.next('line.leg', ({ leg }) => leg.callId === callId && leg.state === 'ringing')
    await emulator.phone('123002').hangUp(callId)
  })

  it.each([
    ['another certificate than the trusted one', () => emulator.fingerprint],
    ['a certificate that nobody has trusted', () => undefined],
  ])('ends the line before the first byte where it shows %s', async (_what, pin) => {
    const before = await subscriptions()
    opened = new LineInTest(emulator, { webSocket: { address: address(), pin: pin() } })
    expect(await opened.next('line.stopped')).toMatchObject({ reason: 'webSocketCertificateChanged' })
    expect(await subscriptions()).toBe(before)
  })

  it('is looked for again where it is away, while the session goes on', async () => {
    opened = new LineInTest(emulator, { webSocket: { address: address({ path: '/ws' }), pin: emulator.wsFingerprint } })
    await opened.line.signedIn
    await opened.next('line.offline', ({ reason }) => reason === 'serverError')
  })
})

describe('an address that was typed for it', () => {
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  const ask = (given: { readonly path?: string; readonly port?: number } = {}, pin = emulator.wsFingerprint) =>
    tryWebSocket({ address: address(given), pin, timing: defaultTiming, clock, signal: new AbortController().signal })

  it('is right where a WebSocket answers, or is only full', async () => {
    await expect(ask()).resolves.toBeUndefined()
    const free = await emulator.fault({ kind: 'closed', what: 'websocket' })
    await expect(ask()).resolves.toBeUndefined()
    await free()
  })

  it('is wrong where there is none', async () => {
    await expect(ask({ path: '/ws' })).rejects.toMatchObject({ code: 'serverError' })
    await expect(ask({ port: emulator.port }, emulator.fingerprint)).rejects.toMatchObject({ code: 'serverError' })
    await expect(ask({ port: 1 })).rejects.toMatchObject({ code: 'connectionRefused' })
    await expect(ask({}, emulator.fingerprint)).rejects.toMatchObject({ code: 'certificateChanged' })
  })
})
