import type { Account } from '../line/event.ts'
import type { CallNoteView, EndedHow } from '../ipc/contract.ts'
import type { Leg } from '../portaswitch/protocol/leg.ts'
import type { CallAction, Now } from './event.ts'
import type { AnswerMode } from './rules.ts'

export interface LegRecord {
  readonly leg: Leg
  readonly role: 'incoming' | 'outgoing' | 'other'
}

export interface Call {
  /** What commands and screens name it by; stays the same for the life of the card. */
  readonly id: string
  readonly callId: string | undefined
  readonly legs: readonly LegRecord[]
  readonly note: CallNoteView | undefined
  readonly pending: { readonly action: CallAction } | undefined
}

export interface RecentCall {
  readonly id: string
  readonly how: EndedHow
}

export interface CallsState {
  readonly account: Account | undefined
  readonly calls: readonly Call[]
  readonly recent: readonly RecentCall[]
  readonly missedCount: number
  /** What has worked on this phone; to be kept and given back at the next start. */
  readonly learntAnswerMode: AnswerMode | undefined
}

export type { Now }
