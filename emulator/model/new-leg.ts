import type { Change } from './change.ts'
import type { Leg } from './leg.ts'
import { phoneOf, type Party } from './party.ts'
import { newId } from './random.ts'
import { findLine, findQueue } from './world.ts'

/** Where all legs of this switch are handled: `transport_id`. */
export const transportId = '192.168.243.133:5070'

type Opening = Pick<Leg, 'callId' | 'bridge' | 'owner' | 'caller' | 'callee' | 'direction'> & Partial<Leg>

/** A leg that has just begun. */
export const newLeg = (change: Change, opening: Opening): Leg => ({
  suffix: '',
  tag: opening.direction === 'outgoing' ? newId.phoneTag(change.random) : newId.switchTag(change.random),
  transportId,
  phase: 'trying',
  holds: false,
  music: false,
  startedAt: change.now,
  answeredAt: undefined,
  since: undefined,
  ending: undefined,
  forwarders: [],
  huntgroup: undefined,
  queue: undefined,
  thenCall: undefined,
  ...opening,
})

export type Invitation = Pick<Leg, 'callId' | 'bridge' | 'caller' | 'callee'> &
  Partial<Pick<Leg, 'suffix' | 'forwarders' | 'thenCall'>> & { readonly phones?: number | undefined }

/** The legs, not yet told, by which a party is called: one a phone; a queue is called at its agents. */
export function invite(change: Change, { phones, ...invitation }: Invitation): readonly Leg[] {
  const { callee } = invitation
  const called =
    callee.kind === 'queue'
      ? agentsOf(change, callee, invitation.caller)
      : [{ owner: callee, phones: phones ?? phonesOf(change, callee) }]
  const huntgroup = callee.kind === 'queue' ? callee.id : undefined
  return called.flatMap(({ owner, phones: count }) =>
    Array.from({ length: count }, () =>
      newLeg(change, { ...invitation, owner, callee: owner, direction: 'incoming', huntgroup }),
    ),
  )
}

/** Tells the legs of an invitation: all try, then all ring. Returns them ringing. */
export function letRing(change: Change, legs: readonly Leg[]): readonly Leg[] {
  for (const leg of legs) change.say(leg)
  return legs.map((leg) => change.say({ ...leg, phase: 'ringing' }))
}

function phonesOf(change: Change, party: Party): number {
  return party.kind === 'line' ? (findLine(change.world, party.id)?.phones ?? 1) : 1
}

/** Who serves the queue; a caller who does so too is not called back. */
function agentsOf(change: Change, queue: Party & { readonly kind: 'queue' }, caller: Party) {
  const agents = findQueue(change.world, queue.id)?.agents ?? []
  return agents
    .filter((id) => id !== phoneOf(caller))
    .map((id) => {
      const owner: Party = { kind: 'line', id }
      return { owner, phones: phonesOf(change, owner) }
    })
}
