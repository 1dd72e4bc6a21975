import type { CallsState } from './call.ts'
import type { CallAction } from './event.ts'

/** What a command has to name: one of our own legs. */
export interface CommandTarget {
  /** The identifier as it stands on the wire. */
  readonly call: { readonly id: string; readonly tag: string }
  /** Undefined only where the server never told one. */
  readonly transportId: string | undefined
}

/** Our own leg that `action` is for; undefined where the call is over, unknown or has no leg yet. */
export function commandTarget(_state: CallsState, _callId: string, _action: CallAction): CommandTarget | undefined {
  return undefined
}
