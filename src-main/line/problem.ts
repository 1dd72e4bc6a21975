import type { SignInProblem } from '../ipc/contract.ts'
import type { OfflineReason, StopReason } from './event.ts'

/** What the sign-in form says where the client has given up. */
export function problemOfStop(reason: StopReason): SignInProblem {
  switch (reason) {
    case 'wrongCredentials':
    case 'lockedOut':
    case 'mustChangePassword':
    case 'secondFactor':
      return { field: 'password', why: reason }
    case 'accountNotFound':
      return { field: 'accountId', why: reason }
    case 'certificateChanged':
    case 'notPortaSwitch':
    case 'signInRefused':
      return { field: 'server', why: reason }
    case 'webSocketCertificateChanged':
      return { field: 'webSocket', why: 'certificateChanged' }
    default:
      return reason satisfies never
  }
}

/** What the sign-in form says where the server could not be reached. */
export function problemOfOffline(reason: OfflineReason): SignInProblem {
  return { field: 'server', why: reason === 'closed' ? 'network' : reason }
}
