import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readAu } from '../src-main/voice/sound/au.ts'
import { loudnessOf } from '../src-main/voice/sound/loudness.ts'
import { sweep, tone } from '../src-main/voice/sound/testing/tones.ts'
import { writeWav } from '../src-main/voice/sound/wav.ts'

const folder = mkdtempSync(join(tmpdir(), 'audio-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)

const ffmpeg = (...options: readonly string[]) =>
  execFileSync('ffmpeg', ['-hide_banner', '-nostats', '-y', ...options], { stdio: 'pipe', encoding: 'utf8' })
const audio = (...options: readonly string[]) =>
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/audio.ts', ...options], {
    stdio: 'pipe',
    encoding: 'utf8',
  })

function isThere(program: string, ...options: readonly string[]): boolean {
  try {
    execFileSync(program, options, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const hasFfmpeg = isThere('ffmpeg', '-version') && isThere('ffprobe', '-version')
const hasSox = isThere('sox', '--version')

describe('npm run audio', () => {
  test('makes an au of a wav', () => {
    writeFileSync(
      file('in.wav'),
      writeWav({ samples: sweep({ rate: 44_100, seconds: 2, from: 300, to: 3000 }), rate: 44_100 }),
    )
    expect(audio(file('in.wav'), file('out.au'), '--whole')).toContain('out  2.00 s, -18.0 LUFS')
    const header = ['2e736e64', '00000018', '00003e80', '00000001', '00001f40', '00000001']
    expect(readFileSync(file('out.au')).subarray(0, 24).toString('hex')).toBe(header.join(''))
  })

  test('refuses what is no sound in words', () => {
    writeFileSync(file('letter.mp3'), 'Dear Sir or Madam')
    expect(() => audio(file('letter.mp3'), file('out.au'))).toThrow(/cannot be used \(notSound\)/)
  })

  test.skipIf(!hasFfmpeg)('makes of an mp3 what ffprobe calls 8 kHz µ-law of the same length', () => {
    writeFileSync(
      file('in.wav'),
      writeWav({ samples: sweep({ rate: 44_100, seconds: 3, from: 300, to: 9000 }), rate: 44_100 }),
    )
    ffmpeg('-i', file('in.wav'), file('in.mp3'))
    audio(file('in.mp3'), file('mp3.au'), '--whole')
    const found = execFileSync(
      'ffprobe',
      [
        '-v',
        'error',
        '-show_entries',
        'stream=codec_name,sample_rate,channels,duration',
        '-of',
        'csv=p=0',
        file('mp3.au'),
      ],
      { encoding: 'utf8' },
    )
    const [codec, rate, channels, duration] = found.trim().split(',')
    expect([codec, rate, channels]).toEqual(['pcm_mulaw', '8000', '1'])
    expect(Math.abs(Number(duration) - 3)).toBeLessThan(0.1)
  })

  test.skipIf(!hasSox)('makes what sox reads sample by sample as we do', () => {
    writeFileSync(
      file('in.wav'),
      writeWav({ samples: tone({ rate: 16_000, seconds: 1, frequency: 700 }), rate: 16_000 }),
    )
    audio(file('in.wav'), file('sox.au'), '--whole')
    execFileSync('sox', [file('sox.au'), '-t', 'raw', '-e', 'signed', '-b', '16', file('sox.raw')])
    const raw = readFileSync(file('sox.raw'))
    const ours = readAu(readFileSync(file('sox.au'))).channels[0] ?? new Float32Array()
    expect(raw.length).toBe(ours.length * 2)
    expect(ours.every((sample, at) => raw.readInt16LE(at * 2) === Math.round(sample * 32_768))).toBe(true)
  })

  test.skipIf(!hasFfmpeg)('measures loudness as ffmpeg does, within half a decibel', () => {
    const samples = sweep({ rate: 8000, seconds: 5, from: 300, to: 3400 }).map((sample) => sample * 0.2)
    writeFileSync(file('loud.wav'), writeWav({ samples, rate: 8000 }))
    const { stderr } = spawnSync('ffmpeg', ['-nostats', '-i', file('loud.wav'), '-af', 'ebur128', '-f', 'null', '-'], {
      encoding: 'utf8',
    })
    const theirs = Number(/I:\s+(-[0-9.]+) LUFS\s+Threshold/.exec(stderr)?.[1])
    expect(Math.abs((loudnessOf({ samples, rate: 8000 }) ?? 0) - theirs)).toBeLessThan(0.5)
  })
})
