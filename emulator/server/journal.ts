/** A numbered list that can be waited on; the oldest entries go when it is full. */
export class Journal<Entry extends object> {
  readonly #entries: (Entry & { readonly seq: number })[] = []
  readonly #waiting = new Set<() => void>()
  readonly #keeps: number
  #last = 0

  constructor(keeps = 20_000) {
    this.#keeps = keeps
  }

  add(entry: Entry): void {
    this.#last += 1
    this.#entries.push({ ...entry, seq: this.#last })
    // Trimmed seldom and in bulk: an array is slow to shift.
    if (this.#entries.length >= 2 * this.#keeps) this.#entries.splice(0, this.#entries.length - this.#keeps)
    for (const wake of [...this.#waiting]) wake()
  }

  /** The number of the newest entry, 0 before the first. */
  get last(): number {
    return this.#last
  }

  after(seq: number): readonly (Entry & { readonly seq: number })[] {
    const newer = this.#last - seq
    return newer <= 0 ? [] : this.#entries.slice(-newer)
  }

  /** The entries after `seq`; where there is none yet, waits up to `waitMs` for one. */
  async next(seq: number, waitMs: number): Promise<readonly (Entry & { readonly seq: number })[]> {
    if (this.#last <= seq && waitMs > 0)
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          this.#waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, waitMs)
        this.#waiting.add(wake)
      })
    return this.after(seq)
  }
}
