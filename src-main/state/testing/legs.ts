import type { Leg, LegState, Party } from '../../portaswitch/protocol/leg.ts'

const nobody: Party = {
  accountId: undefined,
  centrexId: undefined,
  displayId: undefined,
  displayName: undefined,
  extensionId: undefined,
  huntgroupId: undefined,
  id: undefined,
  forwarders: [],
}

export const party = (known: Partial<Party>): Party => ({ ...nobody, ...known })

const account = (number: string, displayName: string) =>
  party({ accountId: number, id: number, displayId: number, displayName })

/** The user's own line. */
export const us = account('123007', 'Uma User')
export const ada = account('123002', 'Ada Lovelace')
export const ben = account('123003', 'Ben Bitdiddle')

export type LegParts = Partial<Omit<Leg, 'key' | 'wireCallId' | 'isLegB'>> & { readonly legB?: boolean }

/** A leg as the client hands it over. */
export function leg(state: LegState, { legB = false, ...parts }: LegParts = {}): Leg {
  const callId = parts.callId ?? 'call-1'
  const tag = parts.tag ?? 'tag-1'
  const wireCallId = legB ? `${callId}~10` : callId
  return {
    transportId: '192.0.2.1:5070',
    direction: 'incoming',
    caller: ada,
    callee: us,
    startedAt: undefined,
    connectedAt: undefined,
    duration: undefined,
    reason: undefined,
    reasonCode: undefined,
    queue: undefined,
    ...parts,
    key: `${wireCallId} ${tag}`,
    wireCallId,
    callId,
    isLegB: legB,
    tag,
    state,
  }
}

/** Our leg of a call that Ada makes to us. */
export const fromAda = (state: LegState, parts: LegParts = {}): Leg => leg(state, parts)

/** Our leg of a call that Ben makes to us. */
export const fromBen = (state: LegState, parts: LegParts = {}): Leg =>
  leg(state, { callId: 'call-2', tag: 'tag-2', caller: ben, ...parts })

/** Our leg of a call that we make to Ada with the phone. */
export const toAda = (state: LegState, parts: LegParts = {}): Leg =>
  leg(state, { direction: 'outgoing', caller: us, callee: ada, ...parts })

/** Leg A of a call to Ben that was placed through the server: it looks like a call from him. */
export const legA = (state: LegState, parts: LegParts = {}): Leg =>
  leg(state, { callId: 'placed', tag: 'a', caller: party({ id: '123003', displayId: '123003' }), ...parts })

/** Leg B of the same call. */
export const legB = (state: LegState, parts: LegParts = {}): Leg =>
  leg(state, { callId: 'placed', tag: 'b', legB: true, caller: us, callee: ben, ...parts })
