import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchNetwork } from './watch-network.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(...first: readonly string[]) {
  let now = new Set(first)
  const changes: (readonly string[])[] = []
  const watch = watchNetwork({ every: 1_000, onChange: (gone) => changes.push([...gone]), addresses: () => now })
  const move = (...addresses: readonly string[]) => {
    now = new Set(addresses)
    vi.advanceTimersByTime(1_000)
  }
  const moveUnseen = (...addresses: readonly string[]) => void (now = new Set(addresses))
  return { changes, move, moveUnseen, watch }
}

it('says nothing while the computer stays where it is', () => {
  const { changes, move } = watched('192.0.2.1', 'fe80::1')
  move('fe80::1', '192.0.2.1')
  expect(changes).toEqual([])
})

it('tells the addresses that are gone: of a cable that was pulled, and of a network that was left for another', () => {
  const { changes, move } = watched('192.0.2.1')
  move()
  move('198.51.100.7')
  move('203.0.113.9')
  expect(changes).toEqual([['192.0.2.1'], [], ['198.51.100.7']])
})

it('looks at once where it is told that there may be another network', () => {
  const { changes, moveUnseen, watch } = watched('192.0.2.1')
  moveUnseen('203.0.113.9')
  watch.look()
  watch.look()
  expect(changes).toEqual([['192.0.2.1']])
})

it('is quiet once it was stopped', () => {
  const { changes, move, watch } = watched('192.0.2.1')
  watch.end()
  move()
  expect(changes).toEqual([])
})
