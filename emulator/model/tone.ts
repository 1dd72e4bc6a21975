import { readAuHeader, writeMuLawAu } from '../../src-main/voice/sound/au.ts'
import { encodeMuLaw } from '../../src-main/voice/sound/g711.ts'
import { telephoneRate } from '../../src-main/voice/sound/limits.ts'
import { writeMuLawWav } from '../../src-main/voice/sound/wav.ts'

/** A soft tone of `hertz` as a .au file of µ-law, 8 kHz, mono. */
export function tone(hertz: number, seconds: number): Uint8Array {
  const length = Math.round(seconds * telephoneRate)
  const edge = telephoneRate / 50
  const samples = Float32Array.from({ length }, (_, at) => {
    // It swells and fades, so that nobody hears it click.
    const loudness = Math.min(1, at / edge, (length - at) / edge) / 4
    return loudness * Math.sin((2 * Math.PI * hertz * at) / telephoneRate)
  })
  return writeMuLawAu(encodeMuLaw(samples))
}

/** The µ-law of a .au file in a .wav file. */
export function toWav(au: Uint8Array): Uint8Array {
  const { offset, length } = readAuHeader(au)
  return writeMuLawWav(au.subarray(offset, offset + length))
}

/** How long a .au file sounds: whole seconds, at least one. */
export const secondsOf = (au: Uint8Array): number => Math.max(1, Math.round(readAuHeader(au).duration))
