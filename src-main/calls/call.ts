import type { CallNoteView, TransferOutcome } from '../ipc/contract.ts'
import type { EndedHow } from '../ipc/contract/remote-party.ts'
import type { Leg, LegState } from '../portaswitch/protocol/leg.ts'
import type { CallAction, Now } from './event.ts'
import type { RemoteParty } from './remote-party.ts'
import type { AnswerMode } from './rules.ts'

/**
 * A call as our line sees it: the legs of ours that share a `callId`, and what the legs of others say about them.
 *
 * ```
 *   an incoming leg of ours           an outgoing leg of ours         dialSent
 *            │                                  │                        │
 *            ▼                                  │                        ▼
 *   ┌──▶ incoming ◀───────────────┐             │                   pickUpPhone
 *   │        │  its leg ended     │             │                        │ leg A connected
 *   │        │  after Answer by   │             ▼                        ▼
 *   │        ├─ Invite: waits for ┘          calling ◀───────────────────┘
 *   │        │  the next leg                    │ ours connected; of a placed call leg B, or leg A where B stays untold
 *   │        ▼                                  ▼
 * queued ◀──▶└────────────▶ connected ◀─────────┘        active: a state that this version does not know
 *   ▲                         │    ▲                     (to and from everywhere)
 *   └─────────────────────────┤    │
 *                             ▼    │
 *                   onHold (we) / held (they)
 *
 *   any of them ──▶ ended, when no leg of ours is left or a list lacks them. Nothing leaves `ended`: a leg that ended stays
 *   ended, and a new leg with the same `callId` (a queue rings again) is a new call with a new id.
 * ```
 */
export interface Call {
  /** What screens and commands name it by; the same for as long as it lasts. */
  readonly id: string
  /** The wire's id without `~N`; undefined for a placed call that the server has not named yet. */
  readonly callId: string | undefined
  readonly direction: 'incoming' | 'outgoing'
  /** Set where we asked the server to place the call. */
  readonly dial: Dial | undefined
  /** Those that changed last stand last. */
  readonly legs: readonly LegRecord[]
  readonly remote: RemoteParty
  readonly phase: Phase
  /** When it began to ring, as far as we know. */
  readonly rang: Now
  readonly talk: Talk | undefined
  /** The press that is under way. */
  readonly pending: Pending | undefined
  /** The last press that may have reached the server: it explains what follows. */
  readonly pressed: { readonly action: CallAction; readonly at: number } | undefined
  /** How the next press on Answer goes, where the last one failed. */
  readonly nextAnswer: AnswerMode | undefined
  /** Since when (monotonic) the leg that Answer by Invite ended waits for the one that follows. */
  readonly gapSince: number | undefined
  readonly note: CallNoteView | undefined
  /** Set while this call waits for somebody else to be asked. */
  readonly consultation: Consultation | undefined
  /** Set by a transfer from here. */
  readonly transferred: Transferred | undefined
  /** Since when nothing is known any more, because the connection is away. */
  readonly staleSince: Now | undefined
}

export type LivePhase =
  | 'incoming'
  | 'pickUpPhone'
  | 'calling'
  | 'connected'
  /** We hold. */
  | 'onHold'
  /** They hold. */
  | 'held'
  | 'queued'
  | 'active'

/** `since` is on the monotonic clock. */
export type Phase =
  | { readonly kind: LivePhase; readonly since: number }
  | { readonly kind: 'ended'; readonly since: number; readonly how: EndedHow; readonly reason: string | undefined }

export interface LegRecord {
  /** The newest of every property that the server has told. */
  readonly leg: Leg
  /** How the leg is ours; `other` belongs to somebody else and only adds facts. */
  readonly role: LegRole
  /** The state before it was queued; what `dequeued` goes back to. */
  readonly beforeQueue: LegState | undefined
}

export type LegRole = 'incoming' | 'outgoing' | 'other'

export interface Dial {
  /** `asked`: the server has not answered; `accepted`: it has; `seen`: another program placed the call, and its legs show it. */
  readonly kind: 'asked' | 'accepted' | 'seen'
  /** As it was typed; undefined where another program dialled. */
  readonly number: string | undefined
  /** When it was asked or accepted, on the monotonic clock. */
  readonly at: number
  /** Nothing is told about leg B: leg A is all there is. */
  readonly alone: boolean
}

export interface Talk {
  /** On the monotonic clock. */
  readonly since: number
  /**
   * False where the call was first met in a list: `since` is then the server's, which moves with every hold. Also where the
   * computer has slept: when the call ended meanwhile only the server knows.
   */
  readonly seen: boolean
}

export interface Pending {
  readonly action: CallAction
  /** On the monotonic clock, both. */
  readonly sentAt: number
  readonly acceptedAt: number | undefined
}

/**
 * Somebody waits on hold while another person is asked whether they take the call. It stands on the call that waits.
 *
 * ```
 *   holding ──▶ asking ◀──▶ joining ──▶ (both calls end: transferred)
 *      │           │           │
 *      │ never     │ the call to them has ended
 *      │ placed    ▼           │ and nothing tells that the two were joined
 *      └────────▶ over ◀───────┘ ──▶ the call that waits is resumed, and is a call like any other again
 * ```
 */
export interface Consultation {
  /** The call to who is asked: its id. */
  readonly with: string
  readonly stage:
    | { readonly kind: 'holding' | 'asking' }
    /** The server was asked to connect the two; nothing is concluded before `until` (monotonic). */
    | { readonly kind: 'joining'; readonly until: number }
    /** Who waits is to be resumed. */
    | { readonly kind: 'over' }
}

/**
 * Where a call has gone that we sent on, and what has become of it as far as the switch goes on telling of its legs: it need
 * not, for ours has ended.
 */
export interface Transferred {
  /** With the number as it was dialled, or who was asked first. */
  readonly to: RemoteParty
  readonly outcome: TransferOutcome
  /** When that was learnt, on the monotonic clock. */
  readonly since: number
}

export const isOver = (call: Call): boolean => call.phase.kind === 'ended'

/** Whether it says why it could not be placed, for it to be tried again. */
export const canDialAgain = ({ phase, note }: Pick<Call, 'phase' | 'note'>): boolean =>
  phase.kind === 'ended' && note !== undefined && 'action' in note && note.action === 'dialAgain'

export const isLive = (record: LegRecord): boolean => record.leg.state !== 'terminated'

export const isOurs = (record: LegRecord): boolean => record.role !== 'other'
