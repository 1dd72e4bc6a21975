import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** What a request was, and how to answer it. */
export type Script = (request: IncomingMessage & { readonly body: string }, response: ServerResponse) => void

/** A server that says what a test wants: for what no PortaSwitch, nor its emulator, would say. */
export interface ScriptedServer {
  readonly port: number
  readonly fingerprint: string
  /** `METHOD path` of each request so far. */
  readonly requests: readonly string[]
  readonly bodies: readonly string[]
  /** Connections so far. */
  readonly connections: number
  /** Connections that are open now. */
  open(): Promise<number>
  stop(): Promise<void>
}

export async function startScriptedServer(
  { cert, key, fingerprint }: { readonly cert: string; readonly key: string; readonly fingerprint: string },
  script: Script,
): Promise<ScriptedServer> {
  const requests: string[] = []
  const bodies: string[] = []
  let connections = 0
  const server = createServer({ cert, key }, (request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      requests.push(`${request.method} ${request.url}`)
      bodies.push(body)
      script(Object.assign(request, { body }), response)
    })
  })
  server.on('secureConnection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint,
    requests,
    bodies,
    get connections() {
      return connections
    },
    open: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
