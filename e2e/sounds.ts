import type { Locator } from '@playwright/test'
import { joined, silence, sweep } from '../src-main/voice/sound/testing/tones.ts'
import { writeWav } from '../src-main/voice/sound/wav.ts'

/** Something like speech, with silence before and after: a wav, of 44.1 kHz unless said otherwise. */
export function spokenWav({
  seconds = 2,
  quiet = 0.5,
  rate = 44_100,
}: { seconds?: number; quiet?: number; rate?: number } = {}): Buffer {
  const voice = sweep({ rate, seconds, from: 300, to: 2000 }).map((sample, at) => {
    const syllable = Math.abs(Math.sin((2 * Math.PI * 2 * at) / rate))
    return sample * 0.3 * syllable
  })
  const pause = silence({ rate, seconds: quiet })
  return Buffer.from(writeWav({ samples: joined(pause, voice, pause), rate }))
}

/** Drops a file as a person would: with a DataTransfer that holds it. */
export async function dropFile(target: Locator, file: { name: string; type: string; bytes: Buffer }): Promise<void> {
  const dataTransfer = await target.evaluateHandle(
    (_element, { name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], name, { type }))
      return transfer
    },
    { name: file.name, type: file.type, base64: file.bytes.toString('base64') },
  )
  await target.dispatchEvent('dragover', { dataTransfer })
  await target.dispatchEvent('drop', { dataTransfer })
}
