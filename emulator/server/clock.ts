/** The switch's clock: milliseconds since the epoch, ahead of the computer's by `skew`. */
export interface Clock {
  readonly now: () => number
}

export const clockWithSkew = (skewMs: number): Clock => ({ now: () => Date.now() + skewMs })

/** A moment that other processes of this computer can compare with theirs. */
export interface Stamp {
  /** Milliseconds since the epoch with a fraction: `performance.timeOrigin + performance.now()`. */
  readonly wall: number
  /** Nanoseconds of the computer's monotonic clock, as digits: `process.hrtime.bigint()`. */
  readonly monotonic: string
}

export const stamp = (): Stamp => ({
  wall: performance.timeOrigin + performance.now(),
  monotonic: String(process.hrtime.bigint()),
})
