import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'

/** The codes of the field notes, "Session". */
export const sessionFaults = {
  wrongCredentials: { code: 'Server.Session.auth_failed', message: 'Authentication failed' },
  lockedOut: {
    code: 'Server.Session.cannot_login_brute_force_activity',
    message: 'Login is blocked because of too many failed attempts',
  },
  mustChangePassword: {
    code: 'Server.Session.alert_You_must_change_password',
    message: 'You must change your password',
  },
  secondFactor: { code: 'Server.Session.two_factor_authentication_required', message: 'One-time password is required' },
  sessionGone: { code: 'Server.Session.check_auth.auth_failed', message: 'Authentication failed' },
  tokenGone: {
    code: 'Client.Session.check_auth.failed_to_process_access_token',
    message: 'Failed to process access token',
  },
  notNamed: { code: 'Client.check_auth.envelope_missed', message: 'auth_info is missing' },
  refreshFailed: { code: 'Server.Session.refresh_access_token.refresh_failed', message: 'Refresh failed' },
  logoutFailed: {
    code: 'Client.Session.logout.failed_to_process_access_token',
    message: 'Failed to process access token',
  },
} as const satisfies Record<string, Fault>
