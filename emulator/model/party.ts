import type { SipCallInfoOnWire } from '../../src-main/portaswitch/protocol/sip-call-info.ts'

/** Whoever can take part in a call. */
export type Party =
  /** A line of this switch, by its account ID. */
  | { readonly kind: 'line'; readonly id: string }
  /** Somebody outside, by number. */
  | { readonly kind: 'outside'; readonly number: string; readonly name?: string | undefined }
  /** Somebody outside who hides the number; `id` tells two of them apart and never goes over the wire. */
  | { readonly kind: 'anonymous'; readonly id: string }
  /** A call queue, by its number. */
  | { readonly kind: 'queue'; readonly id: string }

/** A party as `caller` and `callee` of a notification show it. */
export type PartyOnWire = NonNullable<SipCallInfoOnWire['caller']>

/** The name by which control and scenarios address a party's phone. */
export function phoneOf(party: Party): string {
  switch (party.kind) {
    case 'line':
    case 'queue':
    case 'anonymous':
      return party.id
    case 'outside':
      return party.number
    default:
      return party satisfies never
  }
}

export const sameParty = (one: Party, other: Party) => one.kind === other.kind && phoneOf(one) === phoneOf(other)
