import { untilNextSecond } from './elapsed.ts'

/**
 * One beat a second for all that counts seconds on a page: fifty stopwatches with a timer each would have the page drawn
 * fifty times a second.
 *
 * It is in step with whoever has listened longest, so that a stopwatch that is alone changes when its second is full; the
 * others change with it, less than a second late. While nobody listens nothing ticks.
 */
export class Beat {
  /** Each with the moment when its first second began; who has listened longest stands first. */
  readonly #listeners = new Map<() => void, number>()
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
    this.#listeners.set(listener, startedAt)
    if (this.#listeners.size === 1) this.#schedule()
    return () => {
      const [first] = this.#listeners.keys()
      this.#listeners.delete(listener)
      if (first === listener) this.#schedule()
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const [startedAt] = this.#listeners.values()
    if (startedAt === undefined) return
    const { now } = this
    const wait = untilNextSecond(now - startedAt)
    this.#timer = setTimeout(() => {
      this.#last = now + wait
      this.#schedule()
      for (const listener of this.#listeners.keys()) listener()
    }, wait)
  }
}
