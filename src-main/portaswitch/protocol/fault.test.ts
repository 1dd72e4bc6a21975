import { describe, expect, it } from 'vitest'
import { callControlFaults, faultKind } from './fault.ts'

const kind = (code: string) => faultKind({ code, message: code })

describe('what a fault means', () => {
  it.each([
    ['Server.Session.auth_failed', 'wrongCredentials'],
    ['Server.Session.check_auth.auth_failed', 'sessionGone'],
    ['Client.Session.check_auth.failed_to_process_access_token', 'sessionGone'],
    ['Client.Session.check_auth.failed_to_process_jwt', 'sessionGone'],
    ['Server.Session.refresh_access_token.refresh_failed', 'sessionGone'],
    ['Client.check_auth.envelope_missed', 'sessionGone'],
    ['Server.Session.alert_You_must_change_password', 'mustChangePassword'],
    ['Server.Session.cannot_login_brute_force_activity', 'lockedOut'],
    ['Server.CallControl.answer_call.access_denied', 'callControlDisabled'],
    ['sip.call_control_disabled', 'callControlDisabled'],
    ['sip.call_not_found', 'callNotFound'],
    ['sip.wrong_parameters', 'wrongParameters'],
    ['sip.unsupported_method', 'unknownMethod'],
    ['standalone_mode', 'standby'],
    ['pb_delta.connection_failed', 'standby'],
    ['internal_error', 'serverError'],
    ['Server.Session.internal_error', 'serverError'],
    ['Server.Account.get_alias_list.internal_server_error', 'serverError'],
    ['Client.Voicemail.set_vm_greeting.wrong_parameters', 'wrongParameters'],
    ['Server.Session.one_time_otp_required', 'secondFactor'],
    ['Server.Session.OTP', 'secondFactor'],
    ['Server.Account.get_account_info.notPermitted', 'other'],
    ['Server.Session.hotpatch_applied', 'other'],
    ['Server.Something.else', 'other'],
  ])('%s: %s', (code, expected) => {
    expect(kind(code)).toBe(expected)
  })

  it('is known for every code of the reference', () => {
    for (const code of callControlFaults) expect(kind(code)).not.toBe('other')
  })
})
