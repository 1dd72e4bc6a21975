import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { PortaSwitchError } from './error.ts'
import { limited, reasonOf } from './limited.ts'
import { networkError } from './network-error.ts'
import type { Server } from './server.ts'

export interface HandshakeOptions {
  readonly server: Server
  /**
   * False only where the caller looks at the certificate itself before the first byte (a pin), or sends none (reading
   * the certificate). The socket then says by `authorized` whether it would have passed.
   */
  readonly verify: boolean
  /** PEM certificates of authorities to trust in place of Node's own list. */
  readonly authorities?: readonly string[] | undefined
  /** For name, TCP and TLS together, milliseconds. */
  readonly limit: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Opens a TLS connection on which nothing has been sent yet.
 *
 * Rejects with a {@link PortaSwitchError}: `hostNotFound`, `connectionRefused`, `noAnswer`, `network`,
 * `certificateNotTrusted`, `cancelled`.
 */
export function handshake({ server, verify, authorities, limit, signal }: HandshakeOptions): Promise<TLSSocket> {
  const late = () => new PortaSwitchError('noAnswer')
  return limited({ ms: limit, late, signals: [signal] }, (signal) => {
    const socket = connect({
      host: server.host,
      port: server.port,
      // An address is no server name: RFC 6066, section 3.
      ...(isIP(server.host) === 0 ? { servername: server.host } : {}),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: verify,
      ...(authorities === undefined ? {} : { ca: [...authorities] }),
    })
    return new Promise<TLSSocket>((resolve, reject) => {
      const fail = (error: unknown) => reject(verify && wasRefused(socket) ? notTrusted(error) : networkError(error))
      const cancel = () => {
        reject(reasonOf(signal))
        socket.destroy()
      }
      signal.addEventListener('abort', cancel, { once: true })
      socket.once('secureConnect', () => {
        signal.removeEventListener('abort', cancel)
        socket.setNoDelay(true)
        resolve(socket)
      })
      // It stays: an error before the socket's user listens for one must not end the program.
      socket.on('error', fail)
      socket.once('close', () => fail(undefined))
    })
  })
}

/** Node sets this, on a socket whose certificate did not verify, before it destroys the socket. */
const wasRefused = (socket: TLSSocket) => Boolean(socket.authorizationError)

const notTrusted = (cause: unknown) => new PortaSwitchError('certificateNotTrusted', { cause })
