import { describe, expect, test } from 'vitest'
import { readAu } from './au.ts'
import { loudnessOf, peakOf } from './loudness.ts'
import { peaksOf } from './peaks.ts'
import { makePrompt, type Edit } from './prompt.ts'
import { fade } from './shape.ts'
import { heardSpan } from './silence.ts'
import { joined, silence, tone } from './testing/tones.ts'

const rate = 8000
const speech = (amplitude: number, seconds = 2) => tone({ rate, seconds, frequency: 1000, amplitude })
const whole = (samples: Float32Array, edit: Partial<Edit> = {}): Edit => ({
  trim: { start: 0, end: samples.length / rate },
  fade: { in: 0, out: 0 },
  level: false,
  ...edit,
})
const heard = (au: Uint8Array) => readAu(au).channels[0] ?? new Float32Array()

describe('loudness', () => {
  test.each([8000, 44_100, 48_000])('of the tone of the standard is its level, at %i Hz', (at) => {
    // ITU-R BS.1770: 0 dBFS of 997 Hz in one channel is -3.01 LUFS.
    const samples = tone({ rate: at, seconds: 5, frequency: 997 })
    expect(loudnessOf({ samples, rate: at })).toBeCloseTo(-3.01, at === 8000 ? 0 : 1)
  })

  test('does not count pauses', () => {
    const samples = joined(speech(0.1), silence({ rate, seconds: 6 }), speech(0.1))
    const [paused = 0, steady = 0] = [samples, speech(0.1)].map((one) => loudnessOf({ samples: one, rate }))
    expect(Math.abs(paused - steady)).toBeLessThan(1)
  })

  test('is unknown below 400 ms', () => {
    expect(loudnessOf({ samples: speech(0.1, 0.39), rate })).toBeUndefined()
  })
})

describe('a prompt', () => {
  test.each([0.01, 0.1, 0.5, 1])('is levelled to within 1 dB of the target from %f', (amplitude) => {
    const { is } = makePrompt(speech(amplitude), whole(speech(amplitude), { level: true }))
    expect(Math.abs((is.loudness ?? 0) + 18)).toBeLessThan(1)
  })

  test('stays below a peak of -1 dBFS, at the price of its loudness', () => {
    const click = joined(speech(0.01), Float32Array.of(0.9), speech(0.01))
    const { is } = makePrompt(click, whole(click, { level: true }))
    expect(is.peak).toBeLessThanOrEqual(-0.999)
    expect(is.loudness).toBeLessThan(-18)
  })

  test('of under 400 ms is levelled by its peak', () => {
    const short = speech(0.1, 0.3)
    expect(makePrompt(short, whole(short, { level: true })).is.peak).toBeCloseTo(-1, 1)
  })

  test('has the exact length of its trim', () => {
    const samples = speech(0.5, 3)
    const { au, duration } = makePrompt(samples, whole(samples, { trim: { start: 0.5, end: 1.75 } }))
    expect(duration).toBe(1.25)
    expect(au.length).toBe(24 + 10_000)
  })

  test('comes up and goes down softly', () => {
    const samples = fade({ samples: new Float32Array(rate).fill(1), rate, in: 0.1, out: 0.2 })
    expect([samples[0], samples[400], samples[4000], samples[rate - 1]].map((one) => Number(one?.toFixed(2)))).toEqual([
      0, 0.71, 1, 0,
    ])
  })

  test('is nearly what went in', () => {
    const samples = speech(0.5)
    const out = heard(makePrompt(samples, whole(samples)).au)
    expect(Math.max(...out.map((sample, at) => Math.abs(sample - (samples[at] ?? 0))))).toBeLessThan(0.02)
  })

  test('may last three minutes, and not longer', () => {
    const samples = speech(0.5, 181)
    expect(makePrompt(samples, whole(samples, { trim: { start: 0, end: 180 } })).duration).toBe(180)
    expect(() => makePrompt(samples, whole(samples))).toThrow(expect.objectContaining({ code: 'promptTooLong' }))
  })

  test('must be heard', () => {
    const samples = silence({ rate, seconds: 2 })
    expect(() => makePrompt(samples, whole(samples))).toThrow(expect.objectContaining({ code: 'silent' }))
  })
})

describe('silence', () => {
  test('at the ends is found, and a little is left', () => {
    const samples = joined(silence({ rate, seconds: 1 }), speech(0.3), silence({ rate, seconds: 1.5 }))
    const { start = 0, end = 0 } = heardSpan({ samples, rate }) ?? {}
    expect(start).toBeCloseTo(0.9, 1)
    expect(end).toBeCloseTo(3.2, 1)
  })

  test('is also what a quiet room leaves before a voice', () => {
    const room = tone({ rate, seconds: 1, frequency: 120, amplitude: 0.002 })
    expect(heardSpan({ samples: joined(room, speech(0.5), room), rate })?.start).toBeCloseTo(0.9, 1)
  })

  test('alone is no sound', () => {
    expect(heardSpan({ samples: silence({ rate, seconds: 1 }), rate })).toBeUndefined()
    expect(peakOf(silence({ rate, seconds: 1 }))).toBe(Number.NEGATIVE_INFINITY)
  })
})

test('a waveform shows the highest sample of each part', () => {
  expect([...peaksOf(Float32Array.of(0, 0.5, -1, 0.25), 2)]).toEqual([0.5, 1])
  expect([...peaksOf(Float32Array.of(0.5), 3)].some((peak) => peak === 0.5)).toBe(true)
})
