import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Beat } from './beat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A beat, what was heard of it and when, and the time that passes. */
function page({ early = 0 } = {}): {
  beat: Beat
  listen: (name: string, startedAt: number) => () => void
  heard: string[]
  pass: (ms: number) => void
} {
  let now = 10_000
  const beat = new Beat(() => now - early)
  const heard: string[] = []
  return {
    beat,
    listen: (name, startedAt) =>
      beat.listen(startedAt, () => heard.push(`${name} ${Math.floor((beat.now - startedAt) / 1000)}`)),
    heard,
    pass: (ms) => {
      for (let left = ms; left > 0; left--) {
        now++
        vi.advanceTimersByTime(1)
      }
    },
  }
}

test('the first hears each second as it is full', () => {
  const { listen, heard, pass } = page()
  listen('a', 9_600)
  pass(599)
  expect(heard).toEqual([])
  pass(1)
  expect(heard).toEqual(['a 1'])
  pass(2_000)
  expect(heard).toEqual(['a 1', 'a 2', 'a 3'])
})

test('all hear the same beat, and count each second of theirs once', () => {
  const { listen, heard, pass } = page()
  listen('a', 10_000)
  listen('b', 8_300)
  pass(3_000)
  expect(heard).toEqual(['a 1', 'b 2', 'a 2', 'b 3', 'a 3', 'b 4'])
})

test('a timer that fires a moment early tells the full second', () => {
  const { listen, heard, pass } = page({ early: 0.4 })
  listen('a', 9_999.6)
  pass(3_000)
  expect(heard).toEqual(['a 1', 'a 2', 'a 3'])
})

test('nothing ticks while nobody listens, and who comes then is the first again', () => {
  const { listen, heard, pass } = page()
  listen('a', 10_000)()
  expect(vi.getTimerCount()).toBe(0)
  pass(500)
  listen('b', 10_500)
  pass(1_000)
  expect(heard).toEqual(['b 1'])
})

test('the next is in step when the first has gone', () => {
  const { listen, heard, pass } = page()
  const stop = listen('a', 10_000)
  listen('b', 9_400)
  stop()
  pass(399)
  expect(heard).toEqual([])
  pass(1)
  expect(heard).toEqual(['b 1'])
  pass(1_000)
  expect(heard).toEqual(['b 1', 'b 2'])
})
