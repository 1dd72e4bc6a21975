import { WebSocket } from 'ws'
import type { Timing } from '../../timing.ts'
import { longestFrame } from '../protocol/envelope.ts'
import type { Clock } from './clock.ts'
import type { ConnectTls } from './connect-tls.ts'
import { createDeferred } from './deferred.ts'
import { PortaSwitchError } from './error.ts'
import { startHeartbeat } from './heartbeat.ts'
import { limited, reasonOf } from './limited.ts'
import type { Log } from './log.ts'
import { networkError } from './network-error.ts'
import { authorityOf, type WebSocketAddress } from './server.ts'

/** An open WebSocket that looks after itself: text in and out, and a word when it is gone. */
export interface Connection {
  /** False where it is not open any more: nothing was sent. */
  send(text: string): boolean
  /** Where it leaves this computer. */
  readonly localAddress: string | undefined
  /** Has it prove that it is alive. */
  check(): void
  /** Says goodbye and lets go; `lost` resolves. */
  close(): void
  /** Why it went, once it has: `noAnswer` where it was found dead, else `offline`. Never rejects. */
  readonly lost: Promise<PortaSwitchError>
}

/** The server answers, but with something else than a WebSocket. */
export class WebSocketRefused extends PortaSwitchError {
  /** Of HTTP. */
  readonly status: number

  constructor(status: number) {
    super('serverError', { message: `HTTP ${status} at the WebSocket` })
    this.status = status
  }
}

export interface ConnectionOptions {
  readonly address: WebSocketAddress
  /** To that address. */
  readonly connect: ConnectTls
  readonly timing: Pick<Timing, 'connect' | 'heartbeat' | 'heartbeatAnswer' | 'signOut'>
  readonly clock: Clock
  readonly log: Log
  /** Never called once it is closed or lost. */
  readonly onText: (text: string) => void
  readonly signal: AbortSignal
}

/** Longer ones end the connection; those between this and `longestFrame` are only dropped. */
const maxPayload = 64 * 1024 * 1024

/** How long frames are read in one go, milliseconds: in a flood everything else must have its turn as well. */
const longestTurn = 3

/** Opens `wss://HOST:PORT/PATH` within `timing.connect`. Rejects with a {@link PortaSwitchError}. */
export function openConnection(options: ConnectionOptions): Promise<Connection> {
  const late = () => new PortaSwitchError('noAnswer')
  return limited({ ms: options.timing.connect, late, signals: [options.signal] }, async (signal) => {
    const socket = await options.connect(signal)
    const webSocket = new WebSocket(`wss://${authorityOf(options.address)}${options.address.path}`, {
      createConnection: () => socket,
      followRedirects: false,
      perMessageDeflate: false,
      maxPayload,
      // A frame of broken text is for readFrame to refuse, not a reason to lose the connection.
      skipUTF8Validation: true,
    })
    const { localAddress } = socket
    return { localAddress, ...(await opened(webSocket, options, signal)) }
  })
}

type Watched = Omit<Connection, 'localAddress'>

function opened(webSocket: WebSocket, options: ConnectionOptions, signal: AbortSignal): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      reject(reasonOf(signal))
      webSocket.terminate()
    }
    signal.addEventListener('abort', cancel, { once: true })
    webSocket.on('error', (error) => reject(networkError(error)))
    webSocket.once('unexpected-response', (request, response) => {
      reject(new WebSocketRefused(response.statusCode ?? 0))
      request.destroy()
    })
    webSocket.once('close', () => reject(new PortaSwitchError('network')))
    webSocket.once('open', () => {
      signal.removeEventListener('abort', cancel)
      resolve(watch(webSocket, options))
    })
    if (signal.aborted) cancel()
  })
}

function watch(webSocket: WebSocket, { timing, clock, log, onText }: ConnectionOptions): Watched {
  let over = false
  let goodbye: NodeJS.Timeout | undefined
  let turnBegan: number | undefined
  const lost = createDeferred<PortaSwitchError>()

  const heartbeat = startHeartbeat({
    timing,
    clock,
    ping: () => webSocket.ping(),
    onDead: () => {
      log.info('connection is dead')
      end('noAnswer')
      webSocket.terminate()
    },
  })

  function end(code: 'noAnswer' | 'offline'): void {
    over = true
    heartbeat.stop()
    lost.resolve(new PortaSwitchError(code))
  }

  function takeTurns(): void {
    if (turnBegan === undefined) {
      turnBegan = clock.monotonic()
      setImmediate(() => {
        turnBegan = undefined
        webSocket.resume()
      })
    } else if (!webSocket.isPaused && clock.monotonic() - turnBegan > longestTurn) webSocket.pause()
  }

  webSocket.on('message', (data, isBinary) => {
    if (over) return
    heartbeat.heard()
    takeTurns()
    // ws hands over one Buffer unless told otherwise.
    if (isBinary || !Buffer.isBuffer(data)) return log.warn('frame dropped', { why: 'binary' })
    // Bytes are at least as many as characters; this one is not even decoded.
    if (data.length > longestFrame) return log.warn('frame dropped', { why: 'too long', bytes: data.length })
    onText(data.toString('utf8'))
  })
  webSocket.on('pong', heartbeat.heard)
  webSocket.on('ping', heartbeat.heard)
  webSocket.on('close', (code) => {
    clearTimeout(goodbye)
    if (!over) log.info('connection closed', { code })
    end('offline')
  })

  return {
    lost: lost.promise,
    check: () => {
      if (!over) heartbeat.check()
    },
    send: (text) => {
      if (over || webSocket.readyState !== WebSocket.OPEN) return false
      webSocket.send(text)
      return true
    },
    close: () => {
      if (over) return
      end('offline')
      webSocket.close(1000)
      // A server that does not answer the goodbye must not keep the socket open.
      goodbye = setTimeout(() => webSocket.terminate(), timing.signOut)
    },
  }
}
