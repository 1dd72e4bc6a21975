/** Where rows of known heights stand: `tops[i]` is the upper edge of row `i`, and the last entry the height of all. */
export function topsOf(heights: readonly number[]): readonly number[] {
  const tops = [0]
  let top = 0
  for (const height of heights) tops.push((top += height))
  return tops
}

/** The first row that reaches below `y`, by halving. */
export function rowAt(tops: readonly number[], y: number): number {
  let low = 0
  let high = Math.max(0, tops.length - 2)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((tops[middle + 1] ?? 0) > y) high = middle
    else low = middle + 1
  }
  return low
}
