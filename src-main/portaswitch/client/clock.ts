/** Time, as the program that uses the client gives it; both in milliseconds. */
export interface Clock {
  /** Since the epoch, by the computer's clock, which can be set. */
  now(): number
  /** Never goes back; its zero means nothing. */
  monotonic(): number
}
