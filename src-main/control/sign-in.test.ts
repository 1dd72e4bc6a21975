import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../emulator/harness.ts'
import type { CommandParams } from '../ipc/contract.ts'
import { openLine } from '../portaswitch/client/line.ts'
import { readCertificate } from '../portaswitch/client/read-certificate.ts'
import type { AppState } from '../state/state.ts'
import { tryWebSocket } from '../portaswitch/client/try-web-socket.ts'
import { defaultTiming } from '../timing.ts'
import { Remembered } from './remembered.ts'
import { SignIn } from './sign-in.ts'
import { KeychainInMemory } from './testing/keychain-in-memory.ts'
import { settingsInMemory, storeOf } from './testing/state-in-memory.ts'
import { until } from './until.ts'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined }
const timing = { ...defaultTiming, reconnectFirst: 50 }

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator({ lockOutAfter: 100 })
}, 30_000)
afterAll(() => emulator.stop())

let desk: ReturnType<typeof createDesk>
beforeEach(() => {
  desk = createDesk()
})
afterEach(() => desk.signIn.quit())

/** The app's sign-in with the real client; `again` is the next start of the app, with what the last one left. */
function createDesk(settings = settingsInMemory(), keychain = new KeychainInMemory()) {
  const store = storeOf(settings)
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  const signIn = new SignIn({
    store,
    remembered: new Remembered({
      settings,
      keychain,
      folderHash: 'folder',
      onKeychain: (found) => store.dispatch({ type: 'app.keychainFound', keychain: found }),
    }),
    openLine: (options) => openLine({ ...options, timing, clock, random: Math.random, log: silent }),
    readCertificate: (options) => readCertificate({ ...options, timing }),
    tryWebSocket: (options) => tryWebSocket({ ...options, timing, clock }),
    onMistake: (_what, error) => {
      throw error
    },
  })
  return {
    store,
    settings,
    keychain,
    signIn,
    /** Waits for the line to be so; the phase is all that most tests ask for. */
    async reaches(phase: AppState['line']['phase'], fits: (state: AppState) => boolean = () => true) {
      const found = await until({ store, ms: 10_000 }, (state) => state.line.phase === phase && fits(state))
      expect(found, `the line is ${JSON.stringify(store.state.line)}`).toBe(true)
      return store.state.line
    },
    async again() {
      await signIn.quit()
      desk = createDesk(settings, keychain)
      return desk
    },
  }
}

const form = (given: Partial<CommandParams<'signIn'>> = {}): CommandParams<'signIn'> => ({
  server: `127.0.0.1:${emulator.port}`,
  accountId: '123007',
  password: 'secret',
  domain: '',
  webSocket: '',
  staySignedIn: true,
  ...given,
})
const pins = () => ({ [`127.0.0.1:${emulator.port}`]: emulator.fingerprint })
const trust = () => desk.settings.change({ pins: pins() })

describe('signing in', () => {
  it('asks about a certificate that nobody has vouched for before anything is sent', async () => {
    const before = await emulator.requestCount()
    desk.signIn.signIn(form())
    const line = await desk.reaches('askingCertificate')
    expect(line).toMatchObject({ certificate: { fingerprint: emulator.fingerprint }, changed: false })
    expect(await emulator.requestCount()).toBe(before)
  })

  it('trusts what was shown, and from then on without asking', async () => {
    desk.signIn.signIn(form())
    await desk.reaches('askingCertificate')
    expect(desk.signIn.trust({ fingerprint: 'AB'.repeat(32) })).toBe('notNow')
    expect(desk.signIn.trust({ fingerprint: emulator.fingerprint })).toBe('done')
    await desk.reaches('signedIn')
    expect(desk.settings.current.pins).toEqual(pins())
  })

  it('goes back to the form where the certificate is not trusted', async () => {
    desk.signIn.signIn(form())
    await desk.reaches('askingCertificate')
    expect(desk.signIn.reject()).toBe('done')
    expect(desk.store.state.line).toMatchObject({ phase: 'signedOut', problem: { field: 'server', why: 'notTrusted' } })
    expect(desk.settings.current.pins).toEqual({})
    expect(desk.signIn.trust({ fingerprint: emulator.fingerprint })).toBe('notNow')
  })

  it('warns of another certificate than the trusted one', async () => {
    desk.settings.change({ pins: { [`127.0.0.1:${emulator.port}`]: 'CD'.repeat(32) } })
    desk.signIn.signIn(form())
    expect(await desk.reaches('askingCertificate')).toMatchObject({ changed: true })
    desk.signIn.reject()
    expect(desk.store.state.line).toMatchObject({ problem: { why: 'certificateChanged' } })
  })

  it.each([
    ['a wrong password', { password: 'wrong' }, { field: 'password', why: 'wrongCredentials' }],
    ['a server that is none', { server: 'not a server' }, { field: 'server', why: 'invalid' }],
    ['a port that nobody listens on', { server: '127.0.0.1:1' }, { field: 'server', why: 'refused' }],
    ['a name that nobody has', { server: 'nobody.invalid' }, { field: 'server', why: 'hostNotFound' }],
  ] as const)('says what is wrong with %s, and keeps what was typed', async (_what, given, problem) => {
    trust()
    desk.signIn.signIn(form(given))
    const line = await desk.reaches('signedOut', ({ line }) => line.phase === 'signedOut' && line.problem !== undefined)
    expect(line).toMatchObject({ problem, name: { accountId: '123007', server: form(given).server } })
    expect(desk.keychain.entries.size).toBe(0)
  })

  it('can be given up, and then tells nothing any more', async () => {
    trust()
    const stop = await emulator.fault({ kind: 'stall' })
    desk.signIn.signIn(form())
    await desk.reaches('signingIn')
    expect(desk.signIn.cancel()).toBe('done')
    expect(desk.store.state.line).toMatchObject({ phase: 'signedOut', problem: undefined })
    await stop()
    desk.signIn.signIn(form())
    await desk.reaches('signedIn')
    expect(desk.signIn.cancel()).toBe('notNow')
  })
})

