import type { Measured } from '../../src-main/voice/sound/level.ts'
import type { SoundProblem } from '../../src-main/voice/sound/problem.ts'
import type { Edit } from '../../src-main/voice/sound/prompt.ts'
import type { Span } from '../../src-main/voice/sound/silence.ts'

/** What the Worker is asked. `open` replaces the sound that it holds; `make` makes a prompt of that. */
export type LabWish =
  /** Decoded by Chromium. */
  | { readonly kind: 'open'; readonly channels: readonly Float32Array<ArrayBuffer>[]; readonly rate: number }
  /** An .au file, which Chromium does not know. */
  | { readonly kind: 'openAu'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'make'; readonly edit: Edit }

/** A sound that was opened. */
export interface Opened {
  /** Seconds. */
  readonly duration: number
  /** 0 to 1, evenly over the whole. */
  readonly peaks: Float32Array<ArrayBuffer>
  /** Where something can be heard. */
  readonly heard: Span
  /** To play as recorded: one channel, 16-bit wav. */
  readonly wav: Uint8Array<ArrayBuffer>
}

/** A prompt that was made: what would go to the server, and the same to listen to. */
export interface Made {
  readonly au: Uint8Array<ArrayBuffer>
  /** The µ-law of `au`, decoded again: what comes out of a caller's phone. */
  readonly wav: Uint8Array<ArrayBuffer>
  readonly duration: number
  readonly was: Measured
  readonly is: Measured
}

export interface LabAnswers {
  open: Opened
  openAu: Opened
  make: Made
}

export interface LabRequest {
  readonly id: number
  readonly wish: LabWish
}

export type LabReply =
  | { readonly id: number; readonly ok: true; readonly answer: Opened | Made }
  | { readonly id: number; readonly ok: false; readonly problem: SoundProblem }
