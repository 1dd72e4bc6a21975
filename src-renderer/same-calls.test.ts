import { expect, it } from 'vitest'
import type { CallView } from '../src-main/ipc/contract.ts'
import { SameCalls } from './same-calls.ts'

const call = (more: Partial<CallView> = {}): CallView => ({
  id: 'a',
  state: { kind: 'connected' },
  direction: 'incoming',
  remote: { name: 'Ada Byron', number: '123002', initials: 'AB', anonymous: false },
  via: undefined,
  before: undefined,
  timer: { elapsedMs: 1_000, running: true },
  actions: ['hold', 'transfer', 'hangUp'],
  pending: undefined,
  note: undefined,
  asksFirst: true,
  consultation: undefined,
  lastKnownAt: undefined,
  ...more,
})
const at = (mono: number) => ({ mono, wall: 1_700_000_000_000 + mono })

function afterTalking(ms: number, more: Partial<CallView>) {
  const calls = new SameCalls()
  const [first] = calls.take([call()], at(5_000))
  const [second] = calls.take([call(more)], at(5_000 + ms))
  return { calls, first, second }
}

it('a call whose clock has only run on is the same, and counts from where it did', () => {
  const { calls, first, second } = afterTalking(2_000, { timer: { elapsedMs: 3_010, running: true } })
  expect(second).toBe(first)
  expect(second && calls.arrivalOf(second)).toEqual(at(5_000))
})

it.each<[string, Partial<CallView>]>([
  ['its state', { state: { kind: 'onHold' }, timer: { elapsedMs: 3_000, running: true } }],
  ['a press under way', { pending: 'hold', timer: { elapsedMs: 3_000, running: true } }],
  ['a clock that was set back', { timer: { elapsedMs: 0, running: true } }],
  ['a clock that stands', { timer: { elapsedMs: 3_000, running: false } }],
  ['no clock', { timer: undefined }],
])('a call is another where it shows %s', (_what, more) => {
  const { calls, first, second } = afterTalking(2_000, more)
  expect(second).not.toBe(first)
  expect(second && calls.arrivalOf(second)).toEqual(at(7_000))
})

it('a call that is gone is forgotten', () => {
  const calls = new SameCalls()
  const [first] = calls.take([call()], at(5_000))
  calls.take([], at(6_000))
  expect(calls.take([call({ timer: { elapsedMs: 3_000, running: true } })], at(7_000))[0]).not.toBe(first)
})
