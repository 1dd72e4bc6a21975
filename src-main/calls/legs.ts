import type { Leg, LegState, Party } from '../portaswitch/protocol/leg.ts'
import type { LegRecord, LegRole } from './call.ts'
import { isSameParty } from './remote.ts'

const notYetUp: ReadonlySet<LegState> = new Set(['trying', 'ringing', 'early'])
const inQueue: ReadonlySet<LegState> = new Set(['queued', 'dequeued'])
const up: ReadonlySet<LegState> = new Set(['connected', 'holding', 'held', 'terminated'])

export const isRinging = (leg: Leg): boolean => notYetUp.has(leg.state)

/**
 * Whether a leg would go back: from ended to anything, from talking to ringing. Such news is old news.
 */
export function goesBack(from: LegState, to: LegState): boolean {
  if (from === 'terminated') return true
  return up.has(from) && notYetUp.has(to)
}

/**
 * The legs with what is new about one of them; it then stands last. The same array where nothing is new.
 *
 * A notification carries only what belongs to its state, so what it leaves out stays as it was told before.
 */
export function withLeg(legs: readonly LegRecord[], news: Leg, role: LegRole): readonly LegRecord[] {
  const known = legs.find((record) => record.leg.key === news.key)
  if (known === undefined) return [...legs, { leg: news, role, beforeQueue: undefined }]
  if (goesBack(known.leg.state, news.state)) return legs
  const record = merge(known, news, role)
  if (record === known) return legs
  return [...legs.filter((other) => other !== known), record]
}

function merge(known: LegRecord, news: Leg, role: LegRole): LegRecord {
  const was = known.leg
  const leg: Leg = {
    ...news,
    transportId: news.transportId ?? was.transportId,
    direction: news.direction === 'unknown' ? was.direction : news.direction,
    caller: mergeParty(was.caller, news.caller),
    callee: mergeParty(was.callee, news.callee),
    startedAt: news.startedAt ?? was.startedAt,
    connectedAt: news.connectedAt ?? was.connectedAt,
  }
  const ownRole = known.role === 'other' ? role : known.role
  if (ownRole === known.role && isSame(leg, was)) return known
  const beforeQueue = inQueue.has(was.state) ? known.beforeQueue : was.state
  return { leg, role: ownRole, beforeQueue: inQueue.has(leg.state) ? beforeQueue : undefined }
}

/** What is known of a party stays known; another party in its place (after a transfer) brings nothing over. */
function mergeParty(was: Party, news: Party): Party {
  const unnamed = [news.accountId, news.id, news.displayId, news.displayName].every((id) => id === undefined)
  if (!unnamed && !isSameParty(was, news)) return news
  return {
    accountId: news.accountId ?? was.accountId,
    centrexId: news.centrexId ?? was.centrexId,
    displayId: news.displayId ?? was.displayId,
    displayName: news.displayName ?? was.displayName,
    extensionId: news.extensionId ?? was.extensionId,
    huntgroupId: news.huntgroupId ?? was.huntgroupId,
    id: news.id ?? was.id,
    forwarders: news.forwarders.length > 0 ? news.forwarders : was.forwarders,
  }
}

/** Compares plain data by value. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const entries = Object.entries(one)
  const others = new Map<string, unknown>(Object.entries(other))
  return entries.length === others.size && entries.every(([key, value]) => isSame(value, others.get(key)))
}
