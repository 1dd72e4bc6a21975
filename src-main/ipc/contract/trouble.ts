/** Why something that was asked of the server did not work. `said` is the server's own text, where there is one. */
export interface Trouble {
  readonly why:
    | 'offline'
    /** No answer in time: whether it took effect is not known. */
    | 'unanswered'
    | 'noMailbox'
    /** This server does not know the method. */
    | 'unknownMethod'
    | 'refused'
    /** This computer could not write or read a file. */
    | 'disk'
  readonly said: string
}

/** What a command answers that loads something. */
export type Loaded<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: Trouble }
