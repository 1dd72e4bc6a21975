import { expect, test } from 'vitest'
import type { HistoryCallView } from '../../../src-main/ipc/contract/history.ts'
import { itemsOf, kindOf } from './history.ts'

const call = (more: Partial<HistoryCallView>): HistoryCallView => ({
  id: 1,
  remote: { name: 'Ben', number: '112', initials: 'B', anonymous: false },
  dialable: '112',
  contactId: undefined,
  direction: 'incoming',
  how: 'theyHungUp',
  via: undefined,
  startedAt: 0,
  talkedMs: 1_000,
  rangMs: 1_000,
  note: '',
  ...more,
})
const missed = call({ how: 'missed', talkedMs: undefined })
const outgoing = call({ direction: 'outgoing', how: 'busy', talkedMs: undefined })

test('a missed call is of a kind of its own', () => {
  expect([missed, outgoing, call({}), call({ how: 'missedOrElsewhere' })].map(kindOf)).toEqual([
    'missed',
    'outgoing',
    'incoming',
    'missed',
  ])
})

test('calls stand below their day, in their order', () => {
  const calls = [call({ id: 3, startedAt: 25 }), call({ id: 2, startedAt: 12 }), call({ id: 1, startedAt: 11 })]
  const items = itemsOf(calls, (at) => `day ${Math.floor(at / 10)}`)
  expect(items.map(({ key }) => key)).toEqual(['day 2', 3, 'day 1', 2, 1])
})
