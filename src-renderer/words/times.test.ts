import { expect, test } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import { createTimes } from './times.ts'

const t = createTranslate()
const berlin = createTimes({ t, language: 'en', systemLocale: 'de-DE', timeZone: 'Europe/Berlin' })
const at = (text: string): number => Date.parse(text)

test('a system that counts to 24 shows 24 hours in an English app', () => {
  expect(berlin.timeOfDay(at('2026-11-23T13:32:00Z'))).toBe('14:32')
})

test('a system that counts to 12 shows 12 hours', () => {
  const newYork = createTimes({ t, language: 'en', systemLocale: 'en-US', timeZone: 'America/New_York' })
  expect(newYork.timeOfDay(at('2026-11-23T19:32:00Z'))).toMatch(/^2:32\sPM$/)
})

test('days near to now have names', () => {
  const now = at('2026-11-23T10:00:00Z')
  expect(berlin.day({ at: at('2026-11-23T00:10:00Z'), now })).toBe('Today')
  expect(berlin.day({ at: at('2026-11-22T22:00:00Z'), now })).toBe('Yesterday')
})

test('a day begins at midnight of the place, not of Greenwich', () => {
  const now = at('2026-11-22T23:30:00Z')
  expect(berlin.day({ at: now, now })).toBe('Today')
  expect(berlin.day({ at: at('2026-11-22T22:30:00Z'), now })).toBe('Yesterday')
})

test('the day before is known across the change from summer time', () => {
  const now = at('2026-10-26T08:00:00Z')
  expect(berlin.day({ at: at('2026-10-25T08:00:00Z'), now })).toBe('Yesterday')
})

test('earlier days of this year have weekday, day and month', () => {
  const words = berlin.day({ at: at('2026-11-10T10:00:00Z'), now: at('2026-11-23T10:00:00Z') })
  expect(words).toMatch(/^Tue,? 10 Nov$/)
})

test('days of another year have the year', () => {
  expect(berlin.day({ at: at('2025-12-30T10:00:00Z'), now: at('2026-01-02T10:00:00Z') })).toBe('30 Dec 2025')
})

test('keys of days sort as the days do', () => {
  expect(berlin.dayKey(at('2026-09-30T10:00:00Z')) < berlin.dayKey(at('2026-10-01T10:00:00Z'))).toBe(true)
})
