/** Where a PortaSwitch listens. `host` is a name or an address, an IPv6 address without brackets. */
export interface Server {
  readonly host: string
  readonly port: number
}

/** Who signs in: by password, or by an API token. */
export type Credentials =
  | { readonly login: string; readonly password: string; readonly domain?: string | undefined }
  | { readonly login: string; readonly token: string; readonly domain?: string | undefined }