describe('signing in where the WebSocket has an address of its own', () => {
  let apart: RunningEmulator
  beforeAll(async () => {
    apart = await startEmulator({ wsPort: 0, wsPath: '/api/calls' })
  }, 30_000)
  afterAll(() => apart.stop())

  const place = () => new URL(apart.ws).host
  const pinsOfBoth = () => ({ [`127.0.0.1:${apart.port}`]: apart.fingerprint, [place()]: apart.wsFingerprint })
  const formOf = (webSocket: string) => form({ server: `127.0.0.1:${apart.port}`, webSocket })
  const connections = async () => (await apart.connections()).length

  it('asks about both certificates before anything is sent, and never again', async () => {
    desk.signIn.signIn(formOf(apart.ws))
    await desk.reaches('askingCertificate')
    desk.signIn.trust({ fingerprint: apart.fingerprint })
    const asked = await desk.reaches('askingCertificate')
    expect(asked).toMatchObject({ certificate: { host: place(), fingerprint: apart.wsFingerprint }, changed: false })
    expect(await apart.requests()).toEqual([])
    desk.signIn.trust({ fingerprint: apart.wsFingerprint })
    await desk.reaches('signedIn', ({ line }) => line.phase === 'signedIn' && line.link.kind === 'online')
    expect(desk.settings.current.pins).toEqual(pinsOfBoth())
    expect(desk.settings.current.signIn).toMatchObject({ webSocket: apart.ws })
    const next = await desk.again()
    await next.signIn.start()
    await next.reaches('signedIn', ({ line }) => line.phase === 'signedIn' && line.link.kind === 'online')
    expect(await connections()).toBe(1)
  })

  it.each([
    ['no address', () => 'not an address', 'invalid'],
    ['an address that is not encrypted', () => 'ws://127.0.0.1/ws', 'insecure'],
    ['a port that nobody listens on', () => '127.0.0.1:1/ws', 'refused'],
    ['another path', () => `${place()}/ws`, 'noWebSocket'],
  ])('says beside its field what is wrong with %s', async (_what, typed, why) => {
    desk.settings.change({ pins: pinsOfBoth() })
    desk.signIn.signIn(formOf(typed()))
    const line = await desk.reaches('signedOut', ({ line }) => line.phase === 'signedOut' && line.problem !== undefined)
    expect(line).toMatchObject({ problem: { field: 'webSocket', why }, name: { webSocket: typed() } })
  })

  it('says beside its field that its certificate is not trusted, or another one now', async () => {
    desk.settings.change({ pins: { ...pinsOfBoth(), [place()]: 'CD'.repeat(32) } })
    desk.signIn.signIn(formOf(apart.ws))
    expect(await desk.reaches('askingCertificate')).toMatchObject({ changed: true })
    desk.signIn.reject()
    expect(desk.store.state.line).toMatchObject({ problem: { field: 'webSocket', why: 'certificateChanged' } })
  })

  it('says beside its field that it shows another certificate at a later start', async () => {
    desk.settings.change({ pins: pinsOfBoth() })
    desk.signIn.signIn({ ...formOf(apart.ws), staySignedIn: true })
    await desk.reaches('signedIn', ({ line }) => line.phase === 'signedIn' && line.link.kind === 'online')
    desk.settings.change({ pins: { ...pinsOfBoth(), [place()]: 'CD'.repeat(32) } })
    const next = await desk.again()
    await next.signIn.start()
    const line = await next.reaches('signedOut', ({ line }) => line.phase === 'signedOut' && line.problem !== undefined)
    expect(line).toMatchObject({ problem: { field: 'webSocket', why: 'certificateChanged' } })
  })

  it('does not ask a second time about what the same host shows at both places', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidetone-certificate-'))
    const server = await startEmulator({ cert: folder })
    const proxy = await startEmulator({ cert: folder })
    try {
      const [at, webSocket] = [`127.0.0.1:${server.port}`, `127.0.0.1:${proxy.port}/ws`]
      desk.signIn.signIn(form({ server: at, webSocket }))
      await desk.reaches('askingCertificate')
      desk.signIn.trust({ fingerprint: server.fingerprint })
      await desk.reaches('signedIn')
      const { fingerprint } = server
      expect(desk.settings.current.pins).toEqual({ [at]: fingerprint, [`127.0.0.1:${proxy.port}`]: fingerprint })
    } finally {
      await desk.signIn.quit()
      await Promise.all([server.stop(), proxy.stop()])
      await rm(folder, { recursive: true })
    }
  })
})

