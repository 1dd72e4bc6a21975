/** Uncompressed samples: how they lie in wav and au files. */
export interface LinearForm {
  readonly kind: 'integer' | 'float'
  /** 1 to 4 for integers, 4 or 8 for floats. */
  readonly bytes: number
  readonly littleEndian: boolean
  /** 8-bit wav counts from 0 to 255. */
  readonly unsigned: boolean
}

/** Reads as many whole samples as there are. */
export function decodeLinear(data: Uint8Array, form: LinearForm): Float32Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const out = new Float32Array(Math.floor(data.byteLength / form.bytes))
  const read = readerOf(view, form)
  for (let at = 0; at < out.length; at++) out[at] = read(at * form.bytes)
  return out
}

function readerOf(view: DataView, { kind, bytes, littleEndian, unsigned }: LinearForm): (offset: number) => number {
  if (kind === 'float') {
    const read = (at: number) => (bytes === 4 ? view.getFloat32(at, littleEndian) : view.getFloat64(at, littleEndian))
    // What is no number would spread through every filter.
    return (at) => finite(read(at))
  }
  if (bytes === 1) return unsigned ? (at) => (view.getUint8(at) - 128) / 128 : (at) => view.getInt8(at) / 128
  if (bytes === 2) return (at) => view.getInt16(at, littleEndian) / 32_768
  if (bytes === 4) return (at) => view.getInt32(at, littleEndian) / 2_147_483_648
  return littleEndian
    ? (at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 8_388_608
    : (at) => (view.getInt16(at, false) * 256 + view.getUint8(at + 2)) / 8_388_608
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0)
