import type { Span } from '../../src-main/voice/sound/silence.ts'

/** Two ends of a trim never come closer: seconds. */
export const shortest = 0.1

/** Which end is moved. */
export type TrimEnd = 'start' | 'end'

/** The trim with one end at `to`, kept within the sound and away from the other end. */
export function moveEnd(wish: { trim: Span; which: TrimEnd; to: number; duration: number }): Span {
  const { trim, which, to, duration } = wish
  const [low, high] = which === 'start' ? [0, trim.end - shortest] : [trim.start + shortest, duration]
  const at = Math.min(Math.max(to, low), Math.max(low, high))
  return at === trim[which] ? trim : { ...trim, [which]: at }
}

/**
 * Where a key moves something that stands at `at` seconds between `low` and `high`: the arrows by `small`, with Shift by
 * `large`, Home and End to the ends. Undefined for other keys.
 */
export function moveByKey(press: {
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>
  at: number
  low: number
  high: number
  small: number
  large: number
}): number | undefined {
  const { event, at, low, high } = press
  const by = event.shiftKey ? press.large : press.small
  const to = {
    ArrowLeft: at - by,
    ArrowDown: at - by,
    ArrowRight: at + by,
    ArrowUp: at + by,
    PageDown: at - press.large,
    PageUp: at + press.large,
    Home: low,
    End: high,
  }[event.key]
  return to === undefined ? undefined : Math.min(high, Math.max(low, to))
}

/** Where a scale of about `most` marks over `duration` seconds has them: at 1, 2, 5, 10, 15 or 30 seconds or minutes. */
export function marksOf(duration: number, most: number): readonly number[] {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600]
  const by = steps.find((step) => duration / step <= most) ?? 600
  return Array.from({ length: Math.floor(duration / by + 1e-6) + 1 }, (_, index) => index * by)
}
