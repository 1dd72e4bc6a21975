interface WhenCalmOptions {
  readonly act: () => void
  /** Milliseconds without a further wish. */
  readonly calm: number
  /** Milliseconds after the first wish, however many follow. */
  readonly latest: number
  /** On the monotonic clock, milliseconds. */
  readonly now: () => number
}

/**
 * Acts once for all wishes that follow one another quickly. Main waits for the window system and the desktop whenever it asks
 * them for something, and calls must not wait in a flood.
 */
export class WhenCalm {
  readonly #options: WhenCalmOptions
  #waiting = false
  #wishedAt = 0
  #latestAt = 0

  constructor(options: WhenCalmOptions) {
    this.#options = options
  }

  wish(): void {
    this.#wishedAt = this.#options.now()
    if (this.#waiting) return
    this.#waiting = true
    this.#latestAt = this.#wishedAt + this.#options.latest
    this.#wait()
  }

  /** One timer for all wishes of a flood: it looks, when it is up, how long ago the last one was. */
  #wait(): void {
    const { calm, now, act } = this.#options
    const left = Math.min(this.#wishedAt + calm, this.#latestAt) - now()
    setTimeout(
      () => {
        // Node's timers can be early by a millisecond.
        if (Math.min(this.#wishedAt + calm, this.#latestAt) - now() >= 1) return this.#wait()
        this.#waiting = false
        act()
      },
      Math.max(0, left),
    )
  }
}
