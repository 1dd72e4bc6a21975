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
  #timer: NodeJS.Timeout | undefined
  #latestAt = 0

  constructor(options: WhenCalmOptions) {
    this.#options = options
  }

  wish(): void {
    const { calm, latest, now } = this.#options
    if (this.#timer === undefined) this.#latestAt = now() + latest
    else clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(calm, this.#latestAt - now()))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#options.act()
    }, wait)
  }
}
