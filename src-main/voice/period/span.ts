import type { Column, SubPeriodSet } from './column.ts'

/** The direction of a search: later or earlier. */
export type Step = 1 | -1

/**
 * A year, a day, an hour, a minute or a second, and when in it a period is in force. Seconds count from its start.
 *
 * Spans that hold the same sub-periods are one object, so what was found out about one Monday holds for all Mondays.
 */
export interface Span {
  /** The distinct spans that it is made of. */
  readonly parts: readonly Span[]
  /** Whether any second of it is in that state: in force or not. */
  has(inForce: boolean): boolean
  /** The nearest second in that state, beginning with `from` itself; null if there is none up to the end (or start). */
  seek(from: number, inForce: boolean, step: Step): number | null
  stateAt(second: number): boolean
}

function secondThatIs(state: boolean): Span {
  return {
    parts: [],
    has: (inForce) => inForce === state,
    seek: (from, inForce) => (inForce === state ? from : null),
    stateAt: () => state,
  }
}

export const secondInForce = secondThatIs(true)
export const secondNotInForce = secondThatIs(false)

/** A span that is a row of equally long parts, in which some sub-periods are possible. */
export class RowOfSpans implements Span {
  readonly #column: Column
  readonly #seconds: number
  readonly #set: SubPeriodSet
  readonly #partOf: (set: SubPeriodSet) => Span
  readonly #parts: (Span | undefined)[] = []
  #hasNotInForce: boolean | undefined

  /** `column` tells the parts apart, `secondsEach` is the length of one, `partOf` makes one for what is left of `set`. */
  constructor(row: { column: Column; secondsEach: number; set: SubPeriodSet; partOf: (set: SubPeriodSet) => Span }) {
    this.#column = row.column
    this.#seconds = row.secondsEach
    this.#set = row.set
    this.#partOf = row.partOf
  }

  get parts(): readonly Span[] {
    return this.#column.sets.map((_, kind) => this.#ofKind(kind))
  }

  has(inForce: boolean): boolean {
    // A sub-period that allows a part holds somewhere in it, for it allows some value of each finer scale.
    if (inForce) return (this.#set & this.#column.any) !== 0n
    return (this.#hasNotInForce ??= this.#column.sets.some((_, kind) => this.#ofKind(kind).has(false)))
  }

  seek(from: number, inForce: boolean, step: Step): number | null {
    const { kindAt } = this.#column
    let within = from % this.#seconds
    for (let place = Math.floor(from / this.#seconds); place >= 0 && place < kindAt.length; place += step) {
      const part = this.#ofKind(kindAt[place] ?? 0)
      if (part.has(inForce)) {
        const found = part.seek(within, inForce, step)
        if (found !== null) return place * this.#seconds + found
      }
      within = step === 1 ? 0 : this.#seconds - 1
    }
    return null
  }

  stateAt(second: number): boolean {
    const place = Math.floor(second / this.#seconds)
    return this.#ofKind(this.#column.kindAt[place] ?? 0).stateAt(second % this.#seconds)
  }

  #ofKind(kind: number): Span {
    return (this.#parts[kind] ??= this.#partOf(this.#set & (this.#column.sets[kind] ?? 0n)))
  }
}
