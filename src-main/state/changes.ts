import type { Call } from '../calls/call.ts'
import { bareDigits } from '../calls/dialable.ts'
import { inOrder } from '../calls/select.ts'
import type { EndedCall } from '../calls/calls-state.ts'
import { viaView } from '../calls/view.ts'
import { isMissed, type RemotePartyView } from '../ipc/contract/remote-party.ts'
import { remoteView } from '../people/named.ts'
import { type AppState, readingOf } from './state.ts'

/** A call as a notification tells it. */
export interface ToldCall {
  readonly id: string
  readonly remote: RemotePartyView
  readonly via: string | undefined
  /** As it goes over the wire; undefined where nobody can be called back: a name of SIP is no number. */
  readonly dialable: string | undefined
}

/** Calls that ring now and did not before: what a notification is shown for. */
export function startedRinging(prev: AppState, next: AppState): readonly ToldCall[] {
  if (prev.calls.calls === next.calls.calls) return []
  const before = ringingIds(prev)
  return inOrder(next.calls.calls)
    .filter((call) => rings(call) && !before.has(call.id))
    .map((call) => told(call, next))
}

/** Ids of calls that rang before and do not any more, answered or over: whose notification is withdrawn. */
export function stoppedRinging(prev: AppState, next: AppState): readonly string[] {
  if (prev.calls.calls === next.calls.calls) return []
  const now = ringingIds(next)
  return [...ringingIds(prev)].filter((id) => !now.has(id))
}

/** Calls that ended between the two, oldest first; `id` is the one that the call had while it lasted. */
export function endedSince(prev: AppState, next: AppState): readonly EndedCall[] {
  if (prev.calls.ended === next.calls.ended) return []
  const known = new Set(prev.calls.ended.map(({ id }) => id))
  return next.calls.ended.filter(({ id }) => !known.has(id)).toReversed()
}

/** Those of them that were missed. */
export function missedSince(prev: AppState, next: AppState): readonly ToldCall[] {
  return endedSince(prev, next)
    .filter(({ how }) => isMissed(how))
    .map((call) => told(call, next))
}

/** Calls that counted as missed, and of which it is now known that somebody has answered. */
export function answeredAfterAll(prev: AppState, next: AppState): readonly EndedCall[] {
  if (prev.calls.ended === next.calls.ended) return []
  const missed = new Set(prev.calls.ended.filter(({ how }) => isMissed(how)).map(({ id }) => id))
  return next.calls.ended.filter(({ id, how }) => missed.has(id) && !isMissed(how))
}

const told = ({ id, remote }: Pick<Call, 'id' | 'remote'>, state: AppState): ToldCall => ({
  id,
  remote: remoteView(remote, readingOf(state)),
  via: viaView(remote, state.settings.country),
  dialable: remote.anonymous || remote.number === undefined ? undefined : bareDigits(remote.number),
})

const rings = (call: Call) => call.phase.kind === 'incoming'

const ringingIds = (state: AppState) => new Set(state.calls.calls.filter(rings).map(({ id }) => id))
