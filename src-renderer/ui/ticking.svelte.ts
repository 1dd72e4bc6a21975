import { createSubscriber } from 'svelte/reactivity'
import { Beat } from './beat.ts'
import { untilNextSecond } from './elapsed.ts'

const beat = new Beat(() => performance.now())

/**
 * A stopwatch that whoever reads it sees move once a second, when its text changes. Nothing ticks while nobody reads.
 *
 * `startedAt` is on the clock of `performance.now()`: a computer's clock that is set does not move it.
 */
export class Stopwatch {
  readonly #startedAt: number
  readonly #subscribe: () => void

  constructor(startedAt: number) {
    this.#startedAt = startedAt
    this.#subscribe = createSubscriber((update) => beat.listen(startedAt, update))
  }

  /** Milliseconds. */
  get elapsed(): number {
    this.#subscribe()
    // To the millisecond: a full second is one, whatever a fraction has lost on the way.
    return Math.round(beat.now - this.#startedAt)
  }
}

/** A moment to come on the computer's clock, seen to draw near once a second. */
export class Countdown {
  readonly #endsAt: number
  readonly #subscribe: () => void

  constructor(endsAt: number) {
    this.#endsAt = endsAt
    this.#subscribe = createSubscriber((update) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const schedule = (): void => {
        const left = endsAt - Date.now()
        if (left > 0) timer = setTimeout(tick, untilNextSecond(-left))
      }
      const tick = (): void => {
        update()
        schedule()
      }
      schedule()
      return () => clearTimeout(timer)
    })
  }

  /** Whole seconds still to go, rounded up; 0 when it is over. */
  get secondsLeft(): number {
    this.#subscribe()
    return Math.max(0, Math.ceil((this.#endsAt - Date.now()) / 1000))
  }
}

/** A moment on the clock of `performance.now()`, seen to pass. */
export class Deadline {
  readonly #at: number
  readonly #subscribe: () => void

  constructor(at: number) {
    this.#at = at
    this.#subscribe = createSubscriber((update) => {
      const left = at - performance.now()
      if (left <= 0) return undefined
      // A timer may fire a moment early by the finer clock.
      const timer = setTimeout(update, Math.ceil(left) + 1)
      return () => clearTimeout(timer)
    })
  }

  get passed(): boolean {
    this.#subscribe()
    return performance.now() >= this.#at
  }
}
