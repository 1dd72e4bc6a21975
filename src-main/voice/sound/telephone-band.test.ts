import { describe, expect, test } from 'vitest'
import { mixDown } from './mix.ts'
import { toTelephoneBand } from './telephone-band.ts'
import { toTelephoneRate } from './resample.ts'
import { rms, sweep, tone } from './testing/tones.ts'

const rates = [44_100, 48_000, 96_000]

describe('the telephone band', () => {
  test.each(rates)('leaves at most -40 dB of a sweep from 4.6 to 20 kHz at %i Hz', (rate) => {
    const samples = sweep({ rate, seconds: 5, from: 4600, to: 20_000 })
    const left = toTelephoneBand({ samples, rate })
    // The sweep starts and stops at once, which is a click of all frequencies: that is not what is asked for here.
    expect(rms(left.subarray(400, -400)) - rms(samples)).toBeLessThan(-40)
  })

  test.each([11_025, 16_000, 22_050, ...rates])('is flat within 1 dB from 300 to 3,400 Hz at %i Hz', (rate) => {
    for (const frequency of [300, 400, 700, 1000, 2000, 3000, 3300, 3400]) {
      const samples = tone({ rate, seconds: 0.5, frequency, amplitude: 0.5 })
      const left = toTelephoneBand({ samples, rate }).subarray(400, -400)
      expect(Math.abs(rms(left) - rms(samples)), `${frequency} Hz`).toBeLessThan(1)
    }
  })

  test('takes away hum and a constant', () => {
    const samples = tone({ rate: 48_000, seconds: 1, frequency: 50, amplitude: 0.5 }).map((sample) => sample + 0.3)
    expect(rms(toTelephoneBand({ samples, rate: 48_000 }).subarray(2000))).toBeLessThan(-27)
  })

  test.each([8000, 11_025, 12_345, 44_100, 48_000, 6000])('keeps length and place at %i Hz', (rate) => {
    const samples = new Float32Array(rate)
    samples[Math.round(rate / 2)] = 1
    const out = toTelephoneRate({ samples, rate })
    expect(out.length).toBe(8000)
    expect(Math.abs(out.indexOf(Math.max(...out)) - 4000)).toBeLessThanOrEqual(1)
  })

  test('leaves what is at 8 kHz as it is', () => {
    const samples = tone({ rate: 8000, seconds: 0.1, frequency: 3900 })
    expect(toTelephoneRate({ samples, rate: 8000 })).toBe(samples)
  })
})

describe('two channels', () => {
  const left = tone({ rate: 8000, seconds: 0.1, frequency: 500 })
  const peak = (samples: Float32Array) => Math.max(...samples)

  test('become their mean', () => {
    expect(peak(mixDown({ rate: 8000, channels: [left, left] }))).toBeCloseTo(1, 3)
    expect(peak(mixDown({ rate: 8000, channels: [left, new Float32Array(800)] }))).toBeCloseTo(0.5, 3)
  })

  test('that cancel each other out become one of them', () => {
    const twisted = left.map((sample) => -sample * 0.98)
    expect(mixDown({ rate: 8000, channels: [left, twisted] })).toBe(left)
  })
})
