import { open, type FileHandle } from 'node:fs/promises'
import { decodeALaw, decodeMuLaw } from '../voice/sound/g711.ts'
import { decodeLinear } from '../voice/sound/linear.ts'
import { isRiff } from '../voice/sound/riff.ts'
import { readWavHeader, type WavHeader } from '../voice/sound/wav.ts'

export interface SoundOutline {
  /** 0 to 1; empty where the file is no wav. */
  readonly peaks: readonly number[]
  /** Seconds. */
  readonly seconds: number | undefined
}

/** The header of a wav lies within so many bytes. */
const headBytes = 4096
/** So many are looked at for each bar: the length of a sound costs nothing. */
const barBytes = 4096

/** What a waveform of `count` bars is drawn from, without reading the whole file. */
export async function outlineOf(path: string, count: number): Promise<SoundOutline> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await slice(file, 0, Math.min(size, headBytes))
    if (!isRiff(head, 'WAVE')) return { peaks: [], seconds: undefined }
    const header = readWavHeader(head)
    const start = header.data.byteOffset - head.byteOffset
    const frame = header.bytes * header.channels
    const frames = Math.floor((size - start) / frame)
    const peaks: number[] = []
    for (let bar = 0; bar < count; bar++) {
      const from = start + Math.floor((bar * frames) / count) * frame
      const to = start + Math.floor(((bar + 1) * frames) / count) * frame
      peaks.push(peakOf(await slice(file, from, Math.min(to - from, barBytes)), header))
    }
    return { peaks, seconds: frames / header.rate }
  } finally {
    await file.close()
  }
}

async function slice(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  return bytes.subarray(0, bytesRead)
}

const peakOf = (bytes: Uint8Array, header: WavHeader): number =>
  decode(bytes, header).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)

function decode(bytes: Uint8Array, { format, bytes: width }: WavHeader): Float32Array {
  switch (format) {
    case 'muLaw':
      return decodeMuLaw(bytes)
    case 'aLaw':
      return decodeALaw(bytes)
    case 'integer':
    case 'float':
      return decodeLinear(bytes, { kind: format, bytes: width, littleEndian: true, unsigned: width === 1 })
    default:
      return format satisfies never
  }
}
