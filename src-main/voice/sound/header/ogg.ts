import { lettersAt } from '../riff.ts'

/** Seconds of Ogg with Opus or Vorbis: the position that the last page tells, by the rate that the first one does. */
export function oggDuration(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const clock = clockOf(bytes, view)
  if (clock === undefined) return undefined
  for (let at = bytes.length - 27; at >= 0; at--) {
    if (bytes[at] !== 0x4f || lettersAt(bytes, at) !== 'OggS') continue
    const position = view.getBigInt64(at + 6, true)
    // -1: no packet ends on this page.
    if (position >= 0n) return Math.max(0, Number(position) - clock.skip) / clock.rate
  }
  return undefined
}

/** The first packet follows 27 bytes and as many more as the page has segments. */
function clockOf(bytes: Uint8Array, view: DataView): { rate: number; skip: number } | undefined {
  const at = 27 + (bytes[26] ?? 0)
  if (at + 19 > bytes.length) return undefined
  if (lettersAt(bytes, at, 8) === 'OpusHead') return { rate: 48_000, skip: view.getUint16(at + 10, true) }
  if (lettersAt(bytes, at + 1, 6) !== 'vorbis') return undefined
  const rate = view.getUint32(at + 12, true)
  return rate === 0 ? undefined : { rate, skip: 0 }
}
