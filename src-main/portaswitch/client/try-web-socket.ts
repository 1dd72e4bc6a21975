import type { Timing } from '../../timing.ts'
import type { Clock } from './clock.ts'
import { createTlsConnector } from './connect-tls.ts'
import { openConnection, WebSocketRefused } from './connection.ts'
import type { WebSocketAddress } from './server.ts'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined }

/**
 * Opens the WebSocket and closes it again, nothing else: whether there is one at an address that a person has typed.
 *
 * Rejects with a `PortaSwitchError`: `serverError` where a server answers and has none there, or trouble of the network or the
 * certificate. A server that is only full or out of order for now (HTTP 5xx) is no proof against the address.
 */
export async function tryWebSocket({
  address,
  pin,
  timing,
  clock,
  signal,
}: {
  readonly address: WebSocketAddress
  readonly pin: string | undefined
  readonly timing: Timing
  readonly clock: Clock
  readonly signal: AbortSignal
}): Promise<void> {
  const connect = createTlsConnector({ server: address, pin, timing, onPinReplaced: () => undefined })
  try {
    const opened = await openConnection({
      address,
      connect,
      timing,
      clock,
      signal,
      log: silent,
      onText: () => undefined,
    })
    opened.close()
  } catch (error) {
    if (!(error instanceof WebSocketRefused && error.status >= 500)) throw error
  }
}
