import { describe, expect, it } from 'vitest'
import { readGrant, readToken, renewAfter } from './grant.ts'

const nothing = {
  session_id: undefined,
  access_token: undefined,
  refresh_token: undefined,
  expires_in: undefined,
  expires_at: undefined,
}
const now = Date.UTC(2026, 0, 2, 3, 4, 5)
const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`

describe('what a sign-in gives', () => {
  it('of the old kind is a session id, of unknown life', () => {
    expect(readGrant({ ...nothing, session_id: 'abc' }, now)).toEqual({
      auth: { session_id: 'abc' },
      refreshToken: undefined,
      life: undefined,
      iAccount: undefined,
    })
  })

  it('of the new kind is tokens, though a session id stands beside them', () => {
    const access_token = token({ i_account: 7, exp: 0 })
    const held = readGrant({ ...nothing, session_id: 'abc', access_token, refresh_token: 'r', expires_in: 900 }, now)
    expect(held).toEqual({ auth: { access_token }, refreshToken: 'r', life: 900_000, iAccount: 7 })
  })

  it('is undefined where it gives neither', () => {
    expect(readGrant(nothing, now)).toBeUndefined()
  })

  it.each([
    ['seconds', { expires_in: 60 }, {}, 60_000],
    ['a moment, in UTC', { expires_at: '2026-01-02 03:14:05' }, {}, 600_000],
    ['the token itself, from its own beginning', {}, { iat: 5_000_000, exp: 5_000_900 }, 900_000],
    ['the token itself, by the server clock', {}, { exp: now / 1_000 + 30 }, 30_000],
    ['nothing that can be read', { expires_at: 'tomorrow' }, { exp: 'soon' }, undefined],
  ])('lives as long as it says: by %s', (_, told, payload, life) => {
    expect(readGrant({ ...nothing, access_token: token(payload), ...told }, now)?.life).toBe(life)
  })
})

describe('a token', () => {
  it('may have numbers as text', () => {
    expect(readToken(token({ i_account: '40123007', exp: '17' }))).toMatchObject({ i_account: 40123007, exp: 17 })
  })

  it.each(['', 'opaque', 'a.b.c', 'a.!!!.c', token(null), token([1]), token('x'), token({ i_account: -4, exp: {} })])(
    'that tells nothing reads as nothing: %j',
    (text) => {
      expect(readToken(text)).toEqual({ i_account: undefined, exp: undefined, iat: undefined })
    },
  )
})

describe('renewing', () => {
  it.each([15 * 60_000, 48 * 3_600_000, 10])('comes at seven to eight tenths of %d ms', (life) => {
    const share = (random: number) => (renewAfter(life, random) ?? NaN) / life
    expect(share(0)).toBeCloseTo(0.7, 5)
    expect(share(0.5)).toBeGreaterThanOrEqual(0.7)
    expect(share(0.999999)).toBeLessThan(0.8)
  })

  it('is not planned for what has no life to use up', () => {
    expect([undefined, 0, -5_000].map((life) => renewAfter(life, 0.5))).toEqual([undefined, undefined, undefined])
  })

  it('of a very long life is planned for as late as a timer can be set', () => {
    expect(renewAfter(400 * 86_400_000, 0.5)).toBe(2 ** 31 - 1)
  })
})
