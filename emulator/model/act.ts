import type { Party } from './party.ts'

/** Names a leg as the wire does: the id with its `~10`, and the tag. */
export interface LegName {
  readonly id: string
  readonly tag: string
}

/** Everything that can happen to calls: by a command of a client, by the hand of a person at a phone, or by itself. */
export type Act =
  /** Somebody calls somebody by phone. A call to a queue waits there. */
  | {
      readonly act: 'ring'
      readonly from: Party
      readonly to: Party
      /** Lines that passed the call on, first to last. */
      readonly forwarders?: readonly string[] | undefined
      /** The caller hears a tone or a text from the other side before the answer. */
      readonly early?: boolean | undefined
      /** How many phones of the called line ring; the line's own number unless given. */
      readonly phones?: number | undefined
      /** The id to use, for a script that needs to know it before. */
      readonly callId?: string | undefined
    }
  /** The first of a queue goes to the agents. */
  | { readonly act: 'dequeue'; readonly callId: string }
  /** A phone is picked up. */
  | { readonly act: 'answer'; readonly leg: LegName }
  /** A phone is hung up, or a ringing one declines. */
  | { readonly act: 'hang up'; readonly leg: LegName; readonly why?: HangUpReason | undefined }
  /** The phone's own hold key. */
  | { readonly act: 'hold'; readonly leg: LegName }
  | { readonly act: 'resume'; readonly leg: LegName }
  /** The leg goes on at another address of the switch: `transport_id` changes. */
  | { readonly act: 'move'; readonly leg: LegName; readonly to: string }
  /** The commands of the Voice API, and the transfer key of a phone. */
  | { readonly act: 'answer by command'; readonly leg: LegName; readonly mode: 'Notify' | 'Invite' }
  | { readonly act: 'hold by command'; readonly leg: LegName }
  | { readonly act: 'unhold by command'; readonly leg: LegName }
  | { readonly act: 'transfer'; readonly leg: LegName; readonly to: Party }
  | {
      readonly act: 'originate'
      readonly by: string
      readonly caller: Party
      readonly callee: Party
      readonly pickup: boolean
    }
  | { readonly act: 'join'; readonly leg: LegName; readonly with: LegName }
  /** Answer by Invite, second part: the phone is called again and answers by itself. */
  | {
      readonly act: 'call again'
      readonly callId: string
      readonly suffix: '' | '~10'
      readonly bridge: number
      readonly owner: Party
    }

export type HangUpReason = 'normal' | 'busy' | 'declined' | 'no answer'
