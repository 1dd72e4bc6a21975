import type { Refusal } from '../calls/event.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { faultKind } from '../portaswitch/protocol/fault.ts'

/** What a failed request means for the press that it came from. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof PortaSwitchError)) throw error
  switch (error.code) {
    case 'refused':
    case 'unreadable':
    case 'invalidParams':
    case 'notPortaSwitch':
    case 'accountNotFound':
    case 'serverError':
      return { kind: 'refused', fault: error.fault ?? { code: error.code, message: error.message } }
    case 'unanswered':
      return { kind: 'unanswered' }
    case 'offline':
    case 'cancelled':
    case 'hostNotFound':
    case 'connectionRefused':
    case 'noAnswer':
    case 'network':
    case 'certificateNotTrusted':
    case 'certificateChanged':
    case 'webSocketCertificateChanged':
    case 'standby':
      return { kind: 'offline' }
    default:
      return error.code satisfies never
  }
}

/** The server did not like the parameters: another spelling of them may do. */
export const isWrongParameters = (error: unknown): boolean =>
  error instanceof PortaSwitchError && error.fault !== undefined && faultKind(error.fault) === 'wrongParameters'
