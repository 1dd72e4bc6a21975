import { expect, test } from 'vitest'
import type { RecentCallView } from '../../../src-main/ipc/contract.ts'
import { byDay, callsWith, kindOf, matches } from './history.ts'

const call = (more: Partial<RecentCallView>): RecentCallView => ({
  id: 'a',
  remote: { name: 'Ben', number: '112', initials: 'B', anonymous: false },
  dialable: '112',
  direction: 'incoming',
  how: 'theyHungUp',
  via: undefined,
  startedAt: 0,
  talkedMs: 1_000,
  rangMs: 1_000,
  ...more,
})
const missed = call({ how: 'missed', talkedMs: undefined })
const outgoing = call({ direction: 'outgoing', how: 'busy', talkedMs: undefined })

test('a missed call is of a kind of its own', () => {
  expect([missed, outgoing, call({})].map(kindOf)).toEqual(['missed', 'outgoing', 'incoming'])
})

test('a missed call is found among the missed and among the incoming ones', () => {
  expect(matches(missed, 'all')).toBe(true)
  expect(matches(missed, 'missed')).toBe(true)
  expect(matches(missed, 'incoming')).toBe(true)
  expect(matches(missed, 'outgoing')).toBe(false)
})

test('a call that was declined or answered elsewhere is not missed', () => {
  expect(matches(call({ how: 'declined' }), 'missed')).toBe(false)
  expect(matches(call({ how: 'answeredElsewhere' }), 'missed')).toBe(false)
})

test('calls are grouped by their day, in their order', () => {
  const calls = [call({ id: 'c', startedAt: 25 }), call({ id: 'b', startedAt: 12 }), call({ id: 'a', startedAt: 11 })]
  const days = byDay(calls, (at) => String(Math.floor(at / 10)))
  expect(days.map(({ key, calls: ofDay }) => [key, ofDay.map(({ id }) => id)])).toEqual([
    ['2', ['c']],
    ['1', ['b', 'a']],
  ])
})

test('calls with a party are those with its number, whatever name it showed', () => {
  const other = call({ id: 'x', dialable: '113' })
  const renamed = call({ id: 'y', remote: { name: 'Benjamin', number: '112', initials: 'B', anonymous: false } })
  expect(callsWith(missed, [missed, other, renamed])).toEqual([missed, renamed])
})

test('callers who withhold their number are not thrown together', () => {
  const one = call({ id: 'x', dialable: undefined })
  const two = call({ id: 'y', dialable: undefined })
  expect(callsWith(one, [one, two])).toEqual([one])
})
