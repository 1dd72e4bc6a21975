import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WhenCalm } from './when-calm.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched() {
  const actedAt: number[] = []
  const start = performance.now()
  const now = () => performance.now() - start
  const whenCalm = new WhenCalm({ act: () => actedAt.push(now()), calm: 100, latest: 1_000, now })
  return { actedAt, whenCalm }
}

it('acts once for all wishes that follow one another quickly', () => {
  const { actedAt, whenCalm } = watched()
  whenCalm.wish()
  vi.advanceTimersByTime(60)
  whenCalm.wish()
  vi.advanceTimersByTime(5_000)
  expect(actedAt).toEqual([160])
  whenCalm.wish()
  vi.advanceTimersByTime(5_000)
  expect(actedAt).toEqual([160, 5_160])
})

it('does not wait for the end of a flood', () => {
  const { actedAt, whenCalm } = watched()
  for (let at = 0; at < 2_500; at += 50) {
    whenCalm.wish()
    vi.advanceTimersByTime(50)
  }
  expect(actedAt).toEqual([1_000, 2_000])
})
