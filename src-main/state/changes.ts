import type { RecentCallView, RemotePartyView } from '../ipc/contract.ts'
import type { AppState } from './state.ts'

export interface RingingCall {
  readonly id: string
  readonly remote: RemotePartyView
  readonly via: string | undefined
}

/** Calls that ring now and did not before: what a notification is shown for. */
export function startedRinging(_prev: AppState, _next: AppState): readonly RingingCall[] {
  return []
}

/** Ids of calls that rang before and do not any more, answered or over: whose notification is withdrawn. */
export function stoppedRinging(_prev: AppState, _next: AppState): readonly string[] {
  return []
}

/** Calls that ended between the two, oldest first; `id` is the one that the call had while it lasted. */
export function endedSince(_prev: AppState, _next: AppState): readonly RecentCallView[] {
  return []
}
