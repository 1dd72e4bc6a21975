import { inspect } from '../../src-main/voice/sound/header/inspect.ts'
import { mostBytesIn } from '../../src-main/voice/sound/limits.ts'
import { SoundError } from '../../src-main/voice/sound/problem.ts'
import type { Opened } from './lab-contract.ts'
import type { Lab } from './lab.ts'

/** Up to so many seconds a sound is kept at full quality; a longer one at 16 kHz, twice what a telephone carries. */
const fullQuality = 300
/** A file that does not tell its length is decoded only up to this size: what it unpacks to is not known. */
const mostBytesUntold = 8 * 1024 * 1024

/** Reads a file: first its size, then its header, then the whole. Rejects with a {@link SoundError}; nothing has changed then. */
export async function openSound(file: Blob, lab: Lab): Promise<Opened> {
  if (file.size > mostBytesIn) throw new SoundError('tooLarge', `${file.size} bytes`)
  const bytes = await read(file)
  const { format, duration } = inspect(bytes)
  if (format === 'au') return await lab.ask({ kind: 'openAu', bytes }, [bytes.buffer])
  if (duration === undefined && bytes.length > mostBytesUntold) throw new SoundError('tooLarge', 'of no told length')
  const rate = (duration ?? Number.POSITIVE_INFINITY) <= fullQuality ? 48_000 : 16_000
  const sound = await decode(bytes.buffer, rate)
  // Handed over without a copy: half an hour is a hundred megabytes, and nobody else uses them.
  const channels = Array.from({ length: sound.numberOfChannels }, (_, at) => sound.getChannelData(at))
  return await lab.ask(
    { kind: 'open', channels, rate },
    channels.map(({ buffer }) => buffer),
  )
}

async function read(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    // A folder was dropped, or the file is gone or not ours to read.
    throw new SoundError('notSound', 'cannot be read')
  }
}

/** Chromium's decoder also brings the sound to the rate, with a filter of its own; what it lets through above ours is cut later. */
async function decode(bytes: ArrayBuffer, rate: number): Promise<AudioBuffer> {
  try {
    return await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes)
  } catch {
    throw new SoundError('damaged', 'Chromium cannot decode it')
  }
}
