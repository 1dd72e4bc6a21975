import { Agent, type RequestOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import type { ConnectTls } from './connect-tls.ts'
import { networkError } from './network-error.ts'

/** Keeps connections for REST, each opened and verified by {@link ConnectTls}. */
export class RestAgent extends Agent {
  readonly #connect: ConnectTls
  readonly #end = new AbortController()

  /** `idle`: how long a connection that nobody uses is kept, milliseconds; one that lies longer may be dead by then. */
  constructor(connect: ConnectTls, { idle }: { readonly idle: number }) {
    super({ keepAlive: true, maxSockets: 4, timeout: idle })
    this.#connect = connect
  }

  override createConnection(
    _options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    // Node calls back with the error alone, though its types want a stream beside it.
    const done = callback as (error: Error | null, stream?: Duplex) => void
    this.#connect(this.#end.signal).then(
      (socket) => done(null, socket),
      (error: unknown) => done(networkError(error)),
    )
  }

  forgetIdle(): void {
    for (const sockets of Object.values(this.freeSockets)) for (const socket of sockets ?? []) socket.destroy()
  }

  /** For good: gives up the connections that are being opened, too. */
  override destroy(): void {
    this.#end.abort()
    super.destroy()
  }
}
