import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { keepCertificate, newCertificate } from './certificate.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-certificate-'))
})
afterAll(() => rm(folder, { recursive: true }))

const day = 24 * 3600 * 1000

describe('the certificate', () => {
  it('is for localhost and 127.0.0.1, good for two years, its fingerprint 64 digits', async () => {
    const { cert, fingerprint } = await newCertificate(Date.now())
    const read = new X509Certificate(cert)
    expect(read.checkHost('localhost')).toBe('localhost')
    expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(read.checkHost('example.com')).toBeUndefined()
    expect(Date.parse(read.validTo) - Date.now()).toBeGreaterThan(729 * day)
    expect(fingerprint).toMatch(/^[0-9A-F]{64}$/)
  })

  it('is kept in a folder, with the key for the owner alone, until it has run out', async () => {
    const made = await keepCertificate(folder, Date.now())
    expect(await keepCertificate(folder, Date.now())).toEqual(made)
    if (process.platform !== 'win32') expect((await stat(join(folder, 'key.pem'))).mode & 0o777).toBe(0o600)
    const later = await keepCertificate(folder, Date.now() + 800 * day)
    expect(later.fingerprint).not.toBe(made.fingerprint)
  })
})

describe('an emulator', () => {
  let emulator: RunningEmulator
  beforeAll(async () => {
    emulator = await startEmulator({ cert: folder })
  }, 60_000)
  afterAll(() => emulator.stop())

  const fingerprintServed = () =>
    new Promise<string>((resolve, reject) => {
      const socket: TLSSocket = connect({ host: '127.0.0.1', port: emulator.port, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '') ?? '')
        socket.destroy()
      })
      socket.on('error', reject)
    })

  it('serves the certificate that it tells, which verifies for who trusts it', async () => {
    expect(await fingerprintServed()).toBe(emulator.fingerprint)
    const { cert } = await keepCertificate(folder, Date.now())
    await new Promise<void>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: emulator.port, ca: cert, servername: 'localhost' }, () => {
        expect(socket.authorized).toBe(true)
        socket.destroy()
        resolve()
      })
      socket.on('error', reject)
    })
  })

  it('changes its certificate on request', async () => {
    const before = emulator.fingerprint
    await emulator.setCertificate('new')
    expect(emulator.fingerprint).not.toBe(before)
    expect(await fingerprintServed()).toBe(emulator.fingerprint)
  })
})
