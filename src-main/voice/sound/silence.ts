/** Seconds. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Windows in which the power is measured. */
const windowSeconds = 0.01
/** So far below the loudest window, and never above the absolute floor, it counts as silence. */
const relativeFloor = -40
const absoluteFloor = -60
/** Left before and after: a breath and the end of a consonant. */
const before = 0.1
const after = 0.2

/**
 * Where in a sound something can be heard, with a little room around it; undefined where nothing can. The floor follows the
 * loudest part, so that the noise of a room does not count as speech.
 */
export function heardSpan({ samples, rate }: { samples: Float32Array; rate: number }): Span | undefined {
  const step = Math.max(1, Math.round(rate * windowSeconds))
  const levels: number[] = []
  for (let from = 0; from < samples.length; from += step) levels.push(level(samples.subarray(from, from + step)))
  const loudest = levels.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
  if (loudest < absoluteFloor) return undefined
  const floor = Math.max(absoluteFloor, loudest + relativeFloor)
  const isHeard = (one: number) => one >= floor
  const duration = samples.length / rate
  return {
    start: Math.max(0, (levels.findIndex(isHeard) * step) / rate - before),
    end: Math.min(duration, ((levels.findLastIndex(isHeard) + 1) * step) / rate + after),
  }
}

/** Root mean square in dBFS. */
function level(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return 10 * Math.log10(sum / samples.length)
}
