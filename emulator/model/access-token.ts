import { newId, type Random } from './random.ts'

const base64url = (text: string) => btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

/**
 * An access token that looks like a JWT: its payload tells `i_account` and `exp` (seconds since the epoch).
 *
 * The signature is noise: the switch knows its tokens by heart, and a client has no key to check one.
 */
export function writeAccessToken(of: {
  readonly iAccount: number
  readonly expiresAt: number
  readonly random: Random
}): string {
  const header = base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))
  const payload = base64url(
    JSON.stringify({ i_account: of.iAccount, exp: Math.floor(of.expiresAt / 1000), jti: newId.secret(of.random, 12) }),
  )
  return `${header}.${payload}.${newId.secret(of.random, 43)}`
}
