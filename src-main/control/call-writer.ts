import type { NewPastCall } from '../history/past-call.ts'
import type { Database } from '../storage/database/database.ts'
import type { HistorySummary } from '../storage/history/summary.ts'

interface CallWriterOptions {
  readonly database: Pick<Database, 'ask'>
  readonly onWritten: (owner: string, summary: HistorySummary) => void
  readonly onProblem: (error: unknown) => void
}

interface Circumstances {
  readonly country: string
  /** Calls before this moment are not kept, milliseconds since the epoch. */
  readonly before: number | undefined
}

/**
 * Writes calls down: at once, and in a flood all those together that ended while the last ones were being written. Each
 * writing waits for the disk.
 */
export class CallWriter {
  readonly #options: CallWriterOptions
  #waiting: NewPastCall[] = []
  #circumstances: Circumstances = { country: '', before: undefined }
  #underWay = 0

  constructor(options: CallWriterOptions) {
    this.#options = options
  }

  write(call: NewPastCall, circumstances: Circumstances): void {
    const [first] = this.#waiting
    if (first !== undefined && first.owner !== call.owner) this.flush()
    this.#waiting.push(call)
    this.#circumstances = circumstances
    if (this.#underWay === 0) this.flush()
  }

  /** Asks for what still waits to be written: for a question that comes after it, and when the app ends. */
  flush(): void {
    const calls = this.#waiting
    const owner = calls[0]?.owner
    if (owner === undefined) return
    this.#waiting = []
    this.#underWay += 1
    const { database, onWritten, onProblem } = this.#options
    database
      .ask('keepCalls', { owner, calls, ...this.#circumstances })
      .then((summary) => onWritten(owner, summary), onProblem)
      .finally(() => {
        this.#underWay -= 1
        if (this.#underWay === 0) this.flush()
      })
      .catch(onProblem)
  }
}
