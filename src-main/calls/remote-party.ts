/** Who is at the other end, as far as the server tells it. */
export interface RemoteParty {
  readonly name: string | undefined
  /** Not yet formatted: also what Call back dials. */
  readonly number: string | undefined
  readonly anonymous: boolean
  /** Who forwarded the call, or the group that it came through. */
  readonly via: { readonly name: string } | { readonly number: string } | undefined
}
