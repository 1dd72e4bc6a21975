import * as v from 'valibot'
import { method } from './method.ts'
import { maybe, readInt, readText, readUnsignedLong, text } from './property.ts'

const section = 'Establishing an authenticated session'
const realm = ['administrator', 'reseller', 'retail customer', 'account'] as const
const transports = ['rest', 'websocket'] as const

/**
 * What a sign-in or a renewal answers.
 *
 * MR75 answers `session_id` alone. Newer releases add a pair of tokens, whose life is told either as `expires_in`
 * (seconds) or as `expires_at` (UTC, `YYYY-MM-DD HH:MM:SS`); a renewal answers no `session_id`.
 */
const grant = v.object({
  session_id: maybe(text({ max: 32 })),
  access_token: maybe(text()),
  refresh_token: maybe(text()),
  expires_in: maybe(readInt()),
  expires_at: maybe(readText()),
})

export type Grant = v.InferOutput<typeof grant>

export const login = method({
  service: 'Session',
  name: 'login',
  summary: 'Opens a session with a password or an API token.',
  section,
  realm,
  transports: [...transports, 'soap'],
  authenticated: false,
  params: v.object({
    login: text({ max: 32 }),
    domain: maybe(text()),
    password: maybe(text({ max: 16 })),
    token: maybe(text()),
  }),
  result: grant,
})

export const logout = method({
  service: 'Session',
  name: 'logout',
  summary: 'Ends the session.',
  section,
  realm,
  transports: [...transports, 'soap'],
  authenticated: true,
  params: v.object({ session_id: maybe(text({ max: 32 })), access_token: maybe(text()) }),
  result: v.object({ success: readInt() }),
})

export const refreshAccessToken = method({
  service: 'Session',
  name: 'refresh_access_token',
  summary: 'Exchanges a refresh token for a new pair of tokens.',
  section: 'field notes',
  realm,
  transports,
  authenticated: false,
  params: v.object({ refresh_token: text() }),
  result: grant,
})

export const ping = method({
  service: 'Session',
  name: 'ping',
  summary: 'Tells whether a session is still alive.',
  section: 'field notes',
  realm,
  transports,
  authenticated: false,
  params: v.object({ session_id: maybe(text({ max: 32 })), access_token: maybe(text()) }),
  result: v.object({ user_id: maybe(readUnsignedLong()), success: maybe(readInt()) }),
})

/**
 * `auth_info` of a request: exactly one way of saying who asks. Global methods and types, "auth_info structure"; the
 * token form is from newer releases.
 */
export const authInfo = v.union([
  v.object({ session_id: text({ max: 32 }) }),
  v.object({ access_token: text() }),
  v.object({ login: text({ max: 32 }), password: text({ max: 16 }), domain: maybe(text()) }),
])

export type AuthInfo = v.InferInput<typeof authInfo>
