import type { Period, Range, SubPeriod } from './period.ts'
import { printScales } from './print.ts'
import { compareRanges, covers, isWhole, unite } from './ranges.ts'
import { scales, type Scale } from './scale.ts'

/**
 * The same times in normal form:
 * - ranges united and ascending; a scale that leaves nothing out dropped;
 * - no sub-period that has no value in some scale, and none that another one contains;
 * - sub-periods that differ in one scale only made one; the rest in ascending order.
 *
 * It does not depend on the order of what comes in, and normalizing twice changes nothing. It knows no calendar: two
 * periods with different normal forms can still be equal, which `samePeriod` decides.
 */
export function normalize(subPeriods: readonly SubPeriod[]): Period {
  let rest = dropCovered(subPeriods.flatMap(tidy))
  let before: number
  do {
    before = rest.length
    for (const scale of scales) rest = mergeAlong(scale, rest)
    rest = dropCovered(rest)
  } while (rest.length < before)
  return [...rest].sort(compareSubPeriods)
}

/** The sub-period with united ranges and no idle scale, or nothing if it can never hold. */
function tidy(subPeriod: SubPeriod): readonly SubPeriod[] {
  const tidied: { [S in Scale]?: readonly Range[] } = {}
  for (const scale of scales) {
    const written = subPeriod[scale]
    if (!written) continue
    const ranges = unite(written)
    if (ranges.length === 0) return []
    if (!isWhole({ scale, ranges })) tidied[scale] = ranges
  }
  return [tidied]
}

/** Unites the sub-periods that are alike in all other scales. */
function mergeAlong(scale: Scale, subPeriods: readonly SubPeriod[]): readonly SubPeriod[] {
  if (subPeriods.length < 2) return subPeriods
  const others = scales.filter((other) => other !== scale)
  const merged = new Map<string, SubPeriod>()
  for (const subPeriod of subPeriods) {
    const key = printScales({ subPeriod, scales: others })
    const sibling = merged.get(key)
    merged.set(key, sibling ? joinAlong(scale, sibling, subPeriod) : subPeriod)
  }
  return merged.size === subPeriods.length ? subPeriods : [...merged.values()].flatMap(tidy)
}

function joinAlong(scale: Scale, a: SubPeriod, b: SubPeriod): SubPeriod {
  const [left, right] = [a[scale], b[scale]]
  if (!left) return a
  return right ? { ...a, [scale]: [...left, ...right] } : b
}

function dropCovered(subPeriods: readonly SubPeriod[]): readonly SubPeriod[] {
  return subPeriods.filter(
    (inner, place) =>
      !subPeriods.some(
        (outer, other) => other !== place && contains(outer, inner) && (other < place || !contains(inner, outer)),
      ),
  )
}

function contains(outer: SubPeriod, inner: SubPeriod): boolean {
  return scales.every((scale) => {
    const [large, small] = [outer[scale], inner[scale]]
    return !large || (small !== undefined && covers({ outer: large, inner: small }))
  })
}

/** Coarse scales first; a scale that does not restrict comes before one that does. */
export function compareSubPeriods(a: SubPeriod, b: SubPeriod): number {
  for (const scale of scales) {
    const order = compareRanges(a[scale] ?? [], b[scale] ?? [])
    if (order !== 0) return order
  }
  return 0
}
