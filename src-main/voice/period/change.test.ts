import { describe, expect, test } from 'vitest'
import { periodFrom } from '../../../scripts/period/read.ts'
import { inForce, nextChange, previousChange } from './change.ts'

const berlin = 'Europe/Berlin'
const at = (text: string, moment: string, zone = berlin) => ({
  period: periodFrom(text),
  moment: Date.parse(moment),
  zone,
})
const iso = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString().replace('.000Z', 'Z')
const next = (...where: Parameters<typeof at>): string | null => iso(nextChange(at(...where)))
const previous = (...where: Parameters<typeof at>): string | null => iso(previousChange(at(...where)))

describe('a period on ordinary days', () => {
  const hours = 'wd{2-6} hr{9-16}'

  test('is in force by the clock of its zone', () => {
    expect(inForce(at(hours, '2026-11-23T08:00:00Z'))).toBe(true)
    expect(inForce(at(hours, '2026-11-23T08:00:00Z', 'America/New_York'))).toBe(false)
  })

  test('changes next when its hours end, and then on the next day', () => {
    expect(next(hours, '2026-11-23T08:00:00Z')).toBe('2026-11-23T16:00:00Z')
    expect(next(hours, '2026-11-23T16:00:00Z')).toBe('2026-11-24T08:00:00Z')
  })

  test('skips the week-end both ways', () => {
    expect(next(hours, '2026-11-27T16:00:00Z')).toBe('2026-11-30T08:00:00Z')
    expect(previous(hours, '2026-11-30T07:59:59Z')).toBe('2026-11-27T16:00:00Z')
  })

  test('has changed at the very moment of a change, and not a second before', () => {
    expect(previous(hours, '2026-11-23T08:00:00Z')).toBe('2026-11-23T08:00:00Z')
    expect(previous(hours, '2026-11-23T07:59:59Z')).toBe('2026-11-20T16:00:00Z')
    expect(next(hours, '2026-11-23T07:59:59Z')).toBe('2026-11-23T08:00:00Z')
  })

  test('is judged by whole seconds', () => {
    expect(inForce(at(hours, '2026-11-23T15:59:59.999Z'))).toBe(true)
    expect(next(hours, '2026-11-23T15:59:59.999Z')).toBe('2026-11-23T16:00:00Z')
    expect(previous(hours, '2026-11-23T08:00:00.999Z')).toBe('2026-11-23T08:00:00Z')
  })
})

describe('a period that changes seldom or never', () => {
  test.each(['', 'none', 'mo{2} md{30}', 'yr{0-99}', 'hr{0-11}, hr{12-23} min{0-29}, hr{12-23} min{30-59}'])(
    'does not change: "%s"',
    (text) => {
      expect(next(text, '2026-11-23T08:00:00Z')).toBeNull()
      expect(previous(text, '2026-11-23T08:00:00Z')).toBeNull()
    },
  )

  test('does not change any more after its last year', () => {
    expect(next('yr{2026}', '2027-06-01T00:00:00Z')).toBeNull()
    expect(previous('yr{2026}', '2027-06-01T00:00:00Z')).toBe('2026-12-31T23:00:00Z')
  })

  test('changes in the next leap year that fits', () => {
    expect(next('mo{2} md{29} wd{1}', '2032-03-01T00:00:00Z')).toBe('2060-02-28T23:00:00Z')
    expect(next('yd{366}', '2096-12-31T23:00:00Z')).toBe('2104-12-30T23:00:00Z')
  })

  test('means the century that one is in by two digits', () => {
    expect(next('yr{26}', '2027-06-01T00:00:00Z')).toBe('2125-12-31T23:00:00Z')
    expect(next('yr{99-1972}', '1971-06-01T00:00:00Z')).toBe('1971-12-31T23:00:00Z')
    expect(next('yr{99-1972}', '1972-06-01T00:00:00Z')).toBeNull()
  })

  test('reaches to the end of 9999', () => {
    expect(next('yr{9999}', '2026-06-01T00:00:00Z')).toBe('9998-12-31T23:00:00Z')
    expect(next('yr{9999}', '9999-06-01T00:00:00Z')).toBeNull()
  })
})

