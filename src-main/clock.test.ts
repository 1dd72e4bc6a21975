import { describe, expect, it } from 'vitest'
import { createClock } from './clock.ts'

const minute = 60_000

/** A computer that has been up for an hour; its clock that measures durations may stand while it sleeps. */
function computer({ stands }: { readonly stands: boolean }) {
  let [wall, running, uptime] = [Date.UTC(2026, 10, 29, 9), 5_000.25, 60 * minute]
  const clock = createClock({ now: () => wall, running: () => running, uptime: () => uptime })
  return {
    clock,
    works: (ms: number) => {
      wall += ms
      running += ms
      // The system tells hundredths of a second.
      uptime = Math.floor((uptime + ms) / 10) * 10
    },
    sleeps: (ms: number) => {
      wall += ms
      uptime += ms
      if (!stands) running += ms
    },
    setWall: (by: number) => {
      wall += by
    },
  }
}

describe('the clock', () => {
  it('tells the computer’s time of day', () => {
    expect(computer({ stands: true }).clock.now()).toBe(Date.UTC(2026, 10, 29, 9))
  })

  it('measures what passes', () => {
    const { clock, works } = computer({ stands: true })
    const began = clock.monotonic()
    works(1_500.5)
    expect(clock.monotonic() - began).toBe(1_500.5)
  })

  it.each([true, false])('counts the time asleep, whether or not the system’s own clock stands then (%s)', (stands) => {
    const { clock, works, sleeps } = computer({ stands })
    const began = clock.monotonic()
    works(3_000)
    sleeps(10 * minute)
    works(2_000)
    expect(Math.abs(clock.monotonic() - began - 10 * minute - 5_000)).toBeLessThan(20)
    sleeps(20 * minute)
    expect(Math.abs(clock.monotonic() - began - 30 * minute - 5_000)).toBeLessThan(20)
  })

  it('does not move when the computer’s clock is set, forwards or back', () => {
    const { clock, works, setWall } = computer({ stands: true })
    const began = clock.monotonic()
    setWall(60 * minute)
    works(1_000)
    expect(clock.monotonic() - began).toBe(1_000)
    setWall(-180 * minute)
    works(1_000)
    expect(clock.monotonic() - began).toBe(2_000)
  })

  it('counts a sleep in which the clock was set, too', () => {
    const { clock, sleeps, setWall } = computer({ stands: true })
    const began = clock.monotonic()
    sleeps(10 * minute)
    setWall(-60 * minute)
    expect(Math.abs(clock.monotonic() - began - 10 * minute)).toBeLessThan(20)
  })
})
