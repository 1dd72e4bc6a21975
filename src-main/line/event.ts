import type { Leg } from '../portaswitch/protocol/leg.ts'

/** Who is signed in, as the server told it. */
export interface Account {
  /** The key of the account's record; what a subscription names. Not known where a server has SOAP alone. */
  readonly iAccount: number | undefined
  /** The account's ID (its number): what legs carry as `account_id`. */
  readonly accountId: string
  readonly extensionId: string | undefined
  /** The person's or the extension's name. */
  readonly name: string | undefined
  /** Other numbers that ring on the account. */
  readonly aliases: readonly string[]
  /** Names of the customer's call queues by the id of their record (`i_c_queue`), as far as the server tells them. */
  readonly queues: ReadonlyMap<number, string>
  /** IANA name. */
  readonly timeZone: string | undefined
}

/** A server's certificate, for a person to judge. */
export interface Certificate {
  readonly host: string
  /** SHA-256 over the DER form, 64 hexadecimal digits in upper case, no separators. */
  readonly fingerprint: string
  readonly issuedTo: string
  readonly issuedBy: string
  /** Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
}

/** Why there is no connection, as far as it can be told. */
export type OfflineReason = 'hostNotFound' | 'refused' | 'noAnswer' | 'closed' | 'network' | 'serverError' | 'standby'

/** Why the client has given up and asks; only a person can go on from here. */
export type StopReason =
  | 'wrongCredentials'
  | 'lockedOut'
  | 'mustChangePassword'
  | 'secondFactor'
  /** With a fault that nobody knows. */
  | 'signInRefused'
  | 'certificateChanged'
  | 'webSocketCertificateChanged'
  | 'accountNotFound'
  | 'notPortaSwitch'

/** Why the second site of an installation is used: the main one is away, is not trusted any more, or refuses the sign-in. */
export type WhySecond = 'away' | 'certificateChanged' | 'refused'

/**
 * What the client tells while it looks after the line. Moments (`at`) are milliseconds since the epoch by the computer's
 * clock.
 *
 * Order: `signedIn` comes before the first `subscribed`; `listAsked` before its `listed`; legs in between belong on top of
 * that list. After an `offline` nothing but `connecting`, `offline` or `stopped` comes until the line is subscribed again.
 */
export type LineEvent =
  | { readonly type: 'line.connecting' }
  | { readonly type: 'line.signedIn'; readonly account: Account }
  /** Notifications flow from here on. */
  | { readonly type: 'line.subscribed' }
  /** The account may not use call control: told once, the rest of the app goes on. */
  | { readonly type: 'line.callControlDenied' }
  | {
      readonly type: 'line.offline'
      readonly at: number
      readonly reason: OfflineReason
      /** When the next attempt starts. */
      readonly retryAt: number
    }
  | { readonly type: 'line.stopped'; readonly at: number; readonly reason: StopReason }
  /** The line goes on at the other site of the installation, or what keeps it at the second is another thing by now. */
  | { readonly type: 'line.site'; readonly second: WhySecond | undefined }
  /** The server now shows a certificate that verifies normally: the pin is no longer needed. */
  | {
      readonly type: 'line.pinReplaced'
      /** Whose pin it was: the server's, or that of the WebSocket's own address. */
      readonly server: { readonly host: string; readonly port: number }
      readonly fingerprint: string
    }
  /** Server's clock minus computer's clock, from the Date header. */
  | { readonly type: 'line.serverClock'; readonly offsetMs: number }
  /** `ask` numbers the question, so that an answer that comes late is known as such. */
  | { readonly type: 'line.listAsked'; readonly ask: number }
  | {
      readonly type: 'line.listed'
      readonly ask: number
      readonly legs: readonly Leg[]
      /** The server has begun to watch only just now: what the list lacks it may not know yet. Another one follows. */
      readonly isFirst: boolean
    }
  | { readonly type: 'line.leg'; readonly leg: Leg }
