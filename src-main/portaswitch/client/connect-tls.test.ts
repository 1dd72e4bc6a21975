import { createServer as createPlainServer, type AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newCertificate, type Certificate as Pair } from '../../../emulator/server/certificate.ts'
import { createTlsConnector } from './connect-tls.ts'
import { readCertificate } from './read-certificate.ts'

const timing = { connect: 4_000 }
const host = '127.0.0.1'

let first: Pair
let second: Pair
let server: Server
let port: number
/** What the server was sent. */
let received = ''
const replaced: string[] = []

beforeAll(async () => {
  first = await newCertificate(Date.now())
  second = await newCertificate(Date.now())
  server = createServer({ cert: first.cert, key: first.key }, (socket) => {
    socket.on('data', (data) => (received += String(data)))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  port = (server.address() as AddressInfo).port
})

afterEach(() => {
  server.setSecureContext({ cert: first.cert, key: first.key })
  expect(received).toBe('')
  replaced.length = 0
})

afterAll(() => void server.close())

const connector = (pin: string | undefined, authorities?: readonly string[], at = host) =>
  createTlsConnector({
    server: { host: at, port },
    pin,
    authorities,
    timing,
    onPinReplaced: (fingerprint) => replaced.push(fingerprint),
  })

async function connects(connect: ReturnType<typeof connector>): Promise<boolean> {
  const socket = await connect()
  socket.destroy()
  return true
}

describe('a connection without a pin', () => {
  it('is refused where the certificate does not verify', async () => {
    await expect(connector(undefined)()).rejects.toMatchObject({ code: 'certificateNotTrusted' })
  })

  it('is made where it verifies', async () => {
    await expect(connects(connector(undefined, [first.cert]))).resolves.toBe(true)
    await expect(connects(connector(undefined, [first.cert], 'localhost'))).resolves.toBe(true)
  })

  it('is refused where the certificate is for another host', async () => {
    // Another address of this computer, for which nobody has made out the certificate.
    await expect(connector(undefined, [first.cert], '::ffff:127.0.0.1')()).rejects.toMatchObject({
      code: 'certificateNotTrusted',
    })
  })

  it('is refused all the same where the environment says to trust anybody', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      await expect(connector(undefined)()).rejects.toMatchObject({ code: 'certificateNotTrusted' })
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    }
  })
})

describe('a connection with a pin', () => {
  it('is made to the pinned certificate, though it does not verify', async () => {
    await expect(connects(connector(first.fingerprint))).resolves.toBe(true)
    expect(replaced).toEqual([])
  })

  it('is refused where the certificate is another one, before anything is sent', async () => {
    const connect = connector(first.fingerprint)
    await connects(connect)
    server.setSecureContext({ cert: second.cert, key: second.key })
    await expect(connect()).rejects.toMatchObject({ code: 'certificateChanged' })
  })

  it('gives the pin up for a certificate that verifies, and says so once', async () => {
    server.setSecureContext({ cert: second.cert, key: second.key })
    const connect = connector(first.fingerprint, [second.cert])
    await Promise.all([connects(connect), connects(connect)])
    expect(replaced).toEqual([second.fingerprint])

    // From then on only what verifies counts.
    server.setSecureContext({ cert: first.cert, key: first.key })
    await expect(connect()).rejects.toMatchObject({ code: 'certificateNotTrusted' })
  })
})

describe('a connection that does not come about', () => {
  it('because it was given up is cancelled, and closed', async () => {
    const cancel = new AbortController()
    const connecting = connector(first.fingerprint)(cancel.signal)
    cancel.abort()
    await expect(connecting).rejects.toMatchObject({ code: 'cancelled' })
    await expect(connector(first.fingerprint)(cancel.signal)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('because nobody listens is refused', async () => {
    const free = createServer()
    await new Promise<void>((resolve) => free.listen(0, host, resolve))
    const server = { host, port: (free.address() as AddressInfo).port }
    await new Promise((resolve) => free.close(resolve))
    await expect(readCertificate({ server, timing })).rejects.toMatchObject({ code: 'connectionRefused' })
  })

  it('because there is no such host says so', async () => {
    const server = { host: 'no-such-host.invalid', port }
    await expect(readCertificate({ server, timing })).rejects.toMatchObject({ code: 'hostNotFound' })
  })

  it('because nobody answers gives up in time', async () => {
    const silent = createPlainServer((socket) => socket.on('error', () => socket.destroy()))
    await new Promise<void>((resolve) => silent.listen(0, host, resolve))
    const server = { host, port: (silent.address() as AddressInfo).port }
    await expect(readCertificate({ server, timing: { connect: 50 } })).rejects.toMatchObject({ code: 'noAnswer' })
    silent.close()
  })

  it('because the other side speaks no TLS, or hangs up, is trouble of the network', async () => {
    for (const reply of ['HTTP/1.1 400 Bad Request\r\n\r\n', '']) {
      const plain = createPlainServer((socket) => socket.on('error', () => socket.destroy()).end(reply))
      await new Promise<void>((resolve) => plain.listen(0, host, resolve))
      const server = { host, port: (plain.address() as AddressInfo).port }
      await expect(readCertificate({ server, timing })).rejects.toMatchObject({ code: 'network' })
      plain.close()
    }
  })
})

describe('reading a certificate', () => {
  it('tells whose it is, its fingerprint and dates, and sends nothing', async () => {
    const { certificate, verifies } = await readCertificate({ server: { host, port }, timing })
    expect(verifies).toBe(false)
    expect(certificate).toMatchObject({ host, fingerprint: first.fingerprint, issuedTo: 'localhost' })
    expect(certificate.validFrom).toBeLessThanOrEqual(Date.now())
    expect(certificate.validTo).toBeGreaterThan(Date.now())
  })

  it('tells whether it would verify', async () => {
    const server = { host, port }
    const { verifies } = await readCertificate({ server, timing, authorities: [first.cert] })
    expect(verifies).toBe(true)
  })

  it('leaves no connection open', async () => {
    await readCertificate({ server: { host, port }, timing })
    const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
    await expect.poll(open).toBe(0)
  })
})
