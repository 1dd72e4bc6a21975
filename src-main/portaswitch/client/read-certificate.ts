import type { Certificate } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import { certificateOf } from './certificate.ts'
import { handshake } from './handshake.ts'
import type { Server } from './server.ts'

/**
 * Reads the certificate of a server on a connection that sends no application byte, for a person to judge.
 *
 * `verifies` tells whether it would be accepted without asking. Rejects with a `PortaSwitchError`: `hostNotFound`,
 * `connectionRefused`, `noAnswer`, `network`, `cancelled`.
 */
export async function readCertificate({
  server,
  timing,
  authorities,
  signal,
}: {
  readonly server: Server
  readonly timing: Pick<Timing, 'connect'>
  /** PEM certificates of authorities to trust in place of Node's own list. */
  readonly authorities?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}): Promise<{ readonly certificate: Certificate; readonly verifies: boolean }> {
  const socket = await handshake({ server, verify: false, authorities, limit: timing.connect, signal })
  try {
    return { certificate: certificateOf(socket, server.host), verifies: socket.authorized }
  } finally {
    socket.destroy()
  }
}
