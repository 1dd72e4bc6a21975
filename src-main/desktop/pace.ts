interface PaceOptions {
  /** As many may happen in a row. */
  readonly atOnce: number
  /** Milliseconds for each of those that follow. */
  readonly every: number
  /** On the monotonic clock, milliseconds. */
  readonly now: () => number
}

/** Lets a few things happen as soon as they come, and in a flood no more than people or window systems can follow. */
export class Pace {
  readonly #options: PaceOptions
  #spentUntil = -Infinity

  constructor(options: PaceOptions) {
    this.#options = options
  }

  /** Milliseconds until the next may happen; none where it may happen now. */
  get wait(): number {
    const { atOnce, every, now } = this.#options
    return Math.max(0, this.#spentUntil - (atOnce - 1) * every - now())
  }

  /** One happens. */
  spend(): void {
    const { every, now } = this.#options
    this.#spentUntil = Math.max(this.#spentUntil, now()) + every
  }
}
