import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from '../e2e/app.ts'
import type { RunningEmulator } from '../emulator/harness.ts'
import type { Row } from './report.ts'
import { figures } from './stats.ts'

const ffmpeg = (...options: readonly string[]) =>
  spawnSync('ffmpeg', ['-v', 'error', '-y', ...options], { stdio: 'ignore' }).status === 0

/** Something like speech for a minute: noise in syllables. */
const speech = 'anoisesrc=d=60:c=pink:a=0.3:s=1,tremolo=f=4:d=0.9'
/** What the studio does: band, loudness measured and levelled, µ-law. */
const same = 'highpass=f=150,lowpass=f=3400,loudnorm=I=-18:TP=-1'

/**
 * From the choice of a minute of mp3 until callers' version of it can be heard, beside ffmpeg from its start to its end with
 * the same work. No row where there is no ffmpeg.
 */
export async function benchPrompt(server: RunningEmulator, runs: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-prompt-'))
  const mp3 = join(folder, 'minute.mp3')
  if (!ffmpeg('-f', 'lavfi', '-i', speech, '-ac', '2', '-b:a', '128k', mp3)) return []
  const app = await App.prepare(server, {})
  try {
    await app.start()
    await app.signIn({ staySignedIn: false })
    const window = await app.mainWindow()
    await window.getByRole('button', { name: /^Voicemail/ }).click()
    await window.getByRole('tab', { name: 'Greetings' }).click()
    const samples = { floor: [] as number[], sidetone: [] as number[] }
    for (let run = 0; run < runs + 1; run += 1) {
      const start = performance.now()
      const out = ['-ar', '8000', '-ac', '1', '-c:a', 'pcm_mulaw', join(folder, 'out.au')]
      if (!ffmpeg('-i', mp3, '-af', same, ...out)) throw new Error('ffmpeg failed')
      const between = performance.now()
      await window.locator('input[type=file]').setInputFiles(mp3)
      await window.getByText(/dB, goal/).waitFor()
      const end = performance.now()
      await window.getByRole('button', { name: 'Discard' }).click()
      // The first of each reads everything from the disk.
      if (run === 0) continue
      samples.floor.push(between - start)
      samples.sidetone.push(end - between)
    }
    const [floor, sidetone] = [figures(samples.floor), figures(samples.sidetone)]
    const what = 'a minute of mp3 to a prompt (floor: ffmpeg)'
    return [{ what, unit: 'ms', goal: 'p50 ≤ 3 ×', floor, sidetone, met: sidetone.p50 <= 3 * floor.p50 }]
  } finally {
    await app.close()
    await app.remove()
    await rm(folder, { recursive: true, force: true })
  }
}
