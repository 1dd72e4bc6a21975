import * as v from 'valibot'

const server = v.pipe(v.string(), v.trim(), v.maxLength(300))

export const secondServerCommands = {
  /** Looks at its certificate, and saves it where that is trusted; an empty one is saved at once: there is none. */
  nameSecondServer: v.strictObject({ server }),
  trustSecondServer: v.strictObject({
    server: v.pipe(server, v.minLength(1)),
    /** What was on the screen: what is trusted is what was read. */
    fingerprint: v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/)),
  }),
} as const

/**
 * What comes of naming a second server. `saved`: it is trusted already, and used from now on. `overtaken`: another was named
 * since.
 */
export type SecondServerAnswer =
  | { readonly kind: 'saved' | 'invalid' | 'same' | 'unreachable' | 'changed' | 'overtaken' }
  | {
      readonly kind: 'ask'
      /** `host:port`: the server's own, or, where it has another one, that of its WebSocket. */
      readonly server: string
      readonly fingerprint: string
      readonly issuedTo: string
    }

export interface SecondServerResults {
  nameSecondServer: SecondServerAnswer
  trustSecondServer: SecondServerAnswer
}
