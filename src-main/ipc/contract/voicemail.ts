import type { DeletingView, SenderView } from './messages.ts'
import type { OwnGreeting, SendingView } from './greetings.ts'

/** What the snapshot tells of the voicemail. */
export interface VoicemailView {
  /** `none`: this account has no mailbox, or its server does not let it be read. */
  readonly mailbox: 'unknown' | 'there' | 'none'
  /** Messages that nobody has heard. */
  readonly newCount: number
  /** Who left the newest of them. */
  readonly newest: SenderView | undefined
  readonly deleting: DeletingView | undefined
  /** Goes up when messages came or went elsewhere: a list that is shown is old then. */
  readonly messagesRevision: number
  /** Goes up when a greeting of the calendar has begun or ended. */
  readonly calendarRevision: number
  /** Greetings that are being sent, or were. */
  readonly sendings: Readonly<Partial<Record<OwnGreeting, SendingView>>>
}

export const noVoicemail: VoicemailView = {
  mailbox: 'unknown',
  newCount: 0,
  newest: undefined,
  deleting: undefined,
  messagesRevision: 0,
  calendarRevision: 0,
  sendings: {},
}
