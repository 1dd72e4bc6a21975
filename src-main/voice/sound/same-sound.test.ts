import { expect, test } from 'vitest'
import { decodeMuLaw, encodeMuLaw } from './g711.ts'
import { isSameSound } from './same-sound.ts'
import { joined, silence, sweep, tone } from './testing/tones.ts'

const ours = sweep({ rate: 8000, seconds: 3, from: 300, to: 3000 })

test('a sound is the same after another coding, a little quieter, longer and later', () => {
  expect(isSameSound(ours, decodeMuLaw(encodeMuLaw(ours)))).toBe(true)
  const later = joined(
    silence({ rate: 8000, seconds: 0.02 }),
    ours.map((sample) => sample * 0.7),
  )
  expect(isSameSound(ours, later)).toBe(true)
  expect(isSameSound(later, ours)).toBe(true)
})

test('another sound, or a part of it, is not the same', () => {
  expect(isSameSound(ours, tone({ rate: 8000, seconds: 3, frequency: 440 }))).toBe(false)
  expect(isSameSound(ours, ours.subarray(0, 23_000))).toBe(false)
  expect(isSameSound(ours, silence({ rate: 8000, seconds: 3 }))).toBe(false)
  const half = joined(ours.subarray(0, 12_000), tone({ rate: 8000, seconds: 1.5, frequency: 440 }))
  expect(isSameSound(ours, half)).toBe(false)
})

test.each([
  [0.0199, true],
  [0.0205, false],
])('of one whose length differs by a share of %f that is said: %s', (share, same) => {
  const tail = silence({ rate: 8000, seconds: (3 * share) / (1 - share) })
  expect(isSameSound(ours, joined(ours, tail))).toBe(same)
})
