/** ITU-R G.711: 13 or 14 bits of sound in one byte, in steps that grow with the loudness. */

/** 16-bit value of each code. */
const fromMuLaw = Int16Array.from({ length: 256 }, (_, code) => muLawValue(code))
const fromALaw = Int16Array.from({ length: 256 }, (_, code) => aLawValue(code))

function muLawValue(code: number): number {
  const bits = ~code & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits & 0x70) >> 4)) - 132
  return (bits & 0x80) !== 0 ? -magnitude : magnitude
}

function aLawValue(code: number): number {
  const bits = code ^ 0x55
  const segment = (bits & 0x70) >> 4
  const mantissa = ((bits & 0x0f) << 4) + 8
  const magnitude = segment === 0 ? mantissa : (mantissa + 256) << (segment - 1)
  return (bits & 0x80) !== 0 ? magnitude : -magnitude
}

/** The code whose value is nearest: two tables of every 16-bit value, made from the decoder, so that both always agree. */
const toMuLaw = nearestCodes(fromMuLaw, 0xff)
const toALaw = nearestCodes(fromALaw, 0xd5)

function nearestCodes(values: Int16Array, ofZero: number): Uint8Array {
  // Both laws have pairs of codes about nought: the positive one is what the standard's encoder gives.
  const ladder = [...values.keys()]
    .filter((code) => valueAt(values, code) !== 0 || code === ofZero)
    .sort((a, b) => valueAt(values, a) - valueAt(values, b))
  const codes = new Uint8Array(65_536)
  let rung = 0
  for (let value = -32_768; value <= 32_767; value++) {
    const distance = (index: number) => Math.abs(valueAt(values, ladder[index] ?? ofZero) - value)
    while (rung + 1 < ladder.length && distance(rung + 1) <= distance(rung)) rung++
    codes[value + 32_768] = ladder[rung] ?? ofZero
  }
  return codes
}

function valueAt(values: Int16Array, code: number): number {
  return values[code] ?? 0
}

const encode = (codes: Uint8Array) => (samples: Float32Array) => {
  const out = new Uint8Array(samples.length)
  for (let at = 0; at < samples.length; at++) {
    const value = Math.round((samples[at] ?? 0) * 32_768)
    out[at] = codes[Math.min(32_767, Math.max(-32_768, value)) + 32_768] ?? 0
  }
  return out
}

const decode = (values: Int16Array) => (codes: Uint8Array) => {
  const out = new Float32Array(codes.length)
  for (let at = 0; at < codes.length; at++) out[at] = valueAt(values, codes[at] ?? 0) / 32_768
  return out
}

/** Samples from -1 to 1, a byte each; what is beyond is cut off. */
export const encodeMuLaw = encode(toMuLaw)
export const encodeALaw = encode(toALaw)
export const decodeMuLaw = decode(fromMuLaw)
export const decodeALaw = decode(fromALaw)
