import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAu, readAuHeader, writeMuLawAu } from './au.ts'
import { encodeMuLaw } from './g711.ts'
import { lengthOf } from './pcm.ts'
import { SoundError } from './problem.ts'
import { tone } from './testing/tones.ts'

/** An au file of any encoding. */
function au(words: readonly number[], data: readonly number[], remark = 0): Uint8Array {
  const bytes = new Uint8Array(24 + remark + data.length)
  const view = new DataView(bytes.buffer)
  ;[0x2e73_6e64, 24 + remark, ...words].forEach((word, at) => view.setUint32(at * 4, word))
  bytes.set(data, 24 + remark)
  return bytes
}

describe('an au file', () => {
  test('begins with six big-endian words', () => {
    const bytes = writeMuLawAu(Uint8Array.of(1, 2, 3))
    expect([...bytes]).toEqual(
      [
        [0x2e, 0x73, 0x6e, 0x64],
        [0, 0, 0, 24],
        [0, 0, 0, 3],
        [0, 0, 0, 1],
        [0, 0, 0x1f, 0x40],
        [0, 0, 0, 1],
        [1, 2, 3],
      ].flat(),
    )
  })

  test('is read as it was written', () => {
    const codes = encodeMuLaw(tone({ rate: 8000, seconds: 0.5, frequency: 440 }))
    const read = readAu(writeMuLawAu(codes))
    expect(lengthOf(read)).toBe(0.5)
    expect(encodeMuLaw(read.channels[0] ?? new Float32Array())).toEqual(codes)
  })

  test('may leave its length open, have a remark, and be shorter than it says', () => {
    expect(readAuHeader(au([0xffff_ffff, 1, 8000, 1], [1, 2, 3, 4], 8)).length).toBe(4)
    expect(readAuHeader(au([100, 1, 8000, 1], [1, 2, 3, 4])).length).toBe(4)
    expect(readAuHeader(au([2, 1, 8000, 1], [1, 2, 3, 4])).duration).toBe(2 / 8000)
  })

  test.each([
    ['16 bits', 3, [0x40, 0, 0xc0, 0]],
    ['24 bits', 4, [0x40, 0, 0, 0xc0, 0, 0]],
    ['32 bits', 5, [0x40, 0, 0, 0, 0xc0, 0, 0, 0]],
    ['8 bits', 2, [0x40, 0xc0]],
    ['float', 6, [0x3f, 0, 0, 0, 0xbf, 0, 0, 0]],
  ])('can hold %s in two channels', (_name, encoding, data) => {
    const { channels } = readAu(au([0xffff_ffff, encoding, 16_000, 2], data))
    expect(channels.map(([first]) => first)).toEqual([0.5, -0.5])
  })

  test('is never read with anything but a sound or a reason', () => {
    const words = fc.array(fc.oneof(fc.nat(30), fc.nat(0xffff_ffff)), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(words, fc.uint8Array({ maxLength: 64 }), ([offset = 0, ...rest], data) => {
        const bytes = au(rest, [...data])
        new DataView(bytes.buffer).setUint32(4, offset)
        try {
          expect(lengthOf(readAu(bytes))).toBeGreaterThanOrEqual(0)
        } catch (error) {
          expect(error).toBeInstanceOf(SoundError)
        }
      }),
    )
  })
})
