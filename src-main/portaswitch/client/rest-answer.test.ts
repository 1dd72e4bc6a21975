import { describe, expect, it } from 'vitest'
import { readRestAnswer } from './rest-answer.ts'

const fault = { faultcode: 'Server.Session.auth_failed', faultstring: 'Authentication failed' }

describe('an answer over REST', () => {
  it('of 200 is a result', () => {
    expect(readRestAnswer(200, '{"session_id":"x"}')).toEqual({ kind: 'result', json: { session_id: 'x' } })
  })

  it.each([500, 400, 401, 403])('of %d with a fault is a refusal', (status) => {
    const answer = readRestAnswer(status, JSON.stringify(fault))
    expect(answer).toMatchObject({ kind: 'failed', error: { code: 'refused', fault: { code: fault.faultcode } } })
  })

  it('of a site on standby says so', () => {
    const answer = readRestAnswer(500, JSON.stringify({ faultcode: 'Server.Session.standalone_mode' }))
    expect(answer).toMatchObject({ kind: 'failed', error: { code: 'standby' } })
  })

  it.each([500, 502, 503, 504])('of %d with a page is a server out of order', (status) => {
    const answer = readRestAnswer(status, '<html>Bad Gateway</html>')
    expect(answer).toMatchObject({ kind: 'failed', error: { code: 'serverError' } })
  })

  it.each([
    [404, 'not found'],
    [404, JSON.stringify(fault)],
    [405, ''],
    [301, ''],
    [302, '{}'],
    [307, ''],
    [403, '<html>'],
    [200, '<html>Welcome</html>'],
    [200, ''],
  ])('of %d with %j shows that the API is elsewhere', (status, body) => {
    expect(readRestAnswer(status, body).kind).toBe('elsewhere')
  })
})
