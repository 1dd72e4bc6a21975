/** Where a PortaSwitch listens. `host` is a name or an address, an IPv6 address without brackets. */
export interface Server {
  readonly host: string
  readonly port: number
}

/** Where the WebSocket listens where that is not `/ws` of the server itself. */
export interface WebSocketAddress extends Server {
  /** Begins with `/`; may have a query. */
  readonly path: string
}

/** `host:port`, an IPv6 address in brackets: how a server is named in an address. */
export const authorityOf = ({ host, port }: Server): string => (host.includes(':') ? `[${host}]` : host) + `:${port}`

/** Who signs in: by password, or by an API token. */
export type Credentials =
  | { readonly login: string; readonly password: string; readonly domain?: string | undefined }
  | { readonly login: string; readonly token: string; readonly domain?: string | undefined }
