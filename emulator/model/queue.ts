import type { Change } from './change.ts'
import { keyOf, type Leg, type QueuePlace } from './leg.ts'
import { invite } from './new-leg.ts'
import type { Party } from './party.ts'
import { findQueue, type World } from './world.ts'

type QueueParty = Party & { readonly kind: 'queue' }

/** A caller waits in a queue; the agents see the call waiting, with its place. */
export function enqueue(change: Change, calling: Leg, queue: QueueParty): void {
  const waiting = callersIn(change.world, queue.id)
  const place = placeIn(change.world, queue.id, waiting.length + 1)
  const { callId, bridge, owner: caller, forwarders } = calling
  change.say({ ...calling, phase: 'queued', queue: place, huntgroup: queue.id })
  for (const leg of invite(change, { callId, bridge, caller, callee: queue, forwarders }))
    change.say({ ...leg, phase: 'queued', queue: place })
}

/** The call leaves its queue: it rings at the agents, and those behind it move up. */
export function dequeue(change: Change, callId: string): boolean {
  const legs = [...change.world.legs.values()].filter((leg) => leg.callId === callId && leg.phase === 'queued')
  const queueId = legs[0]?.huntgroup
  if (queueId === undefined) return false
  for (const leg of legs) change.say({ ...leg, phase: 'dequeued' })
  const left = legs.map((leg) => change.world.legs.get(keyOf(leg)) ?? leg)
  for (const leg of left.filter(({ direction }) => direction === 'incoming')) change.say({ ...leg, phase: 'ringing' })
  for (const leg of left.filter(({ direction }) => direction === 'outgoing')) change.say({ ...leg, phase: 'ringing' })
  moveUp(change, queueId)
  return true
}

/** Tells those who wait in a queue their new places, where they changed. */
export function moveUp(change: Change, queueId: string): void {
  callersIn(change.world, queueId).forEach((caller, index) => {
    const place = placeIn(change.world, queueId, index + 1)
    if (caller.queue?.position === place.position) return
    for (const leg of [caller, ...change.others(caller)]) change.say({ ...leg, queue: place })
  })
}

const callersIn = (world: World, queueId: string): readonly Leg[] =>
  [...world.legs.values()].filter(
    (leg) => leg.direction === 'outgoing' && leg.phase === 'queued' && leg.huntgroup === queueId,
  )

function placeIn(world: World, queueId: string, position: number): QueuePlace {
  const queue = findQueue(world, queueId)
  return { iQueue: queue?.iQueue ?? 0, position, operators: queue?.agents.length ?? 0 }
}
