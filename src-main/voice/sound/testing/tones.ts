/** Sounds to test with; `seconds` of each at `rate`. */
interface Tone {
  readonly rate: number
  readonly seconds: number
  readonly frequency: number
  /** 1 unless said otherwise. */
  readonly amplitude?: number
}

export function tone({ rate, seconds, frequency, amplitude = 1 }: Tone): Float32Array {
  return Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * frequency * at) / rate),
  )
}

/** From one frequency to another, as fast per second everywhere. */
export function sweep(wish: { rate: number; seconds: number; from: number; to: number }): Float32Array {
  const { rate, seconds, from, to } = wish
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, at) => {
    const time = at / rate
    return Math.sin(2 * Math.PI * (from * time + ((to - from) * time * time) / (2 * seconds)))
  })
}

export const silence = ({ rate, seconds }: { rate: number; seconds: number }): Float32Array =>
  new Float32Array(Math.round(rate * seconds))

export function joined(...parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Root mean square, in decibels of full scale. */
export function rms(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}
