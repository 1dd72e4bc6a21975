import * as v from 'valibot'
import { readDateTime, readInt, readUnsignedLong, spare } from '../protocol/property.ts'
import type { Grant } from '../protocol/session.ts'

/** The two kinds of `auth_info` that name a session. */
export type SessionAuth = { readonly session_id: string } | { readonly access_token: string }

/** What a sign-in or a renewal has given us. */
export interface Held {
  /** Goes with every request. */
  readonly auth: SessionAuth
  /** For a renewal without the password. */
  readonly refreshToken: string | undefined
  /** How long it is good for from the moment it was given, milliseconds; undefined where the server does not tell. */
  readonly life: number | undefined
  /** The account, where the token tells. */
  readonly iAccount: number | undefined
}

/**
 * Reads a grant of either kind (field notes, "Session"): tokens where there are any, else the session's id. Undefined where
 * there is neither. `serverNow` is what the server's clock shows, milliseconds since the epoch.
 */
export function readGrant(grant: Grant, serverNow: number): Held | undefined {
  const { session_id, access_token, refresh_token } = grant
  if (access_token !== undefined) {
    const token = readToken(access_token)
    return {
      auth: { access_token },
      refreshToken: refresh_token,
      life: lifeOf(grant, token, serverNow),
      iAccount: token.i_account,
    }
  }
  if (session_id === undefined) return undefined
  return { auth: { session_id }, refreshToken: undefined, life: undefined, iAccount: undefined }
}

function lifeOf(grant: Grant, token: Token, serverNow: number): number | undefined {
  if (grant.expires_in !== undefined) return grant.expires_in * 1_000
  const end = readDateTime(grant.expires_at)
  if (end !== undefined) return end - serverNow
  if (token.exp === undefined) return undefined
  return token.iat === undefined ? token.exp * 1_000 - serverNow : (token.exp - token.iat) * 1_000
}

/** `exp` and `iat` in seconds since the epoch: RFC 7519. */
const tokenPayload = v.object({
  i_account: spare(readUnsignedLong()),
  exp: spare(readInt()),
  iat: spare(readInt()),
})

type Token = v.InferOutput<typeof tokenPayload>

/** The payload of a JWT; nothing in it where it is none. Only the server checks the signature: it is its own word. */
export function readToken(token: string): Token {
  const nothing = { i_account: undefined, exp: undefined, iat: undefined }
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const read = v.safeParse(tokenPayload, payload)
    return read.success ? read.output : nothing
  } catch {
    return nothing
  }
}

/** The longest wait that a timer can take. */
const longestTimer = 2 ** 31 - 1

/**
 * When to renew, milliseconds after it was given: at a fraction of its life, drawn from 0.7 to 0.8, because a fixed time
 * before the end would loop on a short one. Undefined where it has no life that could be used up.
 */
export function renewAfter(life: number | undefined, random: number): number | undefined {
  if (life === undefined || life <= 0) return undefined
  return Math.min(longestTimer, Math.floor(life * (0.7 + 0.1 * random)))
}
