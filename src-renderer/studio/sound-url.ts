import type { SoundBytes } from '../../src-main/ipc/contract/greetings.ts'
import { isAu, readAu } from '../../src-main/voice/sound/au.ts'
import { mixDown } from '../../src-main/voice/sound/mix.ts'
import { writeWav } from '../../src-main/voice/sound/wav.ts'

/** An address that can be played; to be revoked. Chromium does not know .au, so that becomes wav. */
export function soundUrl({ bytes, type }: SoundBytes): string {
  if (!isAu(bytes)) return URL.createObjectURL(new Blob([bytes], { type }))
  const pcm = readAu(bytes)
  const wav = writeWav({ samples: mixDown(pcm), rate: pcm.rate })
  return URL.createObjectURL(new Blob([wav], { type: 'audio/wav' }))
}

/** The samples of a greeting, of one channel. Rejects where it is no sound. */
export async function soundSamples({ bytes }: SoundBytes): Promise<{ samples: Float32Array; rate: number }> {
  if (isAu(bytes)) {
    const pcm = readAu(bytes)
    return { samples: mixDown(pcm), rate: pcm.rate }
  }
  const rate = 16_000
  const decoded = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.slice().buffer)
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, at) => decoded.getChannelData(at))
  return { samples: mixDown({ rate, channels }), rate }
}
