import type { Call } from '../calls/call.ts'
import { inOrder } from '../calls/select.ts'
import { recentView, remoteView, viaView } from '../calls/view.ts'
import { isMissed, type RecentCallView, type RemotePartyView } from '../ipc/contract.ts'
import type { AppState } from './state.ts'

export interface RingingCall {
  readonly id: string
  readonly remote: RemotePartyView
  readonly via: string | undefined
}

/** Calls that ring now and did not before: what a notification is shown for. */
export function startedRinging(prev: AppState, next: AppState): readonly RingingCall[] {
  if (prev.calls.calls === next.calls.calls) return []
  const before = ringingIds(prev)
  const { country } = next.settings
  return inOrder(next.calls.calls)
    .filter((call) => rings(call) && !before.has(call.id))
    .map(({ id, remote }) => ({ id, remote: remoteView(remote, country), via: viaView(remote, country) }))
}

/** Ids of calls that rang before and do not any more, answered or over: whose notification is withdrawn. */
export function stoppedRinging(prev: AppState, next: AppState): readonly string[] {
  if (prev.calls.calls === next.calls.calls) return []
  const now = ringingIds(next)
  return [...ringingIds(prev)].filter((id) => !now.has(id))
}

/** Calls that ended between the two, oldest first; `id` is the one that the call had while it lasted. */
export function endedSince(prev: AppState, next: AppState): readonly RecentCallView[] {
  const { country } = next.settings
  if (prev.calls.recent === next.calls.recent) return []
  const known = new Set(prev.calls.recent.map(({ id }) => id))
  return next.calls.recent
    .filter(({ id }) => !known.has(id))
    .toReversed()
    .map((call) => recentView(call, country))
}

/** Ids of calls that counted as missed, and of which it is now known that somebody has answered. */
export function answeredAfterAll(prev: AppState, next: AppState): readonly string[] {
  if (prev.calls.recent === next.calls.recent) return []
  const missed = new Set(prev.calls.recent.filter(({ how }) => isMissed(how)).map(({ id }) => id))
  return next.calls.recent.filter(({ id, how }) => missed.has(id) && !isMissed(how)).map(({ id }) => id)
}

const rings = (call: Call) => call.phase.kind === 'incoming'

const ringingIds = (state: AppState) => new Set(state.calls.calls.filter(rings).map(({ id }) => id))
