import type { Pcm } from './pcm.ts'

/** Below this share of the loudest channel's energy the channels of a mix have cancelled each other out: 20 dB. */
const cancelled = 0.01

/** One channel out of any number: their mean, or the loudest where they cancel each other out (a twisted cable). */
export function mixDown({ channels }: Pcm): Float32Array {
  const [first = new Float32Array(0)] = channels
  if (channels.length <= 1) return first
  const mix = new Float32Array(first.length)
  const share = 1 / channels.length
  for (const channel of channels) {
    for (let at = 0; at < mix.length; at++) mix[at] = (mix[at] ?? 0) + (channel[at] ?? 0) * share
  }
  const loudest = channels.reduce((most, channel) => (energyOf(channel) > energyOf(most) ? channel : most))
  // A single channel that speaks loses a share of (1 / number)², which is no cancelling.
  return energyOf(mix) * channels.length ** 2 < energyOf(loudest) * cancelled ? loudest : mix
}

function energyOf(samples: Float32Array): number {
  let sum = 0
  for (let at = 0; at < samples.length; at++) sum += (samples[at] ?? 0) ** 2
  return sum
}
