import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newCertificate, type Certificate } from '../../../emulator/server/certificate.ts'
import { login } from '../protocol/session.ts'
import { getAliasList } from '../protocol/account.ts'
import { createTlsConnector } from './connect-tls.ts'
import { createRest, type Rest } from './rest.ts'
import { createServerClock } from './server-clock.ts'
import { startScriptedServer, type Script, type ScriptedServer } from './test-aids/scripted-server.ts'

let certificate: Certificate
let server: ScriptedServer
let rest: Rest
const clock = { now: () => Date.now(), monotonic: () => performance.now() }
const limits = { request: 4_000, fileStalled: 4_000, heartbeat: 7_000, connect: 4_000 }
const credentials = { login: '123007', password: 'p&w=d' }

beforeAll(async () => {
  certificate = await newCertificate(Date.now())
})

afterEach(async () => {
  rest.close()
  await server.stop()
})

async function start(script: Script, timing = limits): Promise<void> {
  server = await startScriptedServer(certificate, script)
  const { port, fingerprint } = server
  const address = { host: '127.0.0.1', port }
  const connect = createTlsConnector({ server: address, pin: fingerprint, timing, onPinReplaced: () => {} })
  rest = createRest({ server: address, connect, timing, serverClock: createServerClock(clock, () => {}) })
}

/** Lives at one address only; everything else is answered as said. */
const onlyAt =
  (home: string, elsewhere: (response: Parameters<Script>[1]) => void): Script =>
  (request, response) => {
    if (request.url === home) response.end('{"session_id":"s"}')
    else elsewhere(response)
  }

describe('a request over REST', () => {
  it('goes as a form, with nothing secret in its address', async () => {
    await start((_, response) => response.end('{"session_id":"s"}'))
    await rest.ask(login, credentials)
    expect(server.requests).toEqual(['POST /rest/Session/login'])
    expect(Object.fromEntries(new URLSearchParams(server.bodies[0]))).toEqual({ params: JSON.stringify(credentials) })
  })

  it('names the session in auth_info', async () => {
    await start((_, response) => response.end('{"alias_list":null}'))
    await expect(rest.ask(getAliasList, {}, { auth: { session_id: 's' } })).resolves.toEqual({ alias_list: [] })
    expect(new URLSearchParams(server.bodies[0]).get('auth_info')).toBe('{"session_id":"s"}')
  })

  it('shares one connection with those after it', async () => {
    await start((_, response) => response.end('{"session_id":"s"}'))
    for (let round = 0; round < 3; round += 1) await rest.ask(login, credentials)
    expect(server.connections).toBe(1)
  })

  it('does not trust a connection that has lain idle for long', async () => {
    await start((_, response) => response.end('{"session_id":"s"}'), { ...limits, request: 4_000, heartbeat: 30 })
    await rest.ask(login, credentials)
    await expect.poll(() => server.open()).toBe(0)
    await rest.ask(login, credentials)
    expect(server.connections).toBe(2)
  })

  it('is sent again where the server let the kept connection go at that moment', async () => {
    await start((request, response) => {
      if (server.requests.length === 2) request.socket.destroy()
      else response.end('{"session_id":"s"}')
    })
    await rest.ask(login, credentials)
    await expect(rest.ask(login, credentials)).resolves.toMatchObject({ session_id: 's' })
    expect(server.requests).toHaveLength(3)
  })
})

describe('the address of the API', () => {
  it.each([
    ['/UM/rest/Session/login', 404],
    ['/rest/Session/login/', 404],
    ['/UM/rest/Session/login/', 404],
    ['/UM/rest/Session/login', 200],
    ['/rest/Session/login/', 301],
    ['/UM/rest/Session/login', 403],
  ])('is found at %s behind a %d, and remembered', async (home, status) => {
    await start(onlyAt(home, (response) => response.writeHead(status, { location: home }).end('<html>')))
    await rest.ask(login, credentials)
    const tried = server.requests.length
    await rest.ask(login, credentials)
    expect(server.requests.slice(tried)).toEqual([`POST ${home}`])
  })

  it("is not learnt from a proxy's page", async () => {
    const atHome = onlyAt('/UM/rest/Session/login', (response) => response.writeHead(404).end())
    await start((request, response) => {
      if (server.requests.length === 1) response.writeHead(502).end('<html>')
      else atHome(request, response)
    })
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'serverError' })
    await expect(rest.ask(login, credentials)).resolves.toMatchObject({ session_id: 's' })
  })

  it('is known by a refusal', async () => {
    const refusal = JSON.stringify({ faultcode: 'Server.Session.auth_failed', faultstring: 'no' })
    await start((_, response) => response.writeHead(500).end(refusal))
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'refused' })
    expect(server.requests).toEqual(['POST /rest/Session/login'])
  })

  it('that is nowhere means that it is no PortaSwitch', async () => {
    await start((_, response) => response.writeHead(404).end())
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'notPortaSwitch' })
  })

  it('once known, only the method can be unknown', async () => {
    await start(onlyAt('/rest/Session/login', (response) => response.writeHead(404).end()))
    await rest.ask(login, credentials)
    const asked = rest.ask(getAliasList, {})
    await expect(asked).rejects.toMatchObject({ code: 'refused', fault: { code: 'method_not_found' } })
  })

  it('is never looked for where a redirect points', async () => {
    const target = await startScriptedServer(certificate, (_, response) => response.end('{"session_id":"s"}'))
    const location = `https://127.0.0.1:${target.port}/rest/Session/login`
    await start((_, response) => response.writeHead(307, { location }).end())
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'notPortaSwitch' })
    expect(target.connections).toBe(0)
    await target.stop()
  })
})

describe('an answer over REST', () => {
  it('that does not come is given up in time', async () => {
    await start(() => {}, { ...limits, request: 50, heartbeat: 7_000 })
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'unanswered' })
  })

  it('that stops half-way is given up in time', async () => {
    await start((_, response) => void response.write('{"session'), { ...limits, request: 100, heartbeat: 7_000 })
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'unanswered' })
  })

  it('that breaks off is trouble of the network', async () => {
    await start((request, response) => {
      response.write('{"session', () => request.socket.destroy())
    })
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'network' })
  })

  it('without end is not read to its end', async () => {
    await start((_, response) => {
      const more = () => {
        while (response.writable && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    })
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('that does not fit the row is unreadable', async () => {
    await start((_, response) => response.end('{"session_id":{}}'))
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('is not waited for by who gives up', async () => {
    const cancel = new AbortController()
    await start(() => cancel.abort())
    await expect(rest.ask(login, credentials, { signal: cancel.signal })).rejects.toMatchObject({ code: 'cancelled' })
    await expect(rest.ask(login, credentials, { signal: cancel.signal })).rejects.toMatchObject({ code: 'cancelled' })
    expect(server.requests).toHaveLength(1)
  })

  it('is not waited for once it is closed', async () => {
    await start(() => rest.close())
    await expect(rest.ask(login, credentials)).rejects.toMatchObject({ code: 'network' })
  })
})
