import * as v from 'valibot'
import type { RemotePartyView } from './remote-party.ts'

/** A number to call or to transfer to. */
export interface PickView {
  readonly dialable: string
  readonly remote: RemotePartyView
  /** Where it is known from. */
  readonly source: 'recent' | 'own' | 'phoneBook' | 'directory'
  /** Of a contact with several numbers: which of them. */
  readonly kind: 'work' | 'mobile' | 'home' | 'other' | undefined
}

export const pickCommands = {
  /** Numbers that fit what is typed: of contacts, of the phone book and directory of the PBX, and of calls that were. */
  suggestNumbers: v.strictObject({
    typed: v.pipe(v.string(), v.maxLength(128)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  }),
} as const

export interface PickResults {
  suggestNumbers: readonly PickView[]
}
