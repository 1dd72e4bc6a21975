import { telephoneRate } from './limits.ts'

/**
 * The low-pass of the telephone: flat to 3,400 Hz, at least 70 dB down from 4,200 Hz on. What lies between 4,000 and 4,200
 * folds back to no lower than 3,800, which no phone plays.
 */
const passEdge = 3400
const stopEdge = 4200
const attenuation = 70
/** Kaiser's formula for the shape of the window. */
const beta = 0.1102 * (attenuation - 8.7)

interface Kernel {
  /** Output positions repeat after `phases` samples, in which `step` input samples pass. */
  readonly phases: number
  readonly step: number
  /** Half the length of the filter, in input samples. */
  readonly reach: number
  /** `phases` rows of `2 * reach` weights. */
  readonly weights: Float32Array
}

/** Rates repeat, and a kernel takes longer than a second of sound. */
const kernels = new Map<number, Kernel>()

/**
 * One channel of any rate at 8 kHz, band-limited. The length is exact: the input's, to the nearest sample, and nothing is
 * shifted. At 8 kHz already, the same array comes back.
 */
export function toTelephoneRate({ samples, rate }: { samples: Float32Array; rate: number }): Float32Array {
  if (rate === telephoneRate) return samples
  const { phases, step, reach, weights } = kernelOf(rate)
  const taps = reach * 2
  const out = new Float32Array(Math.round((samples.length * telephoneRate) / rate))
  // Silence on both sides spares the inner loop every check.
  const padded = new Float32Array(samples.length + taps * 2)
  padded.set(samples, taps)
  for (let at = 0; at < out.length; at++) {
    const phase = at % phases
    const centre = Math.floor(((at - phase) / phases) * step + (phase * step) / phases + 1e-9)
    const from = centre - reach + 1 + taps
    const row = phase * taps
    let sum = 0
    for (let tap = 0; tap < taps; tap++) sum += (weights[row + tap] ?? 0) * (padded[from + tap] ?? 0)
    out[at] = sum
  }
  return out
}

function kernelOf(rate: number): Kernel {
  const known = kernels.get(rate)
  if (known !== undefined) return known
  const made = makeKernel(rate)
  kernels.set(rate, made)
  return made
}

function makeKernel(rate: number): Kernel {
  const divisor = greatestCommonDivisor(rate, telephoneRate)
  const [phases, step] = [telephoneRate / divisor, rate / divisor]
  // A rate below the telephone's has nothing to take away but its own mirror image.
  const [pass, stop] = rate > telephoneRate ? [passEdge, stopEdge] : [0.42 * rate, 0.58 * rate]
  const cutoff = (pass + stop) / 2 / rate
  const reach = Math.ceil((attenuation - 7.95) / (14.36 * ((stop - pass) / rate)) / 2) + 1
  const taps = reach * 2
  const weights = new Float32Array(phases * taps)
  const whole = bessel(beta)
  for (let phase = 0; phase < phases; phase++) {
    const fraction = ((phase * step) % phases) / phases
    let sum = 0
    for (let tap = 0; tap < taps; tap++) {
      const distance = tap - reach + 1 - fraction
      const inside = 1 - (distance / reach) ** 2
      const window = inside <= 0 ? 0 : bessel(beta * Math.sqrt(inside)) / whole
      const weight = 2 * cutoff * sinc(2 * cutoff * distance) * window
      weights[phase * taps + tap] = weight
      sum += weight
    }
    // Every phase lets through the same: else a steady tone would tremble.
    for (let tap = 0; tap < taps; tap++) weights[phase * taps + tap] = (weights[phase * taps + tap] ?? 0) / sum
  }
  return { phases, step, reach, weights }
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let [sum, term] = [1, 1]
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
