/** A moment on both clocks: running times count from `mono`, times of day from `wall`. */
export interface Moment {
  /** `performance.now()`. */
  readonly mono: number
  /** Milliseconds since the epoch. */
  readonly wall: number
}
