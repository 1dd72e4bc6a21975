import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../emulator/harness.ts'
import { readCertificate } from '../portaswitch/client/read-certificate.ts'
import { defaultTiming } from '../timing.ts'
import { Remembered } from './remembered.ts'
import { secondServerNamer, secondSite, type SecondServerOptions } from './second-server.ts'
import { KeychainInMemory } from './testing/keychain-in-memory.ts'
import { settingsInMemory, storeOf } from './testing/state-in-memory.ts'

let second: RunningEmulator
beforeAll(async () => {
  second = await startEmulator({ wsPort: 0 })
}, 30_000)
afterAll(() => second.stop())

const server = () => `127.0.0.1:${second.port}`
const place = () => new URL(second.ws).host

let desk: SecondServerOptions
let nameServer: ReturnType<typeof secondServerNamer>
beforeEach(() => {
  const settings = settingsInMemory()
  const remembered = new Remembered({
    ...{ settings, keychain: new KeychainInMemory(), folderHash: 'folder' },
    onKeychain: () => undefined,
  })
  desk = {
    switchboard: { store: storeOf(settings), settings },
    remembered,
    readCertificate: (options) => readCertificate({ ...options, timing: defaultTiming }),
  }
  nameServer = secondServerNamer(desk)
})

/** Signed in at a main server whose WebSocket is there. */
const signedInWith = (webSocket: string) =>
  desk.switchboard.store.dispatch({
    type: 'signedOut',
    name: { server: 'pbx.example', accountId: '123007', domain: '', webSocket },
  })
const name = (fingerprint?: string) =>
  nameServer({ server: server(), ...(fingerprint === undefined ? {} : { fingerprint }) })

it('is asked about once where its WebSocket is at its usual place', async () => {
  signedInWith('')
  expect(await name()).toMatchObject({ kind: 'ask', server: server(), fingerprint: second.fingerprint })
  expect(await name('AB'.repeat(32))).toEqual({ kind: 'changed' })
  expect(await name(second.fingerprint)).toEqual({ kind: 'saved' })
  expect(secondSite(desk)).toMatchObject({ pin: second.fingerprint, webSocket: undefined })
})

it('has its WebSocket at the port and path of the main one, whose certificate is asked about as well', async () => {
  signedInWith(`wss://ws.example:${new URL(second.ws).port}/api/ws`)
  await name()
  const asked = await name(second.fingerprint)
  expect(asked).toMatchObject({ kind: 'ask', server: place(), fingerprint: second.wsFingerprint })
  expect(await name(second.wsFingerprint)).toEqual({ kind: 'saved' })
  expect(secondSite(desk)).toEqual({
    server: { host: '127.0.0.1', port: second.port },
    pin: second.fingerprint,
    webSocket: {
      address: { host: '127.0.0.1', port: Number(new URL(second.ws).port), path: '/api/ws' },
      pin: second.wsFingerprint,
    },
  })
})

it('has to show its own certificate at a WebSocket that was named later', async () => {
  signedInWith('')
  await name(second.fingerprint)
  signedInWith('wss://ws.example:9443/ws')
  expect(secondSite(desk)).toMatchObject({ webSocket: { pin: second.fingerprint } })
})

it.each([
  ['there is to be none', '', ''],
  ['another is named', server, server],
])('is not used where %s while its certificate is looked at', async (_what, other, saved) => {
  signedInWith('')
  const text = (it: string | (() => string)) => (typeof it === 'string' ? it : it())
  const { certificate } = await desk.readCertificate({
    ...{ server: { host: '127.0.0.1', port: second.port }, signal: new AbortController().signal },
  })
  await name(second.fingerprint)
  let looked = () => {}
  const slow: SecondServerOptions['readCertificate'] = ({ server: at, signal }) =>
    at.host !== 'slow.example'
      ? desk.readCertificate({ server: at, signal })
      : new Promise((resolve) => (looked = () => resolve({ certificate, verifies: true })))
  const nameOne = secondServerNamer({ ...desk, readCertificate: slow })
  const first = nameOne({ server: 'slow.example' })
  expect(await nameOne({ server: text(other) })).toEqual({ kind: 'saved' })
  looked()
  expect(await first).toEqual({ kind: 'overtaken' })
  expect(desk.switchboard.settings.current.settings.secondServer).toBe(text(saved))
})
