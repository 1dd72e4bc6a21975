import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'

/** A request that is refused: the fault goes over the wire as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}
