import type { EndedHow } from '../ipc/contract/remote-party.ts'
import type { Fault } from '../portaswitch/protocol/fault.ts'
import type { LineEvent } from '../line/event.ts'

/** What a person can do to a call. `answerByInvite` is Answer in its second form; they share the button. */
export type CallAction =
  | 'answer'
  | 'answerByInvite'
  | 'hold'
  | 'resume'
  /** Hold who is talking, take this call. */
  | 'swap'
  | 'transfer'
  /** Connect who waits with who was asked. */
  | 'completeTransfer'
  /** End the call to who was asked. */
  | 'cancelTransfer'
  /** Of a call that was sent on, and has ended here. */
  | 'takeBack'
  | 'decline'
  | 'hangUp'

/** How a command ended short of success. */
export type Refusal =
  | { readonly kind: 'refused'; readonly fault: Fault }
  /** No answer within the limit: it may or may not have taken. */
  | { readonly kind: 'unanswered' }
  /** The connection was or went away before the answer. */
  | { readonly kind: 'offline' }

/** Everything that can change a call. */
export type CallEvent =
  | Extract<LineEvent, { type: 'line.leg' | 'line.listAsked' | 'line.listed' | 'line.offline' | 'line.serverClock' }>
  | { readonly type: 'call.commandSent'; readonly callId: string; readonly action: CallAction; readonly to?: string }
  | { readonly type: 'call.commandAccepted'; readonly callId: string; readonly action: CallAction }
  | {
      readonly type: 'call.commandFailed'
      readonly callId: string
      readonly action: CallAction
      readonly refusal: Refusal
    }
  /** The person has read the note on a card. */
  | { readonly type: 'call.noteDismissed'; readonly callId: string }
  /** We asked the server to call `number`; `ticket` stands for the call until the server names it. */
  | { readonly type: 'call.dialSent'; readonly ticket: string; readonly number: string }
  /** The server has named the call (leg A's id). Its notifications may have come before. */
  | { readonly type: 'call.dialAccepted'; readonly ticket: string; readonly callId: string }
  | { readonly type: 'call.dialFailed'; readonly ticket: string; readonly refusal: Refusal }
  /** The call `callId` is to wait while `ticket`, a call that is yet to be placed, asks somebody. */
  | { readonly type: 'call.consultSent'; readonly callId: string; readonly ticket: string }
  /** Nobody is asked any more: the call waits to be resumed, or with `resumed` that has been seen to. */
  | { readonly type: 'call.consultOver'; readonly callId: string; readonly resumed: boolean }
  /** What became of a call that counted as missed, from the server's records. */
  | { readonly type: 'call.outcomeLearnt'; readonly callId: string; readonly how: EndedHow }
  /** The computer has slept since then, and is awake again. */
  | { readonly type: 'line.slept'; readonly since: Now }
  /** Time has passed: limits (Notify's 3 s, Invite's gap, an ended card's 2 s) are looked at. */
  | { readonly type: 'call.clockTicked' }

/** The two clocks at the moment of an event; reducers take time as an argument. */
export interface Now {
  /** Milliseconds on a monotonic clock of this process: durations. */
  readonly mono: number
  /** Milliseconds since the epoch by the computer's clock: times of day. */
  readonly wall: number
}
