/** Sound as numbers from -1 to 1, an array a channel, all of one length; there is at least one channel. */
export interface Pcm {
  /** Samples a second. */
  readonly rate: number
  readonly channels: readonly Float32Array[]
}

/** Seconds. */
export const lengthOf = ({ rate, channels }: Pcm): number => (channels[0]?.length ?? 0) / rate

/** Splits interleaved frames. What is left over at the end, less than a frame, is dropped. */
export function deinterleave(samples: Float32Array, count: number): readonly Float32Array[] {
  if (count === 1) return [samples]
  const length = Math.floor(samples.length / count)
  return Array.from({ length: count }, (_, channel) => {
    const one = new Float32Array(length)
    for (let frame = 0; frame < length; frame++) one[frame] = samples[frame * count + channel] ?? 0
    return one
  })
}
