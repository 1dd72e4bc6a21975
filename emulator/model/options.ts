/** How this installation behaves where installations differ. */
export interface SwitchOptions {
  /** Whether the one who placed a call by `originate_advanced_call` hears of leg B. */
  readonly legB: 'told' | 'untold'
  /** Spelling of `callee_answer_mode` that is accepted: the type table's `Notify`, the example's `notify`, or both. */
  readonly answerModeCase: 'table' | 'lower' | 'any'
  /** Releases from about MR120 on ask for `destination` in `transfer_call`. */
  readonly transferNeeds: 'cld' | 'destination'
  /** Which leg of the second call `join_calls` takes as `to_call`: the own one (A), the far one (B), or either. */
  readonly joinTakes: 'either' | 'leg A' | 'leg B'
  /** Milliseconds between the end of a leg that is answered by Invite and the leg that takes its place. */
  readonly invitePause: number
  /** How long a phone that is to answer by itself takes, milliseconds. */
  readonly pickupPause: number
  /** The switch watches an account only from the first subscription on: the list lacks older legs for this long, milliseconds. */
  readonly blindFor: number
  /** What `get_customer_info` says of the customer; a branch has a main office beside it. */
  readonly office: 'none' | 'branch' | 'main'
  /** Whether there is nothing but SOAP: neither REST nor a WebSocket. */
  readonly serves: 'everything' | 'soap'
  /** Whether the media services (voicemail, menus, conferences) are served over SOAP alone. */
  readonly media: 'any' | 'soap'
  /** How long an uploaded sound is converted before it is heard, milliseconds. */
  readonly conversion: number
}

export const defaultSwitchOptions: SwitchOptions = {
  legB: 'told',
  answerModeCase: 'table',
  transferNeeds: 'cld',
  joinTakes: 'either',
  invitePause: 150,
  pickupPause: 300,
  blindFor: 1000,
  office: 'main',
  serves: 'everything',
  media: 'any',
  conversion: 2000,
}
