/** A chunk of a RIFF file: four letters and what they stand for. */
export interface Chunk {
  readonly id: string
  readonly data: Uint8Array
}

export const isRiff = (bytes: Uint8Array, kind: string): boolean =>
  bytes.length >= 12 && lettersAt(bytes, 0) === 'RIFF' && lettersAt(bytes, 8) === kind

/**
 * The chunks of a RIFF file in their order. A size that leads beyond the end gives what is left, and so does a data chunk of
 * size 0 that is followed by no chunk (both are left behind by who writes into a pipe or was cut off).
 */
export function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 12
  while (at + 8 <= bytes.length) {
    const id = lettersAt(bytes, at)
    const stated = view.getUint32(at + 4, true)
    const open = id === 'data' && stated === 0 && !isName(lettersAt(bytes, at + 8))
    const size = open ? bytes.length - at - 8 : Math.min(stated, bytes.length - at - 8)
    yield { id, data: bytes.subarray(at + 8, at + 8 + size) }
    at += 8 + size + (size % 2)
  }
}

const isName = (letters: string): boolean => /^[A-Za-z][A-Za-z0-9_ ]{3}$/.test(letters)

/** Four bytes as letters; fewer at the end. */
export const lettersAt = (bytes: Uint8Array, at: number, count = 4): string =>
  String.fromCharCode(...bytes.subarray(at, at + count))
