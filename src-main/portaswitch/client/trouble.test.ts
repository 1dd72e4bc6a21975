import { describe, expect, it } from 'vitest'
import { PortaSwitchError } from './error.ts'
import { signInTrouble, troubleOf } from './trouble.ts'

const refused = (code: string) => new PortaSwitchError('refused', { fault: { code, message: code } })

describe('a sign-in that was refused', () => {
  it.each([
    ['Server.Session.auth_failed', 'wrongCredentials'],
    ['Server.Session.check_auth.auth_failed', 'wrongCredentials'],
    ['Server.Session.cannot_login_brute_force_activity', 'lockedOut'],
    ['Server.Session.alert_You_must_change_password', 'mustChangePassword'],
    ['Server.Session.two_factor_authentication_required', 'secondFactor'],
    ['Server.Session.some_day_there_is_another', 'signInRefused'],
    ['sip.unsupported_method', 'notPortaSwitch'],
  ])('with %s stops: to try again could lock the account', (code, reason) => {
    expect(signInTrouble(refused(code))).toEqual({ kind: 'stop', reason })
  })

  it('because the server is out of order is tried again', () => {
    expect(signInTrouble(refused('Server.Session.internal_error'))).toEqual({ kind: 'retry', reason: 'serverError' })
    expect(signInTrouble(refused('internal_error'))).toEqual({ kind: 'retry', reason: 'serverError' })
    expect(signInTrouble(new PortaSwitchError('standby'))).toEqual({ kind: 'retry', reason: 'standby' })
  })
})

describe('any other trouble', () => {
  it.each([
    ['certificateChanged', 'certificateChanged'],
    ['certificateNotTrusted', 'certificateChanged'],
    ['webSocketCertificateChanged', 'webSocketCertificateChanged'],
    ['notPortaSwitch', 'notPortaSwitch'],
    ['accountNotFound', 'accountNotFound'],
  ] as const)('%s needs a person', (code, reason) => {
    expect(troubleOf(new PortaSwitchError(code))).toEqual({ kind: 'stop', reason })
  })

  it.each([
    ['hostNotFound', 'hostNotFound'],
    ['connectionRefused', 'refused'],
    ['unanswered', 'noAnswer'],
    ['offline', 'closed'],
    ['refused', 'serverError'],
    ['unreadable', 'serverError'],
  ] as const)('%s goes by itself', (code, reason) => {
    expect(troubleOf(new PortaSwitchError(code))).toEqual({ kind: 'retry', reason })
  })
})
