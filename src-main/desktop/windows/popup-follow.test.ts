import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PopupFollow } from './popup-follow.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched() {
  const followedAt: number[] = []
  const start = performance.now()
  const now = () => performance.now() - start
  return { followedAt, follow: new PopupFollow({ follow: () => followedAt.push(now()), now }) }
}

it('shows a card or a form in full at once, also where somebody opens and closes one quickly', () => {
  const { follow, followedAt } = watched()
  for (let i = 0; i < 20; i++) {
    follow.wish('grows')
    vi.advanceTimersByTime(150)
    follow.wish('shrinks')
    vi.advanceTimersByTime(150)
  }
  const openedAt = Array.from({ length: 20 }, (_, i) => i * 300)
  expect(followedAt).toEqual(expect.arrayContaining(openedAt))
})

it('leaves an empty place where nothing is seen until the stack is calm', () => {
  const { follow, followedAt } = watched()
  follow.wish('shrinks')
  vi.advanceTimersByTime(100)
  follow.wish('shrinks')
  vi.advanceTimersByTime(5_000)
  expect(followedAt).toEqual([250])
})

it('does not follow each card of a flood', () => {
  const { follow, followedAt } = watched()
  for (let at = 0; at < 10_000; at += 5) {
    follow.wish(at % 2 === 0 ? 'grows' : 'shrinks')
    vi.advanceTimersByTime(5)
  }
  expect(followedAt.length).toBeLessThan(60)
  expect(followedAt.at(-1)).toBeGreaterThan(9_000)
})

it('comes and goes at once, in a flood ten times a second', () => {
  const { follow, followedAt } = watched()
  for (let at = 0; at < 2_000; at += 10) {
    follow.wish(at % 20 === 0 ? 'comes' : 'goes')
    vi.advanceTimersByTime(10)
  }
  expect(followedAt[0]).toBe(0)
  expect(followedAt.length).toBeLessThan(25)
})
