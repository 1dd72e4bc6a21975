import * as v from 'valibot'
import type { EndedHow, RemotePartyView } from './remote-party.ts'
import type { SaveOutcome } from './save.ts'

export const historyFilters = ['all', 'missed', 'incoming', 'outgoing'] as const
export type HistoryFilter = (typeof historyFilters)[number]

/** A call that is over. */
export interface HistoryCallView {
  /** Higher ones began later. */
  readonly id: number
  readonly remote: RemotePartyView
  /** What Call back dials; undefined when it is withheld. */
  readonly dialable: string | undefined
  /** The own contact whom the number belongs to. */
  readonly contactId: number | undefined
  readonly direction: 'incoming' | 'outgoing'
  readonly how: EndedHow
  readonly via: string | undefined
  /** When it began to ring, milliseconds since the epoch. */
  readonly startedAt: number
  /** Milliseconds; undefined where nobody talked. */
  readonly talkedMs: number | undefined
  /** Milliseconds from the first ring to the answer or the end. */
  readonly rangMs: number
  readonly note: string
}

/** A page of the history, newest first. */
export interface HistoryPage {
  readonly calls: readonly HistoryCallView[]
  readonly more: boolean
}

/** What of the history belongs to every snapshot. */
export interface HistoryView {
  /** Another number than before: what was fetched is no longer all. */
  readonly revision: number
  /** Missed calls that nobody has looked at. */
  readonly missed: number
  /** What a person has to know about how calls and contacts are kept. */
  readonly trouble: StorageTroubleView | undefined
}

/** `aside` is the name that the damaged file has now, in the app's data folder. */
export type StorageTroubleView = { readonly kind: 'damaged'; readonly aside: string } | { readonly kind: 'notKept' }

const id = v.pipe(v.number(), v.safeInteger())

export const historyCommands = {
  listHistory: v.strictObject({
    search: v.pipe(v.string(), v.maxLength(200)),
    filter: v.picklist(historyFilters),
    /** Only calls that are older than this one. */
    before: v.optional(id),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  /** The latest calls with the party of a call, itself among them. */
  listCallsWith: v.strictObject({ id }),
  noteCall: v.strictObject({ id, note: v.pipe(v.string(), v.maxLength(2000)) }),
  deleteCall: v.strictObject({ id }),
  deleteHistory: v.strictObject({}),
  /** Asks where to, and writes all calls as a table. */
  exportHistory: v.strictObject({}),
  markMissedSeen: v.strictObject({}),
  dismissStorageTrouble: v.strictObject({}),
} as const

export interface HistoryResults {
  exportHistory: SaveOutcome
  listHistory: HistoryPage
  listCallsWith: readonly HistoryCallView[]
}
