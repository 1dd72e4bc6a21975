import { isAu, readAuHeader } from '../au.ts'
import { mostBytesIn, mostSecondsIn } from '../limits.ts'
import { SoundError } from '../problem.ts'
import { isRiff, lettersAt } from '../riff.ts'
import { readWavHeader } from '../wav.ts'
import { flacDuration } from './flac.ts'
import { mp4Duration } from './mp4.ts'
import { mpegDuration } from './mpeg.ts'
import { oggDuration } from './ogg.ts'
import { webmDuration } from './webm.ts'

export type SoundFormat = 'au' | 'wav' | 'mpeg' | 'ogg' | 'flac' | 'mp4' | 'webm'

export interface Inspected {
  readonly format: SoundFormat
  /** Seconds, by the headers alone; undefined where they do not tell. */
  readonly duration: number | undefined
}

/**
 * What a file is, by its bytes and never by its name, before anything of it is decoded. Throws a {@link SoundError}:
 * `tooLarge`, `notSound`, `damaged`, `tooLong`, or `silent` for a sound of no length.
 */
export function inspect(bytes: Uint8Array): Inspected {
  if (bytes.length > mostBytesIn) throw new SoundError('tooLarge', `${bytes.length} bytes`)
  const format = formatOf(bytes)
  if (format === undefined) throw new SoundError('notSound', 'no known beginning')
  const duration = durationOf(format, bytes)
  if (duration !== undefined && duration > mostSecondsIn) throw new SoundError('tooLong', `${duration} s`)
  if (duration === 0) throw new SoundError('silent', 'a sound of no length')
  return { format, duration }
}

function formatOf(bytes: Uint8Array): SoundFormat | undefined {
  if (isAu(bytes)) return 'au'
  if (isRiff(bytes, 'WAVE')) return 'wav'
  const start = lettersAt(bytes, 0)
  if (start === 'OggS') return 'ogg'
  if (start === 'fLaC') return 'flac'
  if (lettersAt(bytes, 4) === 'ftyp') return 'mp4'
  if (start === '\x1aE\xdf\xa3') return 'webm'
  return mpegDuration(bytes) === undefined ? undefined : 'mpeg'
}

function durationOf(format: SoundFormat, bytes: Uint8Array): number | undefined {
  switch (format) {
    case 'au':
      return readAuHeader(bytes).duration
    case 'wav':
      return readWavHeader(bytes).duration
    case 'mpeg':
      return mpegDuration(bytes)
    case 'ogg':
      return oggDuration(bytes)
    case 'flac':
      return flacDuration(bytes)
    case 'mp4':
      return mp4Duration(bytes)
    case 'webm':
      return webmDuration(bytes)
    default:
      return format satisfies never
  }
}
