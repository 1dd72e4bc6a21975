import type { NewPastCall } from '../history/past-call.ts'
import type { Database } from '../storage/database/database.ts'
import type { HistorySummary } from '../storage/history/summary.ts'

interface CallWriterOptions {
  readonly database: Pick<Database, 'ask'>
  /** Until what could not be written is tried again, in milliseconds. */
  readonly retry: number
  readonly onWritten: (owner: string, summary: HistorySummary) => void
  readonly onProblem: (error: unknown) => void
  /** Whether what ends is written: told when it is no longer, and when it is again. */
  readonly onKept: (kept: boolean) => void
}

/** What cannot be written waits in memory: so many calls at most. */
const mostWaiting = 1_000

/**
 * Writes calls down: at once, and in a flood all those together that ended while the last ones were being written. Each
 * writing waits for the disk. What could not be written is tried again with the next call, and after a while.
 */
export class CallWriter {
  readonly #options: CallWriterOptions
  #waiting: NewPastCall[] = []
  #country = ''
  #underWay = 0
  #kept = true
  #retry: NodeJS.Timeout | undefined

  constructor(options: CallWriterOptions) {
    this.#options = options
  }

  write(call: NewPastCall, country: string): void {
    this.#waiting.push(call)
    this.#country = country
    if (this.#underWay === 0) this.flush()
  }

  /** Asks for what still waits to be written: for a question that comes after it, and when the app ends. */
  flush(): void {
    clearTimeout(this.#retry)
    const calls = this.#waiting
    this.#waiting = []
    for (const owner of new Set(calls.map((call) => call.owner))) {
      this.#ask(
        owner,
        calls.filter((call) => call.owner === owner),
      )
    }
  }

  /** Never the calls of two accounts together. */
  #ask(owner: string, calls: readonly NewPastCall[]): void {
    const { database, onWritten, onProblem } = this.#options
    this.#underWay += 1
    database
      .ask('keepCalls', { owner, calls, country: this.#country })
      .then(
        (summary) => {
          this.#tell(true)
          onWritten(owner, summary)
        },
        (error: unknown) => {
          this.#waiting = [...calls, ...this.#waiting].slice(-mostWaiting)
          onProblem(error)
          this.#tell(false)
        },
      )
      .catch(onProblem)
      .finally(() => {
        this.#underWay -= 1
        if (this.#underWay === 0 && this.#waiting.length > 0) this.#goOn()
      })
  }

  #goOn(): void {
    if (this.#kept) return this.flush()
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.flush(), this.#options.retry)
  }

  #tell(kept: boolean): void {
    if (kept !== this.#kept) this.#options.onKept((this.#kept = kept))
  }
}
