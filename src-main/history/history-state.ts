import type { HistoryView, StorageTroubleView } from '../ipc/contract/history.ts'
import type { Caller, PastCall } from './past-call.ts'

/** What the app knows of the calls that were, without looking anything up. The calls themselves are in the database. */
export interface HistoryState {
  /** Goes up with every change of what is kept. */
  readonly revision: number
  /** Missed calls that nobody has looked at. */
  readonly missed: number
  /** The latest calls, each number once, newest first; at most 20. */
  readonly newest: readonly PastCall[]
  /** By the form that all spellings of a number have in common. */
  readonly callers: ReadonlyMap<string, Caller>
  readonly trouble: StorageTroubleView | undefined
}

export type HistoryEvent =
  | {
      readonly type: 'history.changed'
      /** Whose history: what comes for somebody who has left is late. */
      readonly owner: string
      readonly missed: number
      readonly newest: readonly PastCall[]
      readonly callers: readonly Caller[]
      /** Whether `callers` are all, or those alone that have changed. */
      readonly whole: boolean
    }
  | { readonly type: 'storage.trouble'; readonly trouble: StorageTroubleView }
  | { readonly type: 'storage.troubleDismissed' }

export const emptyHistory: HistoryState = {
  revision: 0,
  missed: 0,
  newest: [],
  callers: new Map(),
  trouble: undefined,
}

/** `owner` is who is signed in now. */
export function reduceHistory(state: HistoryState, event: HistoryEvent, owner: string | undefined): HistoryState {
  switch (event.type) {
    case 'history.changed': {
      if (event.owner !== owner) return state
      const { missed, newest } = event
      return { ...state, revision: state.revision + 1, missed, newest, callers: callersAfter(state, event) }
    }
    case 'storage.trouble':
      return { ...state, trouble: event.trouble }
    case 'storage.troubleDismissed':
      return state.trouble === undefined ? state : { ...state, trouble: undefined }
    default:
      return event satisfies never
  }
}

function callersAfter(
  { callers: known }: HistoryState,
  { callers, whole }: Extract<HistoryEvent, { type: 'history.changed' }>,
): HistoryState['callers'] {
  if (!whole && callers.length === 0) return known
  const after = new Map(whole ? [] : known)
  for (const caller of callers) after.set(caller.party, caller)
  return after
}

/** Somebody else, or nobody, is signed in: nothing of the calls that were is known any more. */
export function forgetHistory(state: HistoryState): HistoryState {
  return { ...emptyHistory, revision: state.revision + 1, trouble: state.trouble }
}

export const historyView = ({ revision, missed, trouble }: HistoryState): HistoryView => ({ revision, missed, trouble })
