import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { isObviouslyInForce, obviousNextChange } from '../../../scripts/period/obvious.ts'
import { damagedText, moment, periodText, zone } from '../../../scripts/period/random-period.ts'
import { periodFrom } from '../../../scripts/period/read.ts'
import { inForce, nextChange, previousChange } from './change.ts'
import { samePeriod } from './equality.ts'
import { normalize } from './normalize.ts'
import { parsePeriod } from './parse.ts'
import { printPeriod } from './print.ts'

// `npm run test:period` tries far more of them, and asks Perl.
vi.setConfig({ testTimeout: 30_000 })

const place = fc.record({ text: periodText, moment, zone })

describe('any period', () => {
  test('is the same when it is printed and read again', () => {
    fc.assert(
      fc.property(periodText, (text) => {
        const period = periodFrom(text)
        expect(periodFrom(printPeriod(period))).toEqual(period)
        expect(normalize(period)).toEqual(period)
        expect(samePeriod(period, periodFrom(printPeriod(period)))).toBe(true)
      }),
    )
  })

  test('is in force when an obvious reading of its text says so', () => {
    fc.assert(
      fc.property(place, ({ text, moment, zone }) => {
        const period = periodFrom(text)
        expect(inForce({ period, moment, zone })).toBe(isObviouslyInForce({ text, moment, zone }))
      }),
      { numRuns: 300 },
    )
  })

  test('flips at the next change and not a second before', () => {
    fc.assert(
      fc.property(place, ({ text, moment, zone }) => {
        const period = periodFrom(text)
        const next = nextChange({ period, moment, zone })
        fc.pre(next !== null)
        const now = inForce({ period, moment, zone })
        expect(next).toBeGreaterThan(moment)
        expect(inForce({ period, moment: next - 1, zone })).toBe(now)
        expect(inForce({ period, moment: next, zone })).toBe(!now)
      }),
      { numRuns: 300 },
    )
  })

  test('has been as it is since the previous change, which the next change of the second before leads to', () => {
    fc.assert(
      fc.property(place, ({ text, moment, zone }) => {
        const period = periodFrom(text)
        const previous = previousChange({ period, moment, zone })
        fc.pre(previous !== null)
        expect(previous).toBeLessThanOrEqual(moment)
        expect(inForce({ period, moment: previous, zone })).toBe(inForce({ period, moment, zone }))
        expect(nextChange({ period, moment: previous - 1, zone })).toBe(previous)
        expect(nextChange({ period, moment: previous, zone })).toBe(nextChange({ period, moment, zone }))
      }),
      { numRuns: 300 },
    )
  })

  test('changes when trying minute after minute finds it to change', () => {
    const hours = 26
    fc.assert(
      fc.property(place, ({ text, moment, zone }) => {
        fc.pre(!/sec/i.test(text))
        const limit = moment + hours * 3_600_000
        const found = nextChange({ period: periodFrom(text), moment, zone })
        expect(found !== null && found <= limit ? found : null).toBe(obviousNextChange({ text, moment, zone, limit }))
      }),
      { numRuns: 12 },
    )
  })
})

describe('any two periods', () => {
  test('agree at all moments if they are equal', () => {
    // Two random ones are hardly ever equal, but one and what a second adds to it often are.
    fc.assert(
      fc.property(periodText, periodText, moment, zone, (a, b, moment, zone) => {
        const [whole, part] = [periodFrom(a), periodFrom(b)]
        const both = normalize([...whole, ...part])
        const isPart = samePeriod(both, whole)
        const states = [both, whole, part].map((period) => inForce({ period, moment, zone }))
        expect(states[0]).toBe(states[1] === true || states[2] === true)
        if (isPart) expect(states[0]).toBe(states[1])
      }),
      { numRuns: 300 },
    )
  })

  test('are equal only if no moment tells them apart', () => {
    fc.assert(
      fc.property(periodText, periodText, moment, (a, b, moment) => {
        const [first, second] = [periodFrom(a), periodFrom(b)]
        const differ =
          inForce({ period: first, moment, zone: 'UTC' }) !== inForce({ period: second, moment, zone: 'UTC' })
        if (differ) expect(samePeriod(first, second)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

test('any text is read or refused at a place inside it', () => {
  fc.assert(
    fc.property(fc.oneof(damagedText, fc.string({ unit: 'binary' })), (text) => {
      const reading = parsePeriod(text)
      if (reading.ok) return
      const { offset, found } = reading.problem
      expect(offset).toBeLessThanOrEqual(text.length)
      expect(text.startsWith(found, offset)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