describe('weeks of a month', () => {
  // The first of November 2026 is a Sunday, the first of August 2026 a Saturday.
  test('begin on Sundays, the first week with the 1st', () => {
    expect(next('wk{2}', '2026-11-02T00:00:00Z', 'UTC')).toBe('2026-11-08T00:00:00Z')
    expect(next('wk{2}', '2026-07-31T00:00:00Z', 'UTC')).toBe('2026-08-02T00:00:00Z')
    expect(next('wk{6}', '2026-08-15T00:00:00Z', 'UTC')).toBe('2026-08-30T00:00:00Z')
  })
})

// On 29 March 2026 the clock of Berlin goes from 2:00 to 3:00, on 25 October from 3:00 back to 2:00.
describe('when an hour is skipped', () => {
  test('a period of that hour is not in force on that day', () => {
    expect(next('hr{2}', '2026-03-29T00:30:00Z')).toBe('2026-03-30T00:00:00Z')
  })

  test('a period that ends with that hour ends where the clock is moved', () => {
    expect(next('hr{1-2}', '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00Z')
    expect(previous('hr{1-2}', '2026-03-29T04:00:00Z')).toBe('2026-03-29T01:00:00Z')
  })

  test('a period that begins in that hour begins where the clock is moved', () => {
    expect(next('hr{2-9} min{30-59}, hr{3-9}', '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00Z')
  })
})

describe('when an hour is repeated', () => {
  test('a period of that hour is in force both times without a break', () => {
    expect(next('hr{2}', '2026-10-24T23:30:00Z')).toBe('2026-10-25T00:00:00Z')
    expect(next('hr{2}', '2026-10-25T00:00:00Z')).toBe('2026-10-25T02:00:00Z')
    expect(previous('hr{2}', '2026-10-25T02:00:00Z')).toBe('2026-10-25T02:00:00Z')
    expect(previous('hr{2}', '2026-10-25T01:59:59Z')).toBe('2026-10-25T00:00:00Z')
  })

  test('a period of part of that hour comes twice', () => {
    const half = 'hr{2} min{0-29}'
    expect(next(half, '2026-10-25T00:00:00Z')).toBe('2026-10-25T00:30:00Z')
    expect(next(half, '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:00:00Z')
    expect(next(half, '2026-10-25T01:00:00Z')).toBe('2026-10-25T01:30:00Z')
    expect(previous(half, '2026-10-25T01:15:00Z')).toBe('2026-10-25T01:00:00Z')
    expect(previous(half, '2026-10-25T00:59:59Z')).toBe('2026-10-25T00:30:00Z')
  })

  test('the end of a period that the clock goes back behind comes twice as well', () => {
    expect(next('yr{2026} mo{10} md{25} hr{0-1}, yr{2026} mo{10} md{25} hr{2} min{0-29}', '2026-10-25T00:45:00Z')).toBe(
      '2026-10-25T01:00:00Z',
    )
  })
})

describe('when a clock is moved in a way of its own', () => {
  test('by half an hour on Lord Howe Island', () => {
    // 2026-04-05 2:00 back to 1:30.
    expect(next('hr{1} min{30-59}', '2026-04-04T14:30:00Z', 'Australia/Lord_Howe')).toBe('2026-04-04T15:30:00Z')
    expect(next('hr{1} min{45-59}', '2026-04-04T15:00:00Z', 'Australia/Lord_Howe')).toBe('2026-04-04T15:15:00Z')
  })

  test('over the whole of 30 December 2011 in Samoa', () => {
    expect(next('yr{2011} mo{12} md{30}', '2011-12-01T00:00:00Z', 'Pacific/Apia')).toBeNull()
    expect(next('mo{12} md{29-30}', '2011-12-29T12:00:00Z', 'Pacific/Apia')).toBe('2011-12-30T10:00:00Z')
    expect(previous('mo{12} md{31}', '2011-12-31T00:00:00Z', 'Pacific/Apia')).toBe('2011-12-30T10:00:00Z')
  })
})

test('a zone that the computer does not know is refused', () => {
  expect(() => inForce(at('hr{9}', '2026-11-23T08:00:00Z', 'Mars/Olympus'))).toThrow(RangeError)
})
