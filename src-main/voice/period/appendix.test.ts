import { describe, expect, test } from 'vitest'
import { periodFrom } from '../../../scripts/period/read.ts'
import { inForce } from './change.ts'
import { samePeriod } from './equality.ts'
import { printPeriod } from './print.ts'

// The examples of the reference's appendix, How to Define a Time Period. 2026-11-23 is a Monday.
const isInForce = (text: string, at: string): boolean =>
  inForce({ period: periodFrom(text), moment: Date.parse(`${at}Z`), zone: 'UTC' })

const examples: readonly { text: string; canonical: string; inside: readonly string[]; outside: readonly string[] }[] =
  [
    {
      text: 'wd {Mon-Fri} hr {9am-4pm}',
      canonical: 'wd{2-6} hr{9-16}',
      inside: ['2026-11-23T09:00:00', '2026-11-27T16:59:59'],
      outside: ['2026-11-23T08:59:59', '2026-11-23T17:00:00', '2026-11-28T12:00:00', '2026-11-29T12:00:00'],
    },
    {
      text: 'wd {Mon Wed Fri} hr {9am-4pm}, wd{Tue Thu} hr {9am-2pm}',
      canonical: 'wd{2 4 6} hr{9-16}, wd{3 5} hr{9-14}',
      inside: ['2026-11-23T16:59:59', '2026-11-24T14:59:59', '2026-11-26T09:00:00'],
      outside: ['2026-11-23T17:00:00', '2026-11-24T15:00:00', '2026-11-28T12:00:00'],
    },
    {
      text: 'wk {1 3 5} wd {Mon Wed Fri} hr {9am-4pm}',
      canonical: 'wk{1 3 5} wd{2 4 6} hr{9-16}',
      // November 2026 begins on a Sunday: its weeks begin on the 1st, 8th, 15th, 22nd and 29th.
      inside: ['2026-11-02T09:00:00', '2026-11-18T09:00:00', '2026-11-30T09:00:00'],
      outside: ['2026-11-09T09:00:00', '2026-11-23T09:00:00', '2026-11-17T09:00:00'],
    },
    {
      text: 'mo {Nov-Feb}',
      canonical: 'mo{1-2 11-12}',
      inside: ['2026-11-01T00:00:00', '2026-12-31T23:59:59', '2028-02-29T23:59:59'],
      outside: ['2026-10-31T23:59:59', '2027-03-01T00:00:00'],
    },
    {
      text: 'minute {0-29}',
      canonical: 'min{0-29}',
      inside: ['2026-11-23T09:00:00', '2026-11-23T09:29:59'],
      outside: ['2026-11-23T09:30:00', '2026-11-23T09:59:59'],
    },
    {
      text: 'hour {12am-11am}',
      canonical: 'hr{0-11}',
      inside: ['2026-11-23T00:00:00', '2026-11-23T11:59:59'],
      outside: ['2026-11-23T12:00:00', '2026-11-23T23:59:59'],
    },
    {
      text: 'sec {0-4 10-14 20-24 30-34 40-44 50-54}',
      canonical: 'sec{0-4 10-14 20-24 30-34 40-44 50-54}',
      inside: ['2026-11-23T09:00:00', '2026-11-23T09:00:54'],
      outside: ['2026-11-23T09:00:05', '2026-11-23T09:00:59'],
    },
    {
      text: 'wd {1 3 5 7} min {0-29}, wd {2 4 6} min {30-59}',
      canonical: 'wd{1 3 5 7} min{0-29}, wd{2 4 6} min{30-59}',
      inside: ['2026-11-22T09:00:00', '2026-11-23T09:30:00'],
      outside: ['2026-11-22T09:30:00', '2026-11-23T09:00:00'],
    },
  ]

describe.each(examples)('example $text', ({ text, canonical, inside, outside }) => {
  test(`is ${canonical}`, () => {
    expect(printPeriod(periodFrom(text))).toBe(canonical)
  })

  test('is in force when the reference says so', () => {
    expect(inside.filter((at) => !isInForce(text, at))).toEqual([])
    expect(outside.filter((at) => isInForce(text, at))).toEqual([])
  })
})

describe('what the reference calls equivalent', () => {
  test.each([
    ['mo {Nov-Feb}', 'mo {Jan-Feb Nov-Dec}'],
    ['mo {Nov-Feb}', 'mo {jan feb nov dec}'],
    ['mo {Nov-Feb}', 'mo {Jan Feb}, mo {Nov Dec}'],
    ['mo {Nov-Feb}', 'mo {Jan Feb} mo {Nov Dec}'],
    ['mo {9-2}', 'mo {Sep-Feb}'],
    ['mo {9-2}', 'month {sep oct nov dec jan feb}'],
    ['mo {2-9}', 'mo {Feb Mar Apr May Jun Jul Aug Sep}'],
    ['mo {January}', 'mo {Jan}'],
    ['wd {Sunday}', 'wd {su}'],
    ['wd {Sun}', 'wd {su}'],
    ['year {2026} month {5} week {2}', 'yr {2026} mo {5} wk {2}'],
    ['yday {5} mday {5} wday {5}', 'yd {5} md {5} wd {5}'],
    ['hour {9} minute {5} second {5}', 'hr {9} min {5} sec {5}'],
  ])('%s is %s', (a, b) => {
    expect(samePeriod(periodFrom(a), periodFrom(b))).toBe(true)
    expect(printPeriod(periodFrom(a))).toBe(printPeriod(periodFrom(b)))
  })

  test('99-1972 is 1972-1999 in the 20th century and 1972-2099 in the 21st', () => {
    expect(['1971', '1972', '1999'].map((year) => isInForce('yr {99-1972}', `${year}-06-01T00:00`))).toEqual([
      false,
      true,
      true,
    ])
    expect(['2000', '2099', '2100'].map((year) => isInForce('yr {99-1972}', `${year}-06-01T00:00`))).toEqual([
      true,
      true,
      true,
    ])
    expect(samePeriod(periodFrom('yr{99-1972}'), periodFrom('yr{1972-99}'))).toBe(true)
  })
})
