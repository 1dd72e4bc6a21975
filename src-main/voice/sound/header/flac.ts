/** Seconds of a FLAC file, from STREAMINFO: 20 bits of rate, 36 bits of samples. Undefined where its writer did not know. */
export function flacDuration(bytes: Uint8Array): number | undefined {
  if (bytes.length < 42) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rate = view.getUint32(18) >>> 12
  const samples = (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22)
  return rate === 0 || samples === 0 ? undefined : samples / rate
}
