import type { Period, SubPeriod } from './period.ts'
import { scales, type Scale } from './scale.ts'

/**
 * The canonical text: codes, numbers, coarse scales before fine ones, values ascending, one space between scales and a
 * comma and a space between sub-periods: `wd{2-6} hr{9-16}, wd{7} hr{10-12}`. Blank is always, `none` is never.
 */
export function printPeriod(period: Period): string {
  return period.length === 0 ? 'none' : period.map((subPeriod) => printScales({ subPeriod, scales })).join(', ')
}

/** The text of some scales of a sub-period. */
export function printScales(what: { subPeriod: SubPeriod; scales: readonly Scale[] }): string {
  return what.scales
    .flatMap((scale) => {
      const ranges = what.subPeriod[scale]
      if (!ranges) return []
      const values = ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`))
      return [`${scale}{${values.join(' ')}}`]
    })
    .join(' ')
}
