import type { EndedHow } from '../ipc/contract/remote-party.ts'
import type { Account } from '../line/event.ts'
import type { Call, LegRecord } from './call.ts'
import type { RemoteParty } from './remote-party.ts'
import type { AnswerMode } from './rules.ts'

/** All calls of the line. */
export interface CallsState {
  /** Who we are; while that is unknown no leg can be ours and none is kept. */
  readonly account: Account | undefined
  /** Those that last, and for a moment those that have just ended; in the order in which they began. */
  readonly calls: readonly Call[]
  /** Legs of others whose call is not ours, or not yet. */
  readonly others: readonly LegRecord[]
  /** Keys of legs that ended, the newest last: what comes late about them changes nothing. */
  readonly endedLegs: ReadonlySet<string>
  /** The lists that are asked for, the newest last, each with the keys of the legs that were heard of since. */
  readonly asked: readonly Asked[]
  /** Dialled numbers whose request stayed unanswered: the server may yet ring our phone. */
  readonly lateDials: readonly LateDial[]
  /** Those that ended since we know who we are, newest first; at most 100. What lasts longer is the history's. */
  readonly ended: readonly EndedCall[]
  /** Whose calls these are: the server and the account. */
  readonly owner: string | undefined
  /** Server's clock minus computer's clock, milliseconds. */
  readonly serverOffset: number
  /** The way of answering that has worked on this phone; to be kept and given back at the next start. */
  readonly learntAnswerMode: AnswerMode | undefined
}

export interface Asked {
  readonly ask: number
  readonly heard: ReadonlySet<string>
}

export interface LateDial {
  readonly number: string
  /** On the monotonic clock. */
  readonly failedAt: number
}

/** A call that is over. */
export interface EndedCall {
  /** The id that the call had while it lasted. */
  readonly id: string
  readonly callId: string | undefined
  readonly remote: RemoteParty
  readonly direction: 'incoming' | 'outgoing'
  readonly how: EndedHow
  /** Milliseconds since the epoch by the computer's clock. */
  readonly startedAt: number
  /** Milliseconds. */
  readonly talkedMs: number | undefined
  readonly rangMs: number
  /** Milliseconds since the epoch: the connection was lost then, and away when the call ended. */
  readonly lostAt: number | undefined
}

export function initialCalls({ learntAnswerMode }: { readonly learntAnswerMode: AnswerMode | undefined }): CallsState {
  return {
    account: undefined,
    calls: [],
    others: [],
    endedLegs: new Set(),
    asked: [],
    lateDials: [],
    ended: [],
    owner: undefined,
    serverOffset: 0,
    learntAnswerMode,
  }
}
