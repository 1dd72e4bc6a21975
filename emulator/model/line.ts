/**
 * What a phone does when the switch asks it to talk or to hold (NOTIFY with "Event: talk" or "Event: hold").
 *
 * A plain phone answers 489 and PortaSIP refuses the command; some plain phones say 200 and do nothing.
 */
export type Phone =
  | { readonly kind: 'talk' }
  | { readonly kind: 'plain'; readonly answerByNotify: 'refused' | 'ignored'; readonly answersInvite: boolean }

/** What stands between a right password and a session. */
export type SignIn = 'open' | 'must change password' | 'second factor'

/** Whether the account may use call control; without it, releases refuse with one of two codes. */
export type CallControl = 'allowed' | 'denied' | 'disabled'

/** Whether the account has a voicemail box. */
export type Mailbox = 'allowed' | 'disabled'

/** One line of the switch: an account with its phone. */
export interface Line {
  readonly iAccount: number
  /** The account ID: the number of the line. */
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly extension: string
  readonly password: string
  /** Accepted by Session.login in place of the password. */
  readonly apiToken?: string | undefined
  readonly aliases: readonly string[]
  readonly email: string
  readonly timeZone: string
  readonly callControl: CallControl
  /** The id as an IVR access number, where it is one: the switch answers calls to it by itself. */
  readonly iIvrAn: number | undefined
  readonly mailbox: Mailbox
  readonly signIn: SignIn
  readonly phone: Phone
  /** How many phones ring together. */
  readonly phones: number
}

export const displayName = (line: Line) => [line.firstName, line.lastName].filter((part) => part !== '').join(' ')

/** A call queue and the lines that serve it. */
export interface Queue {
  readonly iQueue: number
  /** Its number: what callers dial, and the `huntgroup_id` that agents see. */
  readonly id: string
  readonly name: string
  readonly agents: readonly string[]
}
