import type { Certificate } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import { PortaSwitchError } from './error.ts'
import type { Server } from './server.ts'

/**
 * Reads the certificate of a server on a connection that sends no application byte, for a person to judge.
 *
 * `verifies` tells whether it would be accepted without asking. Rejects with a {@link PortaSwitchError}: `hostNotFound`,
 * `connectionRefused`, `noAnswer`, `network`, `cancelled`.
 */
export function readCertificate(_options: {
  readonly server: Server
  readonly timing: Pick<Timing, 'connect'>
  readonly signal?: AbortSignal
}): Promise<{ readonly certificate: Certificate; readonly verifies: boolean }> {
  return Promise.reject(new PortaSwitchError('offline'))
}
