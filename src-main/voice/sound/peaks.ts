/** The highest absolute sample of each of `count` equal parts: what a waveform is drawn from. */
export function peaksOf(samples: Float32Array, count: number): Float32Array {
  const peaks = new Float32Array(count)
  for (let part = 0; part < count; part++) {
    const from = Math.floor((part * samples.length) / count)
    const to = Math.floor(((part + 1) * samples.length) / count)
    let most = 0
    for (let at = from; at < to; at++) most = Math.max(most, Math.abs(samples[at] ?? 0))
    peaks[part] = most
  }
  return peaks
}
