import type { EmulatorFault, FaultOf } from './fault.ts'

interface Active {
  readonly id: number
  readonly fault: EmulatorFault
  left: number
}

/** The faults that are in force now. */
export class FaultDesk {
  #active: readonly Active[] = []
  readonly #timers = new Map<number, NodeJS.Timeout>()
  #last = 0

  start(fault: EmulatorFault): number {
    this.#last += 1
    const id = this.#last
    const times = 'times' in fault ? fault.times : undefined
    this.#active = [...this.#active, { id, fault, left: times ?? Infinity }]
    if ('forMs' in fault && fault.forMs !== undefined)
      this.#timers.set(
        id,
        setTimeout(() => this.stop(id), fault.forMs),
      )
    return id
  }

  stop(id: number): boolean {
    const before = this.#active.length
    this.#active = this.#active.filter((active) => active.id !== id)
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    return this.#active.length < before
  }

  clear(): void {
    for (const { id } of this.#active) this.stop(id)
  }

  list(): readonly { readonly id: number; readonly fault: EmulatorFault }[] {
    return this.#active.map(({ id, fault }) => ({ id, fault }))
  }

  /** Uses the oldest fault of a kind that fits, if there is one. */
  use<Kind extends EmulatorFault['kind']>(
    kind: Kind,
    fits: (fault: FaultOf<Kind>) => boolean = () => true,
  ): FaultOf<Kind> | undefined {
    const isKind = (fault: EmulatorFault): fault is FaultOf<Kind> => fault.kind === kind
    for (const active of this.#active) {
      if (!isKind(active.fault) || !fits(active.fault)) continue
      active.left -= 1
      if (active.left <= 0) this.stop(active.id)
      return active.fault
    }
    return undefined
  }

  /** Whether a fault of a kind is in force, without using it up. */
  has(kind: EmulatorFault['kind']): boolean {
    return this.#active.some(({ fault }) => fault.kind === kind)
  }
}

export const concerns = (names: readonly string[], method: string) => names.includes('*') || names.includes(method)
