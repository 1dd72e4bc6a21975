import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Certificate } from './certificate.ts'
import type { Exchange } from './exchange.ts'
import { serveRest } from './rest.ts'
import type { WebSocketSide } from './websocket.ts'

/** HTTPS and, unless it has a port of its own, WSS on one port of 127.0.0.1. */
export class HttpsSide {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  /** Without `webSockets` there is none here; with `rest` false there is nothing but them. */
  constructor({
    exchange,
    webSockets,
    rest = true,
    certificate,
  }: {
    readonly exchange: Exchange
    readonly webSockets: WebSocketSide | undefined
    readonly rest?: boolean
    readonly certificate: Certificate
  }) {
    this.#server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
      response.sendDate = false
      response.setHeader('date', new Date(exchange.switchboard.clock.now()).toUTCString())
      if (!rest) return void response.writeHead(404).end()
      serveRest(exchange, request, response).catch(() => response.destroy())
    })
    this.#server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      if (webSockets === undefined)
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      else webSockets.upgrade(request, socket, head)
    })
    this.#server.on('connection', (socket: Socket) => {
      if (exchange.faults.use('closed', ({ what }) => what === 'everything') !== undefined) {
        socket.destroy()
        return
      }
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
  }

  /** Listens; `port` 0 takes any free one. Returns the port. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', resolve)
    })
    return portOf(this.#server.address())
  }

  /** Connections that are opened from now on see this certificate. */
  use(certificate: Certificate): void {
    this.#server.setSecureContext({ cert: certificate.cert, key: certificate.key })
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
