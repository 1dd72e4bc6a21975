import { writeMuLawAu } from './au.ts'
import { encodeMuLaw } from './g711.ts'
import { amplify, levelling, measure, type Measured } from './level.ts'
import { mostSecondsOut, telephoneRate } from './limits.ts'
import { SoundError } from './problem.ts'
import { cut, fade, type Fade } from './shape.ts'
import { heardSpan, type Span } from './silence.ts'

/** What a person does to a sound before callers hear it. */
export interface Edit {
  readonly trim: Span
  readonly fade: Fade
  /** Bring it to the loudness of all prompts. */
  readonly level: boolean
}

/** What goes to the server, and what is to be known of it. */
export interface Prompt {
  /** A Sun .au of 8 kHz µ-law. */
  readonly au: Uint8Array<ArrayBuffer>
  /** Seconds. */
  readonly duration: number
  /** Before and after levelling. */
  readonly was: Measured
  readonly is: Measured
}

/**
 * A sound in the telephone band (8 kHz), made into a prompt. The source stays as it is. Throws a {@link SoundError}
 * `promptTooLong` or `silent`.
 */
export function makePrompt(telephone: Float32Array, edit: Edit): Prompt {
  const rate = telephoneRate
  const trimmed = cut({ samples: telephone, rate, span: edit.trim })
  // Half a sample more is no more than rounding.
  if (trimmed.length > mostSecondsOut * rate) throw new SoundError('promptTooLong', `${trimmed.length / rate} s`)
  if (heardSpan({ samples: trimmed, rate }) === undefined) throw new SoundError('silent', 'nothing to be heard')
  const shaped = fade({ samples: trimmed, rate, ...edit.fade })
  const was = measure({ samples: shaped, rate })
  const samples = edit.level ? amplify(shaped, levelling(was)) : shaped
  const is = edit.level ? measure({ samples, rate }) : was
  return { au: writeMuLawAu(encodeMuLaw(samples)), duration: trimmed.length / rate, was, is }
}
