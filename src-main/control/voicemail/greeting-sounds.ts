import type { Greeting, SoundBytes } from '../../ipc/contract/greetings.ts'
import { PortaSwitchError } from '../../portaswitch/client/error.ts'
import { faultKind } from '../../portaswitch/protocol/fault.ts'
import { getVmGreeting } from '../../portaswitch/protocol/voicemail.ts'
import { isAu, readAu, readAuHeader } from '../../voice/sound/au.ts'
import { telephoneRate } from '../../voice/sound/limits.ts'
import { mixDown } from '../../voice/sound/mix.ts'
import { isRiff } from '../../voice/sound/riff.ts'
import { toTelephoneRate } from '../../voice/sound/resample.ts'
import { isSameSound } from '../../voice/sound/same-sound.ts'
import { readWav, readWavHeader } from '../../voice/sound/wav.ts'
import type { VoicemailLine } from './mailbox-line.ts'
import { readDownload } from './read-download.ts'

/** More than any server takes for a greeting. */
const mostBytes = 16 * 1024 * 1024

/** A greeting as the server has it; undefined where none is recorded, which servers say by refusing. */
export async function fetchGreeting(
  line: VoicemailLine,
  greeting: Greeting,
  signal?: AbortSignal,
): Promise<SoundBytes | undefined> {
  try {
    const download = await line.download(getVmGreeting, { greeting_type: greeting }, { signal })
    return download && (await readDownload(download, mostBytes))
  } catch (error) {
    if (isNotRecorded(error)) return undefined
    throw error
  }
}

const isNotRecorded = (error: unknown): boolean =>
  error instanceof PortaSwitchError &&
  error.code === 'refused' &&
  error.fault !== undefined &&
  ['other', 'wrongParameters'].includes(faultKind(error.fault))

/** Seconds; undefined for a kind of sound that only Chromium can read, or none can. */
export function secondsOf({ bytes }: SoundBytes): number | undefined {
  try {
    if (isAu(bytes)) return readAuHeader(bytes).duration
    return isRiff(bytes, 'WAVE') ? readWavHeader(bytes).duration : undefined
  } catch {
    return undefined
  }
}

/** Whether callers hear the same in both; sounds that we cannot read are compared byte by byte. */
export function soundsAlike(one: SoundBytes, other: SoundBytes): boolean {
  if (Buffer.compare(one.bytes, other.bytes) === 0) return true
  const [first, second] = [samplesOf(one), samplesOf(other)]
  return first !== undefined && second !== undefined && isSameSound(first, second)
}

function samplesOf({ bytes }: SoundBytes): Float32Array | undefined {
  try {
    const pcm = isAu(bytes) ? readAu(bytes) : isRiff(bytes, 'WAVE') ? readWav(bytes) : undefined
    if (pcm === undefined) return undefined
    const samples = mixDown(pcm)
    return pcm.rate === telephoneRate ? samples : toTelephoneRate({ samples, rate: pcm.rate })
  } catch {
    return undefined
  }
}
