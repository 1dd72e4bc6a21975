import { untilNextSecond } from './elapsed.ts'

/**
 * One beat a second for all that counts seconds on a page: fifty stopwatches with a timer each would have the page drawn
 * fifty times a second.
 *
 * It is in step with whoever listened first, so that a stopwatch that is alone changes when its second is full; the others
 * change with it, less than a second late. While nobody listens nothing ticks.
 */
export class Beat {
  readonly #listeners = new Set<() => void>()
  readonly #clock: () => number
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = -Infinity

  /** `clock` gives milliseconds that never run backwards. */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** The clock, but never before the last beat: a timer may fire a moment early, and its second is full then all the same. */
  get now(): number {
    return Math.max(this.#clock(), this.#last)
  }

  /** Calls `listener` at each beat until the function that comes back is called. `startedAt` is when its first second began. */
  listen(startedAt: number, listener: () => void): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#schedule(startedAt)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) clearTimeout(this.#timer)
    }
  }

  #schedule(startedAt: number): void {
    const { now } = this
    const wait = untilNextSecond(now - startedAt)
    this.#timer = setTimeout(() => {
      this.#last = now + wait
      this.#schedule(startedAt)
      for (const listener of this.#listeners) listener()
    }, wait)
  }
}