describe('staying signed in', () => {
  const signedIn = async (given?: Partial<CommandParams<'signIn'>>) => {
    trust()
    desk.signIn.signIn(form(given))
    await desk.reaches('signedIn')
    await until({ store: desk.store, ms: 1_000 }, ({ keychain }) => keychain !== 'unknown')
  }

  it('keeps the password in the keychain alone, and signs in at the next start', async () => {
    await signedIn()
    expect([...desk.keychain.entries]).toEqual([[`127.0.0.1:${emulator.port} 123007 folder`, 'secret']])
    expect(JSON.stringify(desk.settings.current)).not.toContain('secret')
    const next = await desk.again()
    await next.signIn.start()
    await next.reaches('signedIn')
  })

  it('is left out where the person does not want it: the form has the name and asks for the password', async () => {
    await signedIn({ staySignedIn: false })
    expect(desk.keychain.entries.size).toBe(0)
    const next = await desk.again()
    await next.signIn.start()
    expect(next.store.state.line).toMatchObject({ phase: 'signedOut', name: { accountId: '123007' } })
  })

  it('is not possible without a keychain, which is said', async () => {
    desk.keychain.missing = true
    await signedIn()
    expect(desk.store.state.keychain).toBe('missing')
    const next = await desk.again()
    await next.signIn.start()
    expect(next.store.state).toMatchObject({ keychain: 'missing', line: { phase: 'signedOut', problem: undefined } })
  })

  it('is known to be impossible before anybody has signed in', async () => {
    desk.keychain.missing = true
    await desk.signIn.start()
    expect(desk.store.state.keychain).toBe('unknown')
    await desk.signIn.lookForKeychain()
    expect(desk.store.state.keychain).toBe('missing')
  })

  it('ends with signing out, which the server is told', async () => {
    await signedIn()
    const after = await emulator.requestCount()
    expect(await desk.signIn.signOut()).toBe('done')
    expect(desk.store.state.line).toMatchObject({ phase: 'signedOut', name: { accountId: '123007' } })
    expect(desk.keychain.entries.size).toBe(0)
    await emulator.waitForRequest('Session.logout', undefined, { after })
    const next = await desk.again()
    await next.signIn.start()
    expect(next.store.state.line.phase).toBe('signedOut')
  })

  it('ends where the password is refused: it would be at every start, until the account is locked', async () => {
    await signedIn()
    const next = await desk.again()
    await emulator.configure({ line: { id: '123007', password: 'changed' } })
    await next.signIn.start()
    const line = await next.reaches('signedOut')
    await emulator.configure({ line: { id: '123007', password: 'secret' } })
    expect(line).toMatchObject({ problem: { why: 'wrongCredentials' } })
    expect(next.keychain.entries.size).toBe(0)
  })

  it.each([
    ['is out of order', 'Server.Session.internal_error'],
    ['refuses for a reason that nobody knows', 'Server.Session.some_day'],
  ])('does not end where the server %s', async (_, code) => {
    await signedIn()
    const next = await desk.again()
    const stop = await emulator.fault({ kind: 'refuse', method: 'Session.login', code })
    void next.signIn.start()
    await next.reaches('signedOut', ({ line }) => line.phase === 'signedOut' && line.problem?.field === 'server')
    await stop()
    expect(next.keychain.entries.size).toBe(1)
    expect(next.settings.current.signIn.stay).toBe(true)
  })

  it('goes on trying where the server is away at the start', async () => {
    await signedIn()
    const next = await desk.again()
    next.settings.change({ signIn: { ...next.settings.current.signIn, server: '127.0.0.1:1' } })
    next.keychain.entries.set('127.0.0.1:1 123007 folder', 'secret')
    void next.signIn.start()
    const away = ({ line }: AppState) => line.phase === 'signedOut' && line.tries
    expect(await next.reaches('signedOut', away)).toMatchObject({ problem: { why: 'refused' } })
    next.signIn.signIn(form())
    await next.reaches('signedIn')
  })
})
