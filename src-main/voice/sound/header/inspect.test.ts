import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { writeMuLawAu } from '../au.ts'
import { SoundError } from '../problem.ts'
import { tone } from '../testing/tones.ts'
import { writeWav } from '../wav.ts'
import { inspect } from './inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'sound-'))
afterAll(() => rmSync(folder, { recursive: true }))

const seconds = 3.2
const source = writeWav({ samples: tone({ rate: 8000, seconds, frequency: 440, amplitude: 0.5 }), rate: 8000 })

const hasFfmpeg = (() => {
  try {
    return execFileSync('ffmpeg', ['-version'], { stdio: 'pipe' }).length > 0
  } catch {
    return false
  }
})()

function converted(name: string, ...options: readonly string[]): Uint8Array {
  writeFileSync(join(folder, 'in.wav'), source)
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', join(folder, 'in.wav'), ...options, join(folder, name)])
  return readFileSync(join(folder, name))
}

describe('before anything is decoded', () => {
  test('the length of wav and au is known', () => {
    expect(inspect(source)).toEqual({ format: 'wav', duration: seconds })
    expect(inspect(writeMuLawAu(new Uint8Array(8000)))).toEqual({ format: 'au', duration: 1 })
  })

  test.skipIf(!hasFfmpeg).each([
    ['a.mp3', 'mpeg', ['-b:a', '64k']],
    ['vbr.mp3', 'mpeg', ['-q:a', '4', '-ar', '44100']],
    ['a.aac', 'mpeg', ['-ar', '16000']],
    ['a.ogg', 'ogg', ['-c:a', 'libvorbis']],
    ['a.opus', 'ogg', ['-c:a', 'libopus']],
    ['a.flac', 'flac', []],
    ['a.m4a', 'mp4', ['-ar', '16000']],
    ['a.webm', 'webm', ['-c:a', 'libopus']],
  ])('so is that of %s', (name, format, options) => {
    const found = inspect(converted(name, ...options))
    expect(found.format).toBe(format)
    expect(Math.abs((found.duration ?? 0) - seconds)).toBeLessThan(0.3)
  })

  test('what is too long or too large is refused', () => {
    const long = writeMuLawAu(new Uint8Array(100))
    new DataView(long.buffer).setUint32(16, 1000)
    expect(inspect(long).duration).toBe(0.1)
    expect(() => inspect(writeMuLawAu(new Uint8Array(1801 * 8000)))).toThrow(
      expect.objectContaining({ code: 'tooLong' }),
    )
    expect(() => inspect(new Uint8Array(51 * 1024 * 1024))).toThrow(expect.objectContaining({ code: 'tooLarge' }))
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('Dear Sir or Madam, for your convenience')],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0)],
  ])('%s is no sound', (_name, bytes) => {
    expect(() => inspect(bytes)).toThrow(expect.objectContaining({ code: 'notSound' }))
  })

  test('bytes of any kind end in an answer or a reason', () => {
    const starts = ['RIFF____WAVEfmt ', 'OggS', 'fLaC', '____ftyp', '.snd', '\x1aE\xdf\xa3', '\xff\xfb\x90', 'ID3']
    const start = fc.constantFrom(...starts).map((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        try {
          inspect(Uint8Array.of(...head, ...rest))
        } catch (error) {
          expect(error).toBeInstanceOf(SoundError)
        }
      }),
    )
  })
})
