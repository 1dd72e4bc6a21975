import { filter, type Biquad } from './biquad.ts'

/**
 * Loudness of one channel after ITU-R BS.1770-4, in LUFS: K-weighting, blocks of 400 ms that overlap by three quarters, an
 * absolute gate at -70 and a relative one 10 below. -Infinity where nothing passes the gate. Under 400 ms there is no block,
 * and the answer is undefined: then level by peak.
 */
export function loudnessOf({ samples, rate }: { samples: Float32Array; rate: number }): number | undefined {
  const block = Math.round(rate * 0.4)
  if (samples.length < block) return undefined
  const powers = blockPowers(filter(filter(samples, shelf(rate)), weight(rate)), block)
  const audible = powers.filter((power) => lufs(power) >= -70)
  if (audible.length === 0) return Number.NEGATIVE_INFINITY
  const gate = lufs(mean(audible)) - 10
  return lufs(mean(audible.filter((power) => lufs(power) >= gate)))
}

/** The highest sample in dBFS; -Infinity for silence. */
export function peakOf(samples: Float32Array): number {
  let peak = 0
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample))
  return 20 * Math.log10(peak)
}

/** Mean squares of blocks that start every quarter of their length. */
function blockPowers(samples: Float32Array, block: number): readonly number[] {
  const step = Math.round(block / 4)
  const powers: number[] = []
  for (let from = 0; from + block <= samples.length; from += step) {
    let sum = 0
    for (let at = from; at < from + block; at++) sum += (samples[at] ?? 0) ** 2
    powers.push(sum / block)
  }
  return powers
}

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power)
const mean = (powers: readonly number[]): number => powers.reduce((sum, power) => sum + power, 0) / powers.length

// The standard prints its two filters for 48 kHz only. These are their analogue forms, to be had at any rate.

/** The head: 4 dB more above some 1.7 kHz. */
function shelf(rate: number): Biquad {
  const q = 0.7071752369554196
  const k = Math.tan((Math.PI * 1681.974450955533) / rate)
  const high = 10 ** (3.999843853973347 / 20)
  const band = high ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  }
}

/** The ear's low end: a high-pass at 38 Hz. */
function weight(rate: number): Biquad {
  const q = 0.5003270373238773
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const a0 = 1 + k / q + k * k
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}
