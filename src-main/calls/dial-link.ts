import { bareDigits } from './dialable.ts'

const scheme = /^(tel|callto|sips?):/i
/** No link that people put on a page is longer. */
const longest = 256

/** The link among the arguments of a start of the program: other arguments may stand around it, in any order. */
export const findDialLink = (args: readonly string[]): string | undefined => args.find((arg) => scheme.test(arg))

/**
 * The number in a `tel:` (RFC 3966), `callto:` or `sip:` link, as it goes over the wire. Anybody can write a link, so only a
 * plain number is taken: parameters are left out, and from a SIP address the user part alone and only of one of `ownHosts`.
 * Undefined where there is nothing that can be called.
 */
export function readDialLink(link: string, ownHosts: readonly string[]): string | undefined {
  if (link.length > longest) return undefined
  const name = scheme.exec(link)?.[1]?.toLowerCase()
  if (name === undefined) return undefined
  const rest = decoded(link.slice(name.length + 1))
  if (rest === undefined) return undefined
  const address = rest.replace(/^\/\//, '').replace(/[;?].*$/s, '')
  switch (name) {
    case 'tel':
      return bareDigits(address)
    case 'callto':
      return bareDigits(address.replace(/\/$/, ''))
    default:
      return userOf(address, ownHosts)
  }
}

function userOf(address: string, ownHosts: readonly string[]): string | undefined {
  const [user, host, ...more] = address.split('@')
  if (user === undefined || host === undefined || more.length > 0) return undefined
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return ownHosts.some((own) => own !== '' && own.toLowerCase() === name) ? bareDigits(user) : undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
