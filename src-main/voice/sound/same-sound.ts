/** What a server has made of a sound may differ so much in length: a share. */
const lengthMargin = 0.02
/** How alike the samples must be, 1 being equal: a second µ-law coding leaves more than 0.99. */
const alikeEnough = 0.9
/** By so many samples the other may have been moved, at 8 kHz: 40 ms, a codec's delay. */
const mostShift = 320

/**
 * Whether two sounds of one rate are the same to a caller: lengths within 2 %, and the samples follow each other closely,
 * whatever the volume.
 */
export function isSameSound(one: Float32Array, other: Float32Array): boolean {
  if (Math.abs(one.length - other.length) > lengthMargin * Math.max(one.length, other.length)) return false
  if (likeness(one, other, 0) >= alikeEnough) return true
  for (let shift = 1; shift <= mostShift; shift++)
    if (likeness(one, other, shift) >= alikeEnough || likeness(other, one, shift) >= alikeEnough) return true
  return false
}

/** Seconds looked at: a shift is found by the beginning, or not at all. */
const most = 8000 * 20

/** The correlation of `one` with `other` as it begins `shift` samples later. */
function likeness(one: Float32Array, other: Float32Array, shift: number): number {
  const length = Math.min(one.length - shift, other.length, most)
  let [both, first, second] = [0, 0, 0]
  for (let at = 0; at < length; at++) {
    const [a = 0, b = 0] = [one[at + shift], other[at]]
    both += a * b
    first += a * a
    second += b * b
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second)
}
