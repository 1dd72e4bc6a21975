import { decodeALaw, decodeMuLaw } from './g711.ts'
import { telephoneRate } from './limits.ts'
import { decodeLinear } from './linear.ts'
import { deinterleave, type Pcm } from './pcm.ts'
import { SoundError } from './problem.ts'

/**
 * Sun's .au: six big-endian words (magic, offset of the data, its length, encoding, rate, channels), then a remark up to
 * the offset, then the data. Greetings and prompts travel as this.
 */
const magic = 0x2e73_6e64
const headerBytes = 24
/** Written by who does not know the length yet: all the rest is data. */
const unbounded = 0xffff_ffff
const encodings = { muLaw: 1, int8: 2, int16: 3, int24: 4, int32: 5, float: 6, double: 7, aLaw: 27 } as const

export interface AuHeader {
  readonly encoding: keyof typeof encodings
  readonly rate: number
  readonly channels: number
  /** Of one sample of each channel, bytes. */
  readonly frameBytes: number
  /** Bytes. */
  readonly offset: number
  readonly length: number
  /** Seconds. */
  readonly duration: number
}

export const isAu = (bytes: Uint8Array): boolean => bytes.length >= 4 && viewOf(bytes).getUint32(0) === magic

/**
 * A stated length beyond the end of the file is cut down to what is there: an upload that broke off can still be heard. `size` is
 * that of the whole file where `bytes` are its beginning.
 */
export function readAuHeader(bytes: Uint8Array, size = bytes.length): AuHeader {
  if (!isAu(bytes)) throw new SoundError('notSound', 'no .snd at the start')
  if (bytes.length < headerBytes) throw new SoundError('damaged', 'an au header of less than 24 bytes')
  const view = viewOf(bytes)
  const [offset, stated, code, rate, channels] = [4, 8, 12, 16, 20].map((at) => view.getUint32(at)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const encoding = nameOf(code)
  if (encoding === undefined) throw new SoundError('damaged', `au encoding ${code}`)
  if (offset < headerBytes || offset > size) throw new SoundError('damaged', `au data at ${offset}`)
  if (rate < 1000 || rate > 384_000) throw new SoundError('damaged', `an au rate of ${rate}`)
  if (channels < 1 || channels > 16) throw new SoundError('damaged', `an au of ${channels} channels`)
  const there = size - offset
  const length = stated === unbounded ? there : Math.min(stated, there)
  const frameBytes = widths[encoding] * channels
  return { encoding, rate, channels, frameBytes, offset, length, duration: length / (frameBytes * rate) }
}

const widths: Readonly<Record<AuHeader['encoding'], number>> = {
  muLaw: 1,
  aLaw: 1,
  int8: 1,
  int16: 2,
  int24: 3,
  int32: 4,
  float: 4,
  double: 8,
}

export function readAu(bytes: Uint8Array): Pcm {
  const { encoding, rate, channels, offset, length } = readAuHeader(bytes)
  const data = bytes.subarray(offset, offset + length)
  return { rate, channels: deinterleave(decode(data, encoding), channels) }
}

function decode(data: Uint8Array, encoding: AuHeader['encoding']): Float32Array {
  switch (encoding) {
    case 'muLaw':
      return decodeMuLaw(data)
    case 'aLaw':
      return decodeALaw(data)
    case 'float':
    case 'double':
      return decodeLinear(data, { kind: 'float', bytes: widths[encoding], littleEndian: false, unsigned: false })
    case 'int8':
    case 'int16':
    case 'int24':
    case 'int32':
      return decodeLinear(data, { kind: 'integer', bytes: widths[encoding], littleEndian: false, unsigned: false })
    default:
      return encoding satisfies never
  }
}

/** 8 kHz, one channel, µ-law: what PortaSwitch takes as it is. */
export function writeMuLawAu(codes: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + codes.length)
  const view = viewOf(bytes)
  const words = [magic, headerBytes, codes.length, encodings.muLaw, telephoneRate, 1]
  words.forEach((word, index) => view.setUint32(index * 4, word))
  bytes.set(codes, headerBytes)
  return bytes
}

/** The header of `bytes`, without remarks, before samples of no stated number. */
export function openAuHeader(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(bytes.subarray(0, headerBytes))
  const view = viewOf(header)
  view.setUint32(4, headerBytes)
  view.setUint32(8, unbounded)
  return header
}

const nameOf = (code: number) =>
  (Object.keys(encodings) as AuHeader['encoding'][]).find((name) => encodings[name] === code)

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
