/** Ids of EBML elements, and the bytes of `Duration` with its usual lengths. */
const scaleId = [0x2a, 0xd7, 0xb1]
const durationId = [0x44, 0x89]
const clusterId = [0x1f, 0x43, 0xb6, 0x75]
const timestampId = 0xe7

/**
 * Seconds of a webm: `Duration` of its information, else (a recorder knows no end) the time of its last cluster, which is at
 * most half a minute short.
 */
export function webmDuration(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const firstCluster = indexOf(bytes, clusterId, 0)
  const head = bytes.subarray(0, firstCluster ?? bytes.length)
  const scale = numberAfter(head, scaleId) ?? 1_000_000
  const at = indexOf(head, durationId, 0)
  const size = at === undefined ? undefined : bytes[at + 2]
  if (at !== undefined && at + 11 <= head.length && (size === 0x84 || size === 0x88)) {
    const ticks = size === 0x84 ? view.getFloat32(at + 3) : view.getFloat64(at + 3)
    if (Number.isFinite(ticks) && ticks > 0) return (ticks * scale) / 1e9
  }
  let last: number | undefined
  for (let found = firstCluster; found !== undefined; found = indexOf(bytes, clusterId, found + 4)) {
    const ticks = numberAfter(bytes.subarray(found, found + 32), [timestampId])
    if (ticks !== undefined) last = (ticks * scale) / 1e9
  }
  // A short recording is one cluster, which begins at nought and says nothing of its end.
  return last === 0 ? undefined : last
}

/** The unsigned number of an element: one byte of length, then as many bytes. */
function numberAfter(bytes: Uint8Array, id: readonly number[]): number | undefined {
  const at = indexOf(bytes, id, 0)
  const size = at === undefined ? 0 : (bytes[at + id.length] ?? 0) - 0x80
  if (at === undefined || size < 1 || size > 6) return undefined
  return bytes.subarray(at + id.length + 1, at + id.length + 1 + size).reduce((value, byte) => value * 256 + byte, 0)
}

function indexOf(bytes: Uint8Array, wanted: readonly number[], from: number): number | undefined {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  return undefined
}
