/** µ-law of a sample (-32768 to 32767): ITU-T G.711, with the sign bit and the inversion. */
function mulaw(sample: number): number {
  const magnitude = Math.min(Math.abs(Math.round(sample)), 32_635) + 132
  const exponent = Math.floor(Math.log2(magnitude)) - 7
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff
}

const rate = 8000

/** A soft tone of `hertz` as µ-law, 8 kHz, mono. */
export function tone(hertz: number, seconds: number): Uint8Array {
  const samples = Math.round(seconds * rate)
  const edge = rate / 50
  return Uint8Array.from({ length: samples }, (_, at) => {
    // It swells and fades, so that nobody hears it click.
    const loudness = Math.min(1, at / edge, (samples - at) / edge)
    return mulaw(8000 * loudness * Math.sin((2 * Math.PI * hertz * at) / rate))
  })
}

/** µ-law in Sun's container. */
export function auOf(samples: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(24))
  ;[0x2e736e64, 24, samples.length, 1, rate, 1].forEach((value, index) => header.setUint32(4 * index, value))
  return joined(new Uint8Array(header.buffer), samples)
}

/** µ-law in Microsoft's container (format 7). */
export function wavOf(samples: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(46))
  const text = (at: number, word: string) =>
    [...word].forEach((letter, index) => header.setUint8(at + index, letter.charCodeAt(0)))
  text(0, 'RIFF')
  header.setUint32(4, 38 + samples.length, true)
  text(8, 'WAVEfmt ')
  header.setUint32(16, 18, true)
  header.setUint16(20, 7, true)
  header.setUint16(22, 1, true)
  header.setUint32(24, rate, true)
  header.setUint32(28, rate, true)
  header.setUint16(32, 1, true)
  header.setUint16(34, 8, true)
  text(38, 'data')
  header.setUint32(42, samples.length, true)
  return joined(new Uint8Array(header.buffer), samples)
}

/** The samples of a .au file. */
export function samplesOf(au: Uint8Array): Uint8Array {
  const begin = new DataView(au.buffer, au.byteOffset, 24).getUint32(4)
  return au.subarray(begin)
}

/** How long a .au file sounds, whole seconds, at least one. */
export const secondsOf = (au: Uint8Array): number => Math.max(1, Math.round(samplesOf(au).length / rate))

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
