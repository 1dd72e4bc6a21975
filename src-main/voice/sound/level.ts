import { highestPeak, targetLoudness } from './limits.ts'
import { loudnessOf, peakOf } from './loudness.ts'

/** How loud a prompt is. Undefined loudness: shorter than 400 ms, or nothing to be heard. */
export interface Measured {
  /** LUFS. */
  readonly loudness: number | undefined
  /** dBFS; -Infinity for silence. */
  readonly peak: number
}

export function measure(sound: { samples: Float32Array; rate: number }): Measured {
  const loudness = loudnessOf(sound)
  return { loudness: Number.isFinite(loudness) ? loudness : undefined, peak: peakOf(sound.samples) }
}

/**
 * Decibels that bring a sound to the target, or as near as its peak lets it: the highest sample stays at -1 dBFS or below.
 * Without a loudness the peak alone decides. Silence stays as it is.
 */
export function levelling({ loudness, peak }: Measured): number {
  if (!Number.isFinite(peak)) return 0
  const room = highestPeak - peak
  return loudness === undefined ? room : Math.min(targetLoudness - loudness, room)
}

export function amplify(samples: Float32Array, decibels: number): Float32Array {
  if (decibels === 0) return samples
  const factor = 10 ** (decibels / 20)
  return samples.map((sample) => sample * factor)
}
