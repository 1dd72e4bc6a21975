/** A filter of second order; `a0` is 1. */
export interface Biquad {
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly a1: number
  readonly a2: number
}

/** Filters into a new array. The filter starts at rest. */
export function filter(samples: Float32Array, { b0, b1, b2, a1, a2 }: Biquad): Float32Array {
  const out = new Float32Array(samples.length)
  let [s1, s2] = [0, 0]
  for (let at = 0; at < samples.length; at++) {
    const input = samples[at] ?? 0
    const output = b0 * input + s1
    s1 = b1 * input - a1 * output + s2
    s2 = b2 * input - a2 * output
    out[at] = output
  }
  return out
}

/** Butterworth's: -3 dB at `frequency`, 12 dB an octave below. */
export function highPass({ frequency, rate }: { frequency: number; rate: number }): Biquad {
  const k = Math.tan((Math.PI * frequency) / rate)
  const norm = 1 / (1 + Math.SQRT2 * k + k * k)
  return { b0: norm, b1: -2 * norm, b2: norm, a1: 2 * (k * k - 1) * norm, a2: (1 - Math.SQRT2 * k + k * k) * norm }
}
