import type { LinkView, SignInProblem } from '../ipc/contract.ts'
import type { SignInName } from '../state/event.ts'
import type { Account, Certificate, WhySecond } from './event.ts'

/**
 * Where the line stands.
 *
 * ```
 *              signIn.started            line.signedIn
 *   signedOut ───────────────▶ signingIn ─────────────▶ signedIn: link connecting ─ subscribed ─▶ online
 *     ▲  ▲  ▲                   │  ▲  │                   │               ▲                          │ offline
 *     │  │  └─ signIn.failed ───┘  │  └──────────────┐    │               └─ connecting ── offline ◀─┘
 *     │  └──── line.offline (tries on: signs in from │    │
 *     │        here when the server comes back)      ▼    │
 *     │                    askingCertificate ────────┘    │
 *     └── line.stopped, signedOut ────────────────────────┘
 * ```
 */
export type LineState =
  | {
      readonly phase: 'signedOut'
      readonly name: SignInName
      readonly problem: SignInProblem | undefined
      /** The client goes on trying by itself: the server was away when we started. */
      readonly tries: boolean
    }
  | {
      readonly phase: 'signingIn'
      readonly name: SignInName
      readonly pinReplaced: boolean
    }
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
      readonly link: LinkView
      /** When the line was lost (milliseconds since the epoch); undefined while it is there. */
      readonly lostAt: number | undefined
      /** Why the second server is in use; undefined where the main one is. */
      readonly second: WhySecond | undefined
      readonly callControl: 'unknown' | 'allowed' | 'denied'
      readonly pinReplaced: boolean
    }

/** Whether the server can be asked to place a call. */
export const canPlaceCalls = (line: LineState): line is Extract<LineState, { phase: 'signedIn' }> =>
  line.phase === 'signedIn' && line.link.kind === 'online' && line.callControl !== 'denied'

export function signedOut(name: SignInName, problem?: SignInProblem, tries = false): LineState {
  return { phase: 'signedOut', name, problem, tries }
}
