import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type AuHeader, isAu, openAuHeader, readAu, readAuHeader } from '../voice/sound/au.ts'
import { telephoneRate } from '../voice/sound/limits.ts'
import { mixDown } from '../voice/sound/mix.ts'
import { wavHeader, writeWav } from '../voice/sound/wav.ts'

/** The header of a sound lies within so many bytes. */
const headBytes = 4096

/**
 * Chromium does not know .au: the same µ-law gets the header of a wav, anything else becomes plain wav. Piece by piece: half an
 * hour would be a hundred megabytes as samples. Whatever is no .au stays as it is. Throws a `SoundError` for a damaged one.
 */
export async function makePlayable(path: string): Promise<void> {
  const head = await headOf(path)
  if (!isAu(head)) return
  const header = readAuHeader(head, (await stat(path)).size)
  const frames = Math.floor(header.length / header.frameBytes)
  const bytes = frames * header.frameBytes
  const turned = `${path}.wav`
  const data = bytes === 0 ? [] : createReadStream(path, { start: header.offset, end: header.offset + bytes - 1 })
  const samples = isTelephone(header) ? untouched(data, frames) : decoded(data, { head, header, frames })
  await pipeline(samples, createWriteStream(turned, { mode: 0o600 }))
  await rename(turned, path)
}

type Chunks = AsyncIterable<Buffer> | Iterable<Buffer>

const isTelephone = ({ encoding, rate, channels }: AuHeader): boolean =>
  encoding === 'muLaw' && rate === telephoneRate && channels === 1

async function* untouched(data: Chunks, frames: number): AsyncGenerator<Uint8Array> {
  yield wavHeader({ format: 'muLaw', rate: telephoneRate, frames })
  yield* data
  if (frames % 2 === 1) yield Uint8Array.of(0)
}

async function* decoded(
  data: Chunks,
  { head, header, frames }: { head: Uint8Array; header: AuHeader; frames: number },
): AsyncGenerator<Uint8Array> {
  const { rate, frameBytes } = header
  const front = wavHeader({ format: 'integer', rate, frames })
  yield front
  let rest = Buffer.alloc(0)
  for await (const chunk of data) {
    const held = Buffer.concat([rest, chunk])
    const whole = held.length - (held.length % frameBytes)
    rest = held.subarray(whole)
    const samples = mixDown(readAu(Buffer.concat([openAuHeader(head), held.subarray(0, whole)])))
    yield writeWav({ samples, rate }).subarray(front.length)
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const bytes = new Uint8Array(headBytes)
    const { bytesRead } = await file.read(bytes, 0, headBytes, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
