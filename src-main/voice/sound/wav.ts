import { decodeALaw, decodeMuLaw } from './g711.ts'
import { telephoneRate } from './limits.ts'
import { decodeLinear } from './linear.ts'
import { deinterleave, type Pcm } from './pcm.ts'
import { SoundError } from './problem.ts'
import { chunksOf, isRiff } from './riff.ts'

const formats = { integer: 1, float: 3, aLaw: 6, muLaw: 7 } as const
/** The real format then stands in the first word of a GUID. */
const extensible = 0xfffe

export interface WavHeader {
  readonly format: keyof typeof formats
  readonly rate: number
  readonly channels: number
  /** Of one sample. */
  readonly bytes: number
  readonly data: Uint8Array
  /** Seconds. */
  readonly duration: number
}

/** RIFF in which the sizes are wrong (broken off, 0 or all ones by who writes into a pipe) is read as far as it goes. */
export function readWavHeader(bytes: Uint8Array): WavHeader {
  if (!isRiff(bytes, 'WAVE')) throw new SoundError('notSound', 'no RIFF of kind WAVE')
  let form: Omit<WavHeader, 'data' | 'duration'> | undefined
  for (const { id, data } of chunksOf(bytes)) {
    if (id === 'fmt ') form = readForm(data)
    if (id !== 'data') continue
    if (form === undefined) throw new SoundError('damaged', 'wav data before its format')
    return { ...form, data, duration: data.length / (form.bytes * form.channels * form.rate) }
  }
  throw new SoundError('damaged', 'a wav without data')
}

function readForm(chunk: Uint8Array): Omit<WavHeader, 'data' | 'duration'> {
  if (chunk.length < 16) throw new SoundError('damaged', 'a wav format of less than 16 bytes')
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  const tag = view.getUint16(0, true)
  const code = tag === extensible && chunk.length >= 26 ? view.getUint16(24, true) : tag
  const [channels, rate, bits] = [view.getUint16(2, true), view.getUint32(4, true), view.getUint16(14, true)]
  const format = (Object.keys(formats) as WavHeader['format'][]).find((name) => formats[name] === code)
  if (format === undefined) throw new SoundError('notSound', `wav format ${code}`)
  if (rate < 1000 || rate > 384_000) throw new SoundError('damaged', `a wav rate of ${rate}`)
  if (channels < 1 || channels > 16) throw new SoundError('damaged', `a wav of ${channels} channels`)
  const widths = { integer: [8, 16, 24, 32], float: [32, 64], aLaw: [8], muLaw: [8] }[format]
  if (!widths.includes(bits)) throw new SoundError('damaged', `wav samples of ${bits} bits`)
  return { format, rate, channels, bytes: bits / 8 }
}

export function readWav(bytes: Uint8Array): Pcm {
  const header = readWavHeader(bytes)
  return { rate: header.rate, channels: deinterleave(decode(header), header.channels) }
}

function decode({ format, bytes, data }: WavHeader): Float32Array {
  switch (format) {
    case 'aLaw':
      return decodeALaw(data)
    case 'muLaw':
      return decodeMuLaw(data)
    case 'integer':
    case 'float':
      return decodeLinear(data, { kind: format, bytes, littleEndian: true, unsigned: bytes === 1 })
    default:
      return format satisfies never
  }
}

/** 16-bit, one channel: what every player understands. */
export function writeWav({ samples, rate }: { samples: Float32Array; rate: number }): Uint8Array<ArrayBuffer> {
  const header = wavHeader({ format: 'integer', rate, frames: samples.length })
  const bytes = new Uint8Array(header.length + samples.length * 2)
  bytes.set(header)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < samples.length; at++) {
    const value = Math.round((samples[at] ?? 0) * 32_768)
    view.setInt16(header.length + at * 2, Math.min(32_767, Math.max(-32_768, value)), true)
  }
  return bytes
}

/** 8 kHz, one channel, µ-law, with a RIFF header: for servers that want wav. */
export function writeMuLawWav(codes: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = wavHeader({ format: 'muLaw', rate: telephoneRate, frames: codes.length })
  const bytes = new Uint8Array(header.length + codes.length + (codes.length % 2))
  bytes.set(header)
  bytes.set(codes, header.length)
  return bytes
}

/**
 * What stands before the samples of one channel, of 16 bits or µ-law. Chunks have an even length: an odd number of bytes is
 * followed by one more. What is not PCM has a longer format and tells its number of samples (`fact`).
 */
export function wavHeader(wav: { format: 'integer' | 'muLaw'; rate: number; frames: number }): Uint8Array<ArrayBuffer> {
  const linear = wav.format === 'integer'
  const width = linear ? 2 : 1
  const dataBytes = wav.frames * width
  const formBytes = linear ? 16 : 18
  const factBytes = linear ? 0 : 12
  const bytes = new Uint8Array(12 + 8 + formBytes + factBytes + 8)
  const view = new DataView(bytes.buffer)
  const name = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  name(0, 'RIFF')
  view.setUint32(4, bytes.length + dataBytes + (dataBytes % 2) - 8, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, formBytes, true)
  view.setUint16(20, formats[wav.format], true)
  view.setUint16(22, 1, true)
  view.setUint32(24, wav.rate, true)
  view.setUint32(28, wav.rate * width, true)
  view.setUint16(32, width, true)
  view.setUint16(34, width * 8, true)
  if (!linear) {
    name(38, 'fact')
    view.setUint32(42, 4, true)
    view.setUint32(46, wav.frames, true)
  }
  name(bytes.length - 8, 'data')
  view.setUint32(bytes.length - 4, dataBytes, true)
  return bytes
}
