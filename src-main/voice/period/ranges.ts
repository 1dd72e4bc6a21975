import type { Range } from './period.ts'
import { scaleDefinitions, type Scale } from './scale.ts'

/** A range that mixes two-digit and four-digit years, see `Range`. */
export const isMixed = ({ from, to }: Range): boolean => from > to

/** What is written as `from-to`: wraps around at the end of the scale, except for years, which are put in order. */
export function spread({ scale, from, to }: { scale: Scale; from: number; to: number }): readonly Range[] {
  if (scale === 'yr') {
    const [low, high] = from <= to ? [from, to] : [to, from]
    return [low <= 99 && high > 99 ? { from: high, to: low } : { from: low, to: high }]
  }
  if (from <= to) return [{ from, to }]
  const { first, last } = scaleDefinitions[scale]
  return [
    { from: first, to },
    { from, to: last },
  ]
}

/** The same values in the fewest ranges, ascending; those of mixed years come last and stay as they are. */
export function unite(ranges: readonly Range[]): readonly Range[] {
  const united: Range[] = []
  for (const range of ranges.filter((r) => !isMixed(r)).sort(byStart)) {
    const previous = united.at(-1)
    if (!previous || range.from > previous.to + 1) united.push(range)
    else if (range.to > previous.to) united[united.length - 1] = { from: previous.from, to: range.to }
  }
  const mixed = ranges.filter(isMixed).sort(byStart)
  const distinct = mixed.filter((r, i) => i === 0 || !isSame(r, mixed[i - 1]))
  return [...united, ...distinct]
}

/** Whether united ranges leave out no value, so that the scale does not restrict. All two-digit years are all years. */
export function isWhole({ scale, ranges }: { scale: Scale; ranges: readonly Range[] }): boolean {
  const first = scaleDefinitions[scale].first
  const last = scale === 'yr' ? 99 : scaleDefinitions[scale].last
  return ranges.some(({ from, to }) => from === first && to === last)
}

/** Whether all of `inner` is in `outer`; both united. */
export function covers({ outer, inner }: { outer: readonly Range[]; inner: readonly Range[] }): boolean {
  return inner.every((small) =>
    outer.some((large) =>
      isMixed(small) || isMixed(large) ? isSame(small, large) : large.from <= small.from && small.to <= large.to,
    ),
  )
}

/** Whether a value is in a scale's ranges, none of them mixed; without ranges every value is. */
export function allows(ranges: readonly Range[] | undefined, value: number): boolean {
  return ranges?.some(({ from, to }) => from <= value && value <= to) ?? true
}

/** Every single value, ascending. Not for years. */
export function valuesOf(ranges: readonly Range[]): readonly number[] {
  return ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
}

/** Orders lists of ranges by the first values in which they differ. */
export function compareRanges(a: readonly Range[], b: readonly Range[]): number {
  for (const [i, range] of a.entries()) {
    const other = b[i]
    if (!other) return 1
    const order = byStart(range, other)
    if (order !== 0) return order
  }
  return a.length - b.length
}

const byStart = (a: Range, b: Range): number => a.from - b.from || a.to - b.to

const isSame = (a: Range, b: Range | undefined): boolean => a.from === b?.from && a.to === b.to
