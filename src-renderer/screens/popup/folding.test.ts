import { expect, test } from 'vitest'
import { changeOf, isSmall } from './folding.ts'

const connected = {
  state: { kind: 'connected' },
  pending: undefined,
  note: undefined,
  consultation: undefined,
  lastKnownAt: undefined,
} as const
const first = { call: connected, first: true, transferring: false, settled: true, opened: false }

test('a connected card folds when nothing has changed for a while', () => {
  expect(isSmall({ ...first, settled: false })).toBe(false)
  expect(isSmall(first)).toBe(true)
})

test('a card with something to decide stays whole', () => {
  expect(isSmall({ ...first, call: { ...connected, state: { kind: 'incoming' } } })).toBe(false)
  expect(isSmall({ ...first, call: { ...connected, state: { kind: 'onHold' } } })).toBe(false)
  expect(isSmall({ ...first, call: { ...connected, pending: 'hold' } })).toBe(false)
})

test('a card whose connection is lost stays whole', () => {
  expect(isSmall({ ...first, call: { ...connected, lastKnownAt: 1 } })).toBe(false)
})

test('every card below the first is small', () => {
  expect(isSmall({ ...first, first: false, settled: false })).toBe(true)
  expect(isSmall({ ...first, first: false, call: { ...connected, state: { kind: 'incoming' } } })).toBe(true)
})

test('a card with a note is whole wherever it stands', () => {
  const note = { kind: 'unanswered', action: 'hold' } as const
  expect(isSmall({ ...first, first: false, call: { ...connected, note } })).toBe(false)
})

test('a card that says after which call it is resumed is whole wherever it stands', () => {
  const other = { name: 'Ben', number: '112', initials: 'B', anonymous: false }
  const waits = { ...connected, state: { kind: 'onHold' } } as const
  expect(isSmall({ ...first, first: false, call: { ...waits, consultation: { role: 'waits', other } } })).toBe(true)
  expect(isSmall({ ...first, first: false, call: { ...waits, consultation: { role: 'isNext', other } } })).toBe(false)
})

test('a card is whole while its transfer field is open', () => {
  expect(isSmall({ ...first, first: false, transferring: true })).toBe(false)
})

test('a pressed strip is whole until it has settled again', () => {
  expect(isSmall({ ...first, first: false, opened: true, settled: false })).toBe(false)
  expect(isSmall({ ...first, first: false, opened: true, settled: true })).toBe(true)
})

test('a running clock is no change, a new state is', () => {
  const call = {
    ...connected,
    id: '1',
    direction: 'incoming',
    remote: { name: 'Ben', number: '112', initials: 'B', anonymous: false },
    via: undefined,
    before: undefined,
    asksFirst: false,
    inPopup: true,
    actions: [],
    timer: { elapsedMs: 1_000, running: true },
  } as const
  expect(changeOf({ ...call, timer: { elapsedMs: 2_000, running: true } })).toBe(changeOf(call))
  expect(changeOf({ ...call, state: { kind: 'onHold' } })).not.toBe(changeOf(call))
})
