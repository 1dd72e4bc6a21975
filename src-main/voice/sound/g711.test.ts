import { describe, expect, test } from 'vitest'
import { decodeALaw, decodeMuLaw, encodeALaw, encodeMuLaw } from './g711.ts'

const sixteenBits = (value: number) => Float32Array.of(value / 32_768)
const codes = Uint8Array.from({ length: 256 }, (_, code) => code)

describe('G.711', () => {
  test.each([
    [0, 0xff],
    [32_124, 0x80],
    [-32_124, 0x00],
    [8, 0xfe],
    [-8, 0x7e],
    [1000, 0xce],
    [-1000, 0x4e],
  ])('makes of %i the µ-law code of the standard', (value, code) => {
    expect(encodeMuLaw(sixteenBits(value))[0]).toBe(code)
  })

  test.each([
    [8, 0xd5],
    [-8, 0x55],
    [32_256, 0xaa],
    [-32_256, 0x2a],
    [1008, 0xfa],
  ])('makes of %i the A-law code of the standard', (value, code) => {
    expect(encodeALaw(sixteenBits(value))[0]).toBe(code)
  })

  test('gives every code back, but the second nought of µ-law', () => {
    const back = encodeMuLaw(decodeMuLaw(codes))
    expect([...back].filter((code, at) => code !== at)).toEqual([0xff])
    expect(encodeALaw(decodeALaw(codes))).toEqual(codes)
  })

  test('cuts off what is too loud', () => {
    expect(encodeMuLaw(Float32Array.of(3, -3))).toEqual(Uint8Array.of(0x80, 0x00))
  })

  test('is never further off than half a step', () => {
    for (let value = -32_768; value <= 32_767; value += 7) {
      const [heard = 0] = decodeMuLaw(encodeMuLaw(sixteenBits(value)))
      expect(Math.abs(heard * 32_768 - value)).toBeLessThanOrEqual(Math.max(4, Math.abs(value) / 31 + 4))
    }
  })
})
