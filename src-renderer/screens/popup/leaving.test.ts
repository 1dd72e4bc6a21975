import { expect, test } from 'vitest'
import type { CallView } from '../../../src-main/ipc/contract.ts'
import { withLeaving } from './leaving.ts'

const call = (id: string): CallView => ({
  id,
  state: { kind: 'connected' },
  direction: 'incoming',
  remote: { name: id, number: undefined, initials: undefined, anonymous: false },
  via: undefined,
  timer: undefined,
  actions: [],
  pending: undefined,
  note: undefined,
  lastKnownAt: undefined,
})
const told = (before: string[], now: string[]): string[] =>
  withLeaving({ before: before.map(call), calls: now.map(call) }).map(
    ({ call: { id }, leaving }) => `${id}${leaving ? ' leaves' : ''}`,
  )

test('a call that goes leaves from where it stood', () => {
  expect(told(['a', 'b', 'c'], ['a', 'c'])).toEqual(['a', 'b leaves', 'c'])
})

test('the last call leaves, too', () => {
  expect(told(['a'], [])).toEqual(['a leaves'])
})

test('a new call on top pushes nothing out of order', () => {
  expect(told(['a', 'b'], ['n', 'a', 'b'])).toEqual(['n', 'a', 'b'])
})

test('calls that only change places do not leave', () => {
  expect(told(['a', 'b'], ['b', 'a'])).toEqual(['b', 'a'])
})
