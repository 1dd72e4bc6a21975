import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultTiming } from '../../timing.ts'
import { startHeartbeat, type Heartbeat } from './heartbeat.ts'

let heartbeat: Heartbeat
let pings: number[]
let deaths: number[]
let begun: number
const clock = { now: () => Date.now(), monotonic: () => performance.now() }
const seconds = () => Math.round((performance.now() - begun) / 1_000)
const pass = (s: number) => vi.advanceTimersByTimeAsync(s * 1_000)

beforeEach(() => {
  vi.useFakeTimers()
  pings = []
  deaths = []
  begun = performance.now()
  heartbeat = startHeartbeat({
    timing: { heartbeat: 7_000, heartbeatAnswer: 5_000 },
    clock,
    ping: () => pings.push(seconds()),
    onDead: () => deaths.push(seconds()),
  })
})

afterEach(() => {
  heartbeat.stop()
  vi.useRealTimers()
})

describe('a heartbeat', () => {
  it('finds a dead connection within 15 seconds of its last word, as the app is set', () => {
    expect(defaultTiming.heartbeat + defaultTiming.heartbeatAnswer).toBeLessThan(15_000)
  })

  it('finds a dead connection when both times have passed since its last word', async () => {
    await pass(4)
    heartbeat.heard()
    await pass(30)
    expect({ pings, deaths }).toEqual({ pings: [11], deaths: [16] })
  })

  it('asks nothing while frames come', async () => {
    for (let round = 0; round < 20; round += 1) {
      await pass(3)
      heartbeat.heard()
    }
    expect({ pings, deaths }).toEqual({ pings: [], deaths: [] })
  })

  it('is content with any frame as an answer, and asks again when it is quiet again', async () => {
    await pass(8)
    heartbeat.heard()
    await pass(10)
    heartbeat.heard()
    await pass(4)
    expect({ pings, deaths }).toEqual({ pings: [7, 15], deaths: [] })
  })

  it('asks at once when told to, and again although the last answer was good', async () => {
    await pass(1)
    heartbeat.check()
    heartbeat.heard()
    await pass(1)
    heartbeat.check()
    await pass(6)
    expect({ pings, deaths }).toEqual({ pings: [1, 2], deaths: [7] })
  })

  it('gives no more time to an answer that is already waited for', async () => {
    await pass(9)
    heartbeat.check()
    await pass(20)
    expect({ pings, deaths }).toEqual({ pings: [7], deaths: [12] })
  })

  it('ends when it is stopped', async () => {
    heartbeat.stop()
    await pass(60)
    expect({ pings, deaths }).toEqual({ pings: [], deaths: [] })
  })
})
