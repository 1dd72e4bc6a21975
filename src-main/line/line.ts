import type { OfflineReason, Account, Certificate } from './event.ts'
import type { SignInName } from '../state/event.ts'
import type { SignInProblem } from '../ipc/contract.ts'

export type LineState =
  | { readonly phase: 'signedOut'; readonly name: SignInName; readonly problem: SignInProblem | undefined }
  | { readonly phase: 'signingIn'; readonly name: SignInName }
  | {
      readonly phase: 'askingCertificate'
      readonly name: SignInName
      readonly certificate: Certificate
      readonly changed: boolean
    }
  | {
      readonly phase: 'signedIn'
      readonly name: SignInName
      readonly account: Account
      readonly link:
        | { readonly kind: 'connecting' }
        | { readonly kind: 'online' }
        | {
            readonly kind: 'offline'
            readonly since: number
            readonly retryAt: number
            readonly reason: OfflineReason
          }
      readonly callControl: 'unknown' | 'allowed' | 'denied'
      readonly pinReplaced: boolean
    }
