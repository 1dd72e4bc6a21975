import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeMuLaw } from './g711.ts'
import { lengthOf } from './pcm.ts'
import { SoundError } from './problem.ts'
import { tone } from './testing/tones.ts'
import { readWav, readWavHeader, writeMuLawWav, writeWav } from './wav.ts'

const samples = tone({ rate: 8000, seconds: 0.1, frequency: 440, amplitude: 0.5 })

/** A wav of a form of its own: tag, channels, rate, bits, data. */
function wav(tag: number, channels: number, bits: number, data: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(44 + data.length)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('RIFF    WAVEfmt '))
  view.setUint32(4, bytes.length - 8, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, tag, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, 8000, true)
  view.setUint16(34, bits, true)
  bytes.set(new TextEncoder().encode('data'), 36)
  view.setUint32(40, data.length, true)
  bytes.set(data, 44)
  return bytes
}

describe('a wav file', () => {
  test('is read as it was written, to half a step of 16 bits', () => {
    const { rate, channels } = readWav(writeWav({ samples, rate: 8000 }))
    expect(rate).toBe(8000)
    channels[0]?.forEach((sample, at) => expect(Math.abs(sample - (samples[at] ?? 0))).toBeLessThan(1 / 65_000))
  })

  test('can hold µ-law, of an odd length too', () => {
    const codes = encodeMuLaw(samples.subarray(0, 799))
    const bytes = writeMuLawWav(codes)
    expect(bytes.length % 2).toBe(0)
    expect(readWavHeader(bytes)).toMatchObject({ format: 'muLaw', rate: 8000, channels: 1 })
    expect(encodeMuLaw(readWav(bytes).channels[0] ?? new Float32Array())).toEqual(codes)
  })

  test.each([
    ['8 bits', 1, 8, [192, 64]],
    ['16 bits', 1, 16, [0, 0x40, 0, 0xc0]],
    ['24 bits', 1, 24, [0, 0, 0x40, 0, 0, 0xc0]],
    ['32 bits', 1, 32, [0, 0, 0, 0x40, 0, 0, 0, 0xc0]],
    ['float', 3, 32, [0, 0, 0, 0x3f, 0, 0, 0, 0xbf]],
  ])('can hold %s in two channels', (_name, tag, bits, data) => {
    expect(readWav(wav(tag, 2, bits, data)).channels.map(([first]) => first)).toEqual([0.5, -0.5])
  })

  test('of A-law is heard', () => {
    expect(readWav(wav(6, 1, 8, [0xaa])).channels[0]?.[0]).toBeCloseTo(32_256 / 32_768)
  })

  test('that says 0 or all ones for a length, as a pipe does, is read to its end', () => {
    for (const stated of [0, 0xffff_ffff]) {
      const bytes = writeWav({ samples, rate: 8000 })
      const view = new DataView(bytes.buffer)
      view.setUint32(4, stated, true)
      view.setUint32(40, stated, true)
      expect(lengthOf(readWav(bytes))).toBe(0.1)
    }
  })

  test('that broke off is read as far as it goes', () => {
    expect(lengthOf(readWav(writeWav({ samples, rate: 8000 }).subarray(0, 44 + 400)))).toBe(200 / 8000)
  })

  test('is never read with anything but a sound or a reason', () => {
    const whole = writeWav({ samples: samples.subarray(0, 20), rate: 8000 })
    fc.assert(
      fc.property(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(50), fc.nat(255))), (length, changes) => {
        const bytes = whole.slice(0, length)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        try {
          expect(lengthOf(readWav(bytes))).toBeGreaterThanOrEqual(0)
        } catch (error) {
          expect(error).toBeInstanceOf(SoundError)
        }
      }),
    )
  })
})
