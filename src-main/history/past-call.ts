import type { EndedHow } from '../ipc/contract/remote-party.ts'

/** A call that is over, as it is kept. Nothing in it is formatted: that is done for who looks at it. */
export interface PastCall {
  readonly id: number
  /** The other party's number in one form for all its spellings; undefined where it is withheld. */
  readonly party: string | undefined
  readonly name: string | undefined
  readonly number: string | undefined
  readonly anonymous: boolean
  /** Who forwarded the call, or the group that it came through: a name or a number. */
  readonly via: string | undefined
  readonly direction: 'incoming' | 'outgoing'
  readonly how: EndedHow
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Milliseconds; undefined where nobody talked. */
  readonly talkedMs: number | undefined
  readonly rangMs: number
  /** What the person wrote about it; empty where they did not. */
  readonly note: string
}

/** One that is to be kept. */
export type NewPastCall = Omit<PastCall, 'id' | 'note'> & {
  readonly owner: string
  /** The wire's id of the call. */
  readonly callId: string | undefined
  /** The server's number for the record of the call. */
  readonly record: string | undefined
  /** Missed, and still to be looked at. */
  readonly unseen: boolean
}

/** What was with somebody last. */
export interface LastCall {
  readonly at: number
  readonly direction: PastCall['direction']
  readonly how: EndedHow
}

/** What is known of a number from the calls that were; `note` is the last one that was written. */
export interface Caller {
  readonly party: string
  readonly last: LastCall
  readonly note: string | undefined
}
