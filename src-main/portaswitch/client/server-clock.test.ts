import { describe, expect, it } from 'vitest'
import { createServerClock } from './server-clock.ts'

const date = (at: number) => new Date(at).toUTCString()

function follow() {
  const told: number[] = []
  const time = { now: Date.UTC(2026, 0, 1), mono: 0 }
  const clock = { now: () => time.now, monotonic: () => time.mono }
  return { told, time, serverClock: createServerClock(clock, (offset) => told.push(offset)) }
}

describe("the server's clock", () => {
  it('is told when it differs by more than a second, once', () => {
    const { told, time, serverClock } = follow()
    for (const late of [0, 400, 900]) serverClock.heard(date(time.now + 90_000 + late), 0)
    expect(told).toEqual([90_500])
    expect(serverClock.now()).toBe(time.now + 90_500)
  })

  it('is not told while the difference is only rounding', () => {
    const { told, time, serverClock } = follow()
    for (const off of [-1_000, -999, 0, 400]) serverClock.heard(date(time.now + off), 0)
    expect(told).toEqual([])
  })

  it('is told again when a clock was set, and when it was set back', () => {
    const { told, time, serverClock } = follow()
    serverClock.heard(date(time.now - 60_000), 0)
    time.now -= 60_000
    serverClock.heard(date(time.now), 0)
    expect(told).toEqual([-59_500, 500])
  })

  it('counts half of the way there and back', () => {
    const { told, time, serverClock } = follow()
    time.mono = 4_000
    serverClock.heard(date(time.now), 0)
    expect(told).toEqual([2_500])
  })

  it('is left alone by a header that is no date', () => {
    const { told, serverClock } = follow()
    for (const header of [undefined, '', 'now']) serverClock.heard(header, 0)
    expect(told).toEqual([])
  })
})
