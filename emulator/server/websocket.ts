import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import * as v from 'valibot'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import { Connection } from './connection.ts'
import type { Reply } from './dispatch.ts'
import type { Exchange } from './exchange.ts'
import { Outbox } from './outbox.ts'
import { badGatewayPage } from './rest.ts'

export interface WebSocketOptions {
  /** Where an error stands in its frame: inside `error`, or flat. The reference does not show it. */
  readonly errorEnvelope: 'nested' | 'flat'
  /** One worker serves so many connections; the next is refused with 503. */
  readonly maxConnections: number
  /** Where it is served with a certificate of its own, as by a proxy before it; 0 takes any free port. */
  readonly port?: number | undefined
  readonly path: string
}

const frameShape = v.object({
  cseq: v.nullish(v.union([v.number(), v.string()])),
  service: v.string(),
  method: v.string(),
  params: v.nullish(v.unknown()),
  auth_info: v.nullish(v.unknown()),
})

/** The JSON-RPC API at its path, `/ws` as a rule. */
export class WebSocketSide {
  readonly #exchange: Exchange
  readonly #options: WebSocketOptions
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 8_000_000 })
  #last = 0

  constructor(exchange: Exchange, options: WebSocketOptions) {
    this.#exchange = exchange
    this.#options = options
    this.#server.on('headers', (headers) =>
      headers.push(`Date: ${new Date(exchange.switchboard.clock.now()).toUTCString()}`),
    )
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { faults, connections, switchboard } = this.#exchange
    const { path } = this.#options
    const isPath = (pathname: string) => pathname === path || pathname === `${path}/`
    const url = request.url ?? '/'
    if (!URL.canParse(url, 'https://localhost')) return refuse(socket, '400 Bad Request', 'no address')
    const { pathname } = new URL(url, 'https://localhost')
    if (faults.use('bad gateway') !== undefined) return refuse(socket, '502 Bad Gateway', badGatewayPage)
    if (
      faults.use('closed', ({ what }) => what === 'websocket') !== undefined ||
      connections.size >= this.#options.maxConnections
    )
      return refuse(socket, '503 Service Unavailable', 'too many connections')
    const isThere = switchboard.world.options.serves !== 'soap' && isPath(pathname)
    if (!isThere) return refuse(socket, '404 Not Found', 'no such address')
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket))
  }

  /** Cuts every connection without saying goodbye. */
  drop(): void {
    for (const { socket } of this.#exchange.connections.values()) socket.terminate()
  }

  #open(socket: WebSocket): void {
    const { connections, faults, switchboard } = this.#exchange
    this.#last += 1
    const connection = new Connection(this.#last, socket, new Outbox(socket, faults), switchboard.clock.now())
    connections.set(connection.id, connection)
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.#receive(connection, String(data))
    })
    socket.on('ping', (data) => {
      if (!faults.has('silence')) socket.pong(data)
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      connections.delete(connection.id)
      connection.outbox.close()
    })
  }

  #receive(connection: Connection, text: string): void {
    let json: unknown
    try {
      json = JSON.parse(text)
    } catch {
      return
    }
    const frame = v.safeParse(frameShape, json)
    if (!frame.success) return
    const { cseq, service, method, params, auth_info: authInfo } = frame.output
    const number = cseq === undefined || cseq === null ? undefined : Number(cseq)
    const request = {
      service,
      method,
      params,
      authInfo,
      files: [],
      transport: 'websocket',
      connection,
      cseq: number,
    } as const
    this.#exchange.receive(request, (reply) => {
      // A request without cseq expects no answer, and gets none.
      if (cseq !== undefined && cseq !== null) connection.outbox.reply(JSON.stringify(this.#envelope(cseq, reply)))
    })
  }

  #envelope(cseq: number | string, reply: Reply): object {
    switch (reply.kind) {
      case 'answer':
        return { cseq, result: reply.answer, success: 1 }
      case 'fault':
        return this.#options.errorEnvelope === 'flat'
          ? { cseq, ...error(reply.fault) }
          : { cseq, error: error(reply.fault) }
      default:
        return reply satisfies never
    }
  }
}

const error = ({ code, message, details }: Fault) => ({ code, message, details: details ?? null })

function refuse(socket: Duplex, status: string, body: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
