import type { OfflineReason, StopReason } from '../../line/event.ts'
import { faultKind } from '../protocol/fault.ts'
import type { PortaSwitchError } from './error.ts'

/** What an error comes to for a line that is to be kept up. */
export type Trouble =
  /** Time can mend it. */
  | { readonly kind: 'retry'; readonly reason: OfflineReason }
  /** Only a person can. */
  | { readonly kind: 'stop'; readonly reason: StopReason }

/** Sorts an error, that of a refused sign-in apart: see {@link signInTrouble}. */
export function troubleOf({ code }: PortaSwitchError): Trouble {
  switch (code) {
    case 'certificateChanged':
    // Without a pin it verified at the start, and does not any more.
    case 'certificateNotTrusted':
      return { kind: 'stop', reason: 'certificateChanged' }
    case 'webSocketCertificateChanged':
    case 'notPortaSwitch':
    case 'accountNotFound':
      return { kind: 'stop', reason: code }
    case 'hostNotFound':
    case 'noAnswer':
    case 'network':
    case 'standby':
      return { kind: 'retry', reason: code }
    case 'connectionRefused':
      return { kind: 'retry', reason: 'refused' }
    case 'unanswered':
      return { kind: 'retry', reason: 'noAnswer' }
    case 'offline':
    case 'cancelled':
      return { kind: 'retry', reason: 'closed' }
    case 'refused':
    case 'serverError':
    case 'unreadable':
    case 'invalidParams':
      return { kind: 'retry', reason: 'serverError' }
    default:
      return code satisfies never
  }
}

/**
 * What a sign-in that failed comes to. A fault ends it unless the server says that it is itself out of order: to repeat a
 * sign-in that was refused locks the account out.
 */
export function signInTrouble(error: PortaSwitchError): Trouble {
  if (error.code !== 'refused' || error.fault === undefined) return troubleOf(error)
  const kind = faultKind(error.fault)
  switch (kind) {
    case 'lockedOut':
    case 'mustChangePassword':
    case 'secondFactor':
      return { kind: 'stop', reason: kind }
    case 'unknownMethod':
      return { kind: 'stop', reason: 'notPortaSwitch' }
    case 'standby':
      return { kind: 'retry', reason: 'standby' }
    case 'serverError':
      return { kind: 'retry', reason: 'serverError' }
    case 'wrongCredentials':
    // Nobody was signed in that could be gone.
    case 'sessionGone':
      return { kind: 'stop', reason: 'wrongCredentials' }
    case 'callControlDisabled':
    case 'mailboxDisabled':
    case 'callNotFound':
    case 'wrongParameters':
    case 'other':
      return { kind: 'stop', reason: 'signInRefused' }
    default:
      return kind satisfies never
  }
}

/** The server has something against the sign-in itself: to repeat it changes nothing, or locks the account out. */
export const isAboutCredentials = (reason: StopReason): boolean => credentials.has(reason)

const credentials: ReadonlySet<StopReason> = new Set([
  'wrongCredentials',
  'lockedOut',
  'mustChangePassword',
  'secondFactor',
  'signInRefused',
])
