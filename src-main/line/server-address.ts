/** Where a PortaSwitch listens. `host` is in lower case, an IPv6 address without brackets. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
}

/** The account realm's port. */
const accountPort = 8445

/**
 * Reads what a person types or pastes as a server: `pbx.example.com`, `pbx.example.com:8445`, `https://pbx.example.com/`,
 * an IPv4 or IPv6 address. Answers undefined for anything that names no server.
 */
export function readServerAddress(typed: string): ServerAddress | undefined {
  const [, authority = ''] = /^(?:(?:https?|wss?):\/\/)?([^/?#]+)(?:[/?#].*)?$/i.exec(typed.trim()) ?? []
  return readHostAndPort(authority, accountPort)
}

/** Reads `host`, `host:port` or an IPv6 address. */
export function readHostAndPort(authority: string, usualPort: number): ServerAddress | undefined {
  const bare = isBareIpv6(authority) ? `[${authority}]` : authority
  const [, name = '', portText] = /^(\[[^\]]+\]|[^:@\s]+)(?::(\d{1,5}))?$/.exec(bare) ?? []
  const host = readHost(name)
  const port = portText === undefined ? usualPort : Number(portText)
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port }
}

/** How a server is named in settings and on the screen: `host:port`. */
export const serverKey = ({ host, port }: ServerAddress): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

/** The same for whatever is typed to name a server; what names none stays as it is. */
export function serverName(typed: string): string {
  const address = readServerAddress(typed)
  return address === undefined ? typed : serverKey(address)
}

const isBareIpv6 = (text: string): boolean => /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text)

/** The platform's URL parser knows names of all scripts and both kinds of address. */
function readHost(name: string): string | undefined {
  let hostname: string
  try {
    hostname = new URL(`https://${name}`).hostname
  } catch {
    return undefined
  }
  if (hostname.startsWith('[')) return hostname.slice(1, -1)
  // It would also read "123007", somebody's account, as an IPv4 address.
  const isIpv4 = /^\d+\.\d+\.\d+\.\d+$/.test(hostname)
  if (isIpv4) return hostname === name ? hostname : undefined
  const host = hostname.replace(/\.$/, '')
  return host.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) ? host : undefined
}
