const secret = new Set([
  'password',
  'token',
  'session_id',
  'access_token',
  'refresh_token',
  'disa_password',
  'pin_host',
  'pin_user',
])

/** The same value with every secret replaced by a mark that only tells that one was there. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secret.has(name) ? '(secret)' : withoutSecrets(inner)]),
  )
}
