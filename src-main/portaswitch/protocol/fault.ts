/**
 * A refusal as the server words it: over REST `faultcode` and `faultstring`, over the WebSocket `code`, `message` and
 * `details`. `code` is for programs, `message` for people; neither is translated here.
 */
export interface Fault {
  readonly code: string
  readonly message: string
  readonly details?: unknown
}

/** Call Control API, "Error handling": the codes of the reference's table. */
export const callControlFaults = [
  'sip.unsupported_method',
  'sip.wrong_parameters',
  'sip.internal_server_error',
  'sip.call_not_found',
  'sip.call_control_disabled',
  'internal_error',
] as const

/** What a fault means for whoever got it. */
export type FaultKind =
  | 'wrongCredentials'
  | 'lockedOut'
  | 'mustChangePassword'
  | 'secondFactor'
  | 'sessionGone'
  | 'callControlDisabled'
  | 'mailboxDisabled'
  | 'callNotFound'
  | 'wrongParameters'
  | 'unknownMethod'
  | 'standby'
  | 'serverError'
  | 'other'

/**
 * Sorts a fault by its code; codes from the reference's table and from the field notes ("Session", "Call control").
 *
 * Codes differ in prefix between releases (`Server.` or `Client.`), so the end of the code decides.
 */
export function faultKind(fault: Fault): FaultKind {
  const code = fault.code
  if (/cannot_login_brute_force_activity/.test(code)) return 'lockedOut'
  if (/alert_You_must_change_password/i.test(code)) return 'mustChangePassword'
  if (/(?<![a-z])otp(?![a-z])|two_?factor|2fa|second_factor/i.test(code)) return 'secondFactor'
  if (/check_auth\.|envelope_missed|failed_to_process_(access_token|jwt)|refresh_failed/.test(code))
    return 'sessionGone'
  if (/auth_failed$/.test(code)) return 'wrongCredentials'
  if (/call_control_disabled$|CallControl\.[a-z_]+\.access_denied$/.test(code)) return 'callControlDisabled'
  if (/unified_messaging_disabled$/.test(code)) return 'mailboxDisabled'
  if (/call_not_found$/.test(code)) return 'callNotFound'
  if (/wrong_parameters$/.test(code)) return 'wrongParameters'
  if (/(unsupported_method|unknown_method|method_not_found)$/.test(code)) return 'unknownMethod'
  if (/standalone_mode|secondary_site|read_only_mode|pb_delta\.connection_failed/.test(code)) return 'standby'
  if (/internal_(server_)?error$/.test(code)) return 'serverError'
  return 'other'
}
