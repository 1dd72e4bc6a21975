/**
 * How long to wait before trying again, milliseconds: full jitter, drawn evenly below a limit that doubles with each
 * failure, so that a fleet that lost its server together does not come back together.
 *
 * `failures` counts those in a row before this one; `random` is from [0, 1).
 */
export function backoff({
  failures,
  first,
  longest,
  random,
}: {
  readonly failures: number
  readonly first: number
  readonly longest: number
  readonly random: number
}): number {
  return Math.floor(random * Math.min(longest, first * 2 ** failures))
}
