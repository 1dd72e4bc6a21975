/** What a server has made of a sound may differ so much in length: a share. */
const lengthMargin = 0.02
/** How alike the samples must be, 1 being equal: a second µ-law coding leaves more than 0.99. */
const alikeEnough = 0.9
/** By so many samples the other may have been moved, at 8 kHz: 40 ms, a codec's delay. */
const mostShift = 320

/** So many samples are tried at each shift: enough to tell where the other begins. */
const probe = 4000

/**
 * Whether two sounds of one rate are the same to a caller: lengths within 2 %, and the samples follow each other closely,
 * whatever the volume.
 */
export function isSameSound(one: Float32Array, other: Float32Array): boolean {
  if (Math.abs(one.length - other.length) > lengthMargin * Math.max(one.length, other.length)) return false
  const most = Math.max(one.length, other.length)
  const start = loudestAt(one)
  if (likeness({ one, other, shift: 0, from: 0, length: most }) >= alikeEnough) return true
  let best = { shift: 0, like: Number.NEGATIVE_INFINITY }
  for (let shift = -mostShift; shift <= mostShift; shift++) {
    const like = likeness({ one, other, shift, from: start, length: probe })
    if (like > best.like) best = { shift, like }
  }
  return likeness({ one, other, shift: best.shift, from: 0, length: most }) >= alikeEnough
}

/** Where the loudest stretch to try begins: silence tells nothing. */
function loudestAt(samples: Float32Array): number {
  let [best, most] = [0, -1]
  for (let start = 0; start < samples.length; start += probe) {
    const energy = samples.subarray(start, start + probe).reduce((sum, sample) => sum + sample * sample, 0)
    if (energy > most) [best, most] = [start, energy]
  }
  return best
}

/** The correlation of `one` with `other` moved by `shift` samples, over `length` samples of `one` from `from` on. */
function likeness(look: {
  one: Float32Array
  other: Float32Array
  shift: number
  from: number
  length: number
}): number {
  const { one, other, shift } = look
  const from = Math.max(look.from, -shift, 0)
  const to = Math.min(look.from + look.length, one.length, other.length - shift)
  let [both, first, second] = [0, 0, 0]
  for (let at = from; at < to; at++) {
    const [a = 0, b = 0] = [one[at], other[at + shift]]
    both += a * b
    first += a * a
    second += b * b
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second)
}
