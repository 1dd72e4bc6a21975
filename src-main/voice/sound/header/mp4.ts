import { lettersAt } from '../riff.ts'

/** Seconds of an m4a: the box `mvhd` in the box `moov`. Undefined for a file in fragments, which does not say. */
export function mp4Duration(bytes: Uint8Array): number | undefined {
  const moov = box(bytes, 'moov')
  const head = moov && box(moov, 'mvhd')
  if (head === undefined || head.length < 32) return undefined
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const isLong = view.getUint8(0) === 1
  const scale = view.getUint32(isLong ? 20 : 12)
  const length = isLong ? Number(view.getBigUint64(24)) : view.getUint32(16)
  return scale === 0 || length === 0 || length === 0xffff_ffff ? undefined : length / scale
}

/** What is in the first box of a name. */
function box(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= bytes.length
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? bytes.length - at : short
    if (size < 8) return undefined
    if (lettersAt(bytes, at + 4) === name) return bytes.subarray(at + (isLong ? 16 : 8), at + size)
    at += size
  }
  return undefined
}
