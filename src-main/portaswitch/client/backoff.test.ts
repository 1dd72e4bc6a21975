import { describe, expect, it } from 'vitest'
import { backoff } from './backoff.ts'

describe('the wait before the next try', () => {
  const limits = { first: 1_000, longest: 30_000 }

  it('is below a second the first time, and below twice that with each failure', () => {
    const longest = [0, 1, 2, 3].map((failures) => backoff({ ...limits, failures, random: 0.999999 }))
    expect(longest).toEqual([999, 1_999, 3_999, 7_999])
  })

  it('is drawn from the whole of it', () => {
    expect([0, 0.25, 0.5].map((random) => backoff({ ...limits, failures: 2, random }))).toEqual([0, 1_000, 2_000])
  })

  it('never passes the longest, however many failures there were', () => {
    for (const failures of [5, 40, 5_000]) {
      expect(backoff({ ...limits, failures, random: 0.999999 })).toBe(29_999)
    }
  })
})
