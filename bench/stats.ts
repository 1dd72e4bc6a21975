/** Figures of one measurement; the unit is that of the samples. */
export interface Figures {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** Nearest-rank percentiles. Throws where there is no sample: a figure made of nothing is a lie. */
export function figures(samples: readonly number[]): Figures {
  const sorted = [...samples].sort((a, b) => a - b)
  const rank = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
    if (value === undefined) throw new Error('Nothing was measured')
    return value
  }
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95), max: rank(1) }
}
