import type { SipCallInfoOnWire } from '../../src-main/portaswitch/protocol/sip-call-info.ts'
import type { EmulatorFault } from '../faults/fault.ts'

/** What the emulator looks like from outside. */
export interface EmulatorState {
  /** Grows with every act: give it as `after` with `waitMs` to wait for a change. */
  readonly revision: number
  readonly legs: readonly (SipCallInfoOnWire & { readonly owner: string })[]
  readonly sessions: readonly { readonly line: string; readonly expiresAt: number }[]
  readonly faults: readonly { readonly id: number; readonly fault: EmulatorFault }[]
  readonly scenario: string | null
}

export interface ConnectionState {
  readonly id: number
  readonly line: string | null
  readonly subscriptions: readonly string[]
  readonly openedAt: number
}

export interface Numbered<Entry> {
  readonly entries: readonly (Entry & { readonly seq: number })[]
  /** Give it as `after` to read on from here. */
  readonly last: number
}
