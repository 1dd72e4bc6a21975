import { findLine } from '../model/world.ts'
import type { Switchboard } from '../server/switchboard.ts'
import type { CheckedParamsFor } from './contract.ts'

/** Calls that are said to have been. Returns their `i_xdr`; throws a RangeError where there is no such line. */
export function addHistory(switchboard: Switchboard, { line, calls }: CheckedParamsFor<'history'>): readonly number[] {
  const owner = findLine(switchboard.world, line)
  if (owner === undefined) throw new RangeError(`${line} is no line`)
  const { records } = switchboard
  const added = calls.map(({ number, recorded, ...call }) => ({
    ...call,
    iXdr: records.nextNumber(),
    cli: call.direction === 'outgoing' ? owner.id : number,
    cld: call.direction === 'outgoing' ? number : owner.id,
    seconds: call.outcome === 'answered' ? call.seconds : 0,
    isRecorded: recorded,
    callId: undefined,
  }))
  records.change(owner.id, (of) => ({ ...of, history: [...of.history, ...added] }))
  return added.map(({ iXdr }) => iXdr)
}
