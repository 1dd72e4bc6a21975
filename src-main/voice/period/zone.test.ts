import { expect, test } from 'vitest'
import { clockMove, isTimeZone, momentOf, offsetAt } from './zone.ts'

const wall = (shown: string): number => Date.parse(`${shown}Z`) / 1000
const berlin = (shown: string): string => new Date(momentOf({ wall: wall(shown), zone: 'Europe/Berlin' })).toISOString()

test('an offset is what the clock of the zone is ahead', () => {
  expect(offsetAt({ moment: Date.parse('2026-11-23T08:00Z'), zone: 'Europe/Berlin' })).toBe(3600)
  expect(offsetAt({ moment: Date.parse('2026-07-23T08:00:00.900Z'), zone: 'Europe/Berlin' })).toBe(7200)
  expect(offsetAt({ moment: Date.parse('2026-11-23T08:00Z'), zone: 'America/St_Johns' })).toBe(-12_600)
})

test('an offset can have seconds', () => {
  expect(offsetAt({ moment: 0, zone: 'Africa/Monrovia' })).toBe(-2670)
})

test('a wall time is a moment', () => {
  expect(berlin('2026-11-23T09:00')).toBe('2026-11-23T08:00:00.000Z')
  expect(berlin('2026-07-23T09:00')).toBe('2026-07-23T07:00:00.000Z')
})

test('a wall time just before or after the clock is moved is a moment like any other', () => {
  expect(berlin('2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z')
  expect(berlin('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z')
  expect(berlin('2026-10-25T01:59:59')).toBe('2026-10-24T23:59:59.000Z')
  expect(berlin('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z')
})

test('a skipped wall time is an hour later on the clock', () => {
  expect(berlin('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
})

test('a repeated wall time is its first time', () => {
  expect(berlin('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
})

test('a clock is moved in the second that shows the new time first', () => {
  const after = Date.parse('2026-03-28T12:00Z') / 1000
  const zone = 'Europe/Berlin'
  expect(clockMove({ after, until: after + 86_400, zone })).toBe(Date.parse('2026-03-29T01:00Z') / 1000)
  expect(clockMove({ after, until: after + 3600, zone })).toBeNull()
})

test('zones are known by their IANA names', () => {
  expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false])
})
