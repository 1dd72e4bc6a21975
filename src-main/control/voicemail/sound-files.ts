import type { SoundBytes } from '../../ipc/contract/greetings.ts'
import { isAu, readAuHeader } from '../../voice/sound/au.ts'
import { inspect, type SoundFormat } from '../../voice/sound/header/inspect.ts'
import { telephoneRate } from '../../voice/sound/limits.ts'
import { writeMuLawWav } from '../../voice/sound/wav.ts'

/** How a sound is named and declared where it is sent to. */
interface FileKind {
  readonly extension: string
  /** Always an explicit `audio/…`: servers refuse sound under another name. */
  readonly type: string
}

const kinds: Readonly<Record<SoundFormat, FileKind>> = {
  au: { extension: 'au', type: 'audio/basic' },
  wav: { extension: 'wav', type: 'audio/wav' },
  mpeg: { extension: 'mp3', type: 'audio/mpeg' },
  ogg: { extension: 'ogg', type: 'audio/ogg' },
  flac: { extension: 'flac', type: 'audio/flac' },
  mp4: { extension: 'm4a', type: 'audio/mp4' },
  webm: { extension: 'webm', type: 'audio/webm' },
}

/** By its bytes: what a server once said of a greeting that goes back to it may have been nothing more than "bytes". */
export function fileKindOf({ bytes }: SoundBytes): FileKind {
  try {
    return kinds[inspect(bytes).format]
  } catch {
    return kinds.au
  }
}

/** A .au of telephone sound as .wav, with the very same samples; undefined for any other sound. */
export function asWav({ bytes }: SoundBytes): SoundBytes | undefined {
  try {
    if (!isAu(bytes)) return undefined
    const { encoding, rate, channels, offset, length } = readAuHeader(bytes)
    if (encoding !== 'muLaw' || rate !== telephoneRate || channels !== 1) return undefined
    return { bytes: writeMuLawWav(bytes.subarray(offset, offset + length)), type: kinds.wav.type }
  } catch {
    return undefined
  }
}
