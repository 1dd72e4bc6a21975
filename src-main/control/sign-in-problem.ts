import type { SignInProblem } from '../ipc/contract.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { faultKind, type Fault } from '../portaswitch/protocol/fault.ts'

/** What it says where the WebSocket's own address is not what it should be; undefined where the person gave up. */
export function webSocketProblem(error: unknown): SignInProblem | undefined {
  const code = error instanceof PortaSwitchError ? error.code : 'serverError'
  switch (code) {
    case 'hostNotFound':
    case 'noAnswer':
    case 'network':
    case 'certificateChanged':
      return { field: 'webSocket', why: code }
    case 'webSocketCertificateChanged':
      return { field: 'webSocket', why: 'certificateChanged' }
    case 'connectionRefused':
      return { field: 'webSocket', why: 'refused' }
    case 'certificateNotTrusted':
      return { field: 'webSocket', why: 'notTrusted' }
    case 'cancelled':
      return undefined
    case 'refused':
    case 'unanswered':
    case 'offline':
    case 'unreadable':
    case 'notPortaSwitch':
    case 'invalidParams':
    case 'serverError':
    case 'standby':
    case 'accountNotFound':
      return { field: 'webSocket', why: 'noWebSocket' }
    default:
      return code satisfies never
  }
}

/** What the form says where signing in did not come about; undefined where the person gave up. */
export function signInProblem(error: unknown): SignInProblem | undefined {
  if (!(error instanceof PortaSwitchError)) return { field: 'server', why: 'serverError' }
  switch (error.code) {
    case 'refused':
      return error.fault === undefined ? { field: 'server', why: 'serverError' } : refused(error.fault)
    case 'accountNotFound':
      return { field: 'accountId', why: 'accountNotFound' }
    case 'hostNotFound':
    case 'noAnswer':
    case 'network':
    case 'serverError':
    case 'standby':
    case 'certificateChanged':
    case 'notPortaSwitch':
      return { field: 'server', why: error.code }
    case 'webSocketCertificateChanged':
      return { field: 'webSocket', why: 'certificateChanged' }
    case 'connectionRefused':
      return { field: 'server', why: 'refused' }
    case 'certificateNotTrusted':
      return { field: 'server', why: 'notTrusted' }
    case 'unanswered':
      return { field: 'server', why: 'noAnswer' }
    case 'offline':
      return { field: 'server', why: 'network' }
    case 'unreadable':
    case 'invalidParams':
      return { field: 'server', why: 'notPortaSwitch' }
    case 'cancelled':
      return undefined
    default:
      return error.code satisfies never
  }
}

function refused(fault: Fault): SignInProblem {
  const kind = faultKind(fault)
  switch (kind) {
    case 'wrongCredentials':
    case 'lockedOut':
    case 'mustChangePassword':
    case 'secondFactor':
      return { field: 'password', why: kind }
    case 'standby':
      return { field: 'server', why: 'standby' }
    case 'sessionGone':
    case 'callControlDisabled':
    case 'mailboxDisabled':
    case 'callNotFound':
    case 'wrongParameters':
    case 'other':
      return { field: 'server', why: 'signInRefused' }
    case 'unknownMethod':
      return { field: 'server', why: 'notPortaSwitch' }
    case 'serverError':
      return { field: 'server', why: 'serverError' }
    default:
      return kind satisfies never
  }
}
