import type { TLSSocket } from 'node:tls'
import type { Timing } from '../../timing.ts'
import { fingerprintOf } from './certificate.ts'
import { PortaSwitchError } from './error.ts'
import { handshake } from './handshake.ts'
import type { Server } from './server.ts'

/** Opens one more connection to the server of a line; what it resolves has been found to be that server. */
export type ConnectTls = (signal?: AbortSignal) => Promise<TLSSocket>

export interface TlsOptions {
  readonly server: Server
  readonly pin: string | undefined
  readonly authorities?: readonly string[] | undefined
  readonly timing: Pick<Timing, 'connect'>
  /** The certificate is not the pinned one but verifies normally. Told once; from then on only that counts. */
  readonly onPinReplaced: (fingerprint: string) => void
}

/**
 * The one way to the server, for REST and the WebSocket alike.
 *
 * Without a pin the certificate has to verify, host name included, or it rejects with `certificateNotTrusted`. With a pin
 * it has to be the pinned one, compared before the first byte is sent, or verify normally, or it rejects with
 * `certificateChanged`.
 */
export function createTlsConnector({ server, pin, authorities, timing, onPinReplaced }: TlsOptions): ConnectTls {
  let trusted = pin

  return async (signal) => {
    const base = { server, authorities, limit: timing.connect, signal }
    if (trusted === undefined) return handshake({ ...base, verify: true })

    const socket = await handshake({ ...base, verify: false })
    try {
      const fingerprint = fingerprintOf(socket)
      if (fingerprint === trusted) return socket
      if (!socket.authorized) throw new PortaSwitchError('certificateChanged')
      if (trusted !== undefined) onPinReplaced(fingerprint)
      trusted = undefined
      return socket
    } catch (error) {
      socket.destroy()
      throw error
    }
  }
}

/** The same, to an address that the WebSocket has to itself: words about its certificate stand beside that address. */
export function toWebSocketAlone(connect: ConnectTls): ConnectTls {
  return async (signal) => {
    try {
      return await connect(signal)
    } catch (error) {
      throw isAboutCertificate(error) ? new PortaSwitchError('webSocketCertificateChanged', { cause: error }) : error
    }
  }
}

/** Whether the server of a line is not the one that was trusted. */
export const isAboutCertificate = (error: unknown): boolean =>
  error instanceof PortaSwitchError && (error.code === 'certificateChanged' || error.code === 'certificateNotTrusted')
