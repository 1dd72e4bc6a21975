import type { WebSocketAddress } from '../portaswitch/client/server.ts'
import { readHostAndPort } from '../line/server-address.ts'

/** A `wss://` address without a port means this one, as any such address does. */
const httpsPort = 443

/** Where the WebSocket is on a server that says nothing else. */
const usualPath = '/ws'

/**
 * Reads what a person types or pastes as the address of the WebSocket: `wss://ws.example.com:8443/api/ws`, or the same without
 * `wss://`. `insecure` is one that is not encrypted, undefined anything that is none.
 */
export function readWebSocketAddress(typed: string): WebSocketAddress | 'insecure' | undefined {
  const text = typed.trim()
  if (/^(ws|http):/i.test(text) && !/^(ws|http):\d+($|\/)/i.test(text)) return 'insecure'
  const [, authority = '', path = ''] = /^(?:wss:\/\/)?([^/?#\\]+)(\/[^#\\\s]*)?$/i.exec(text) ?? []
  const address = readHostAndPort(authority, httpsPort)
  return address && { ...address, path: path === '' ? usualPath : asWritten(path) }
}

/** As it would go out; `//` at its beginning must not become a host. */
function asWritten(path: string): string {
  const { pathname, search } = new URL(`https://host${path}`)
  return pathname + search
}

/** Where the WebSocket of the second server is: with the same port and path as the main one's, at its own host. */
export function webSocketOfSecond(typed: string, { host }: { readonly host: string }): WebSocketAddress | undefined {
  const address = readWebSocketAddress(typed)
  return typeof address === 'object' ? { ...address, host } : undefined
}
