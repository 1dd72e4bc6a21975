import type { EndedCall } from '../calls/calls-state.ts'
import { isDialled } from '../calls/identity.ts'
import type { EndedHow } from '../ipc/contract/remote-party.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { getXdrList, voiceCalls, xdrCauses } from '../portaswitch/protocol/history.ts'
import type { ResultOf } from '../portaswitch/protocol/method.ts'
import { writeDateTime } from '../portaswitch/protocol/property.ts'
import { endedSince } from '../state/changes.ts'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'
import type { Timing } from '../timing.ts'
import type { Switchboard } from './switchboard.ts'

export interface RecordsOptions {
  readonly switchboard: Switchboard
  readonly timing: Pick<Timing, 'recordWritten'>
  readonly onMistake: (error: unknown) => void
}

/** Two clocks, and a record that counts from another moment of the call: so far apart, in milliseconds, they may be. */
const apart = 120_000

/**
 * Asks the server's records of calls what became of those that stopped ringing without a word why: somebody may have answered
 * on another phone. Servers without records refuse politely, and it stays unknown.
 */
export function askRecords({ switchboard, timing, onMistake }: RecordsOptions): Observer<AppState> {
  return (previous, next) => {
    if (previous.calls.ended === next.calls.ended || next.line.phase !== 'signedIn') return
    const unknown = endedSince(previous, next).filter(({ how }) => how === 'missedOrElsewhere')
    if (unknown.length === 0) return
    setTimeout(() => void ask(switchboard, unknown).catch(onMistake), timing.recordWritten)
  }
}

async function ask({ store, line }: Switchboard, calls: readonly EndedCall[]): Promise<void> {
  const offset = store.state.calls.serverOffset
  const times = calls.flatMap(({ startedAt, rangMs }) => [startedAt, startedAt + rangMs])
  const records = await recordsOf(line(), Math.min(...times) + offset - apart, Math.max(...times) + offset + apart)
  for (const call of calls) {
    const record = records.find((it) => isOf(it, call, offset))
    const how = record && outcomeOf(record)
    if (call.callId !== undefined && how !== undefined) {
      store.dispatch({ type: 'call.outcomeLearnt', callId: call.callId, how })
    }
  }
}

type Xdr = ResultOf<typeof getXdrList>['xdr_list'][number]

async function recordsOf(line: ReturnType<Switchboard['line']>, from: number, to: number): Promise<readonly Xdr[]> {
  if (line === undefined) return []
  const period = { from_date: writeDateTime(from), to_date: writeDateTime(to) }
  try {
    const asked = { ...period, show_unsuccessful: 1, i_service_type: voiceCalls, limit: 100 }
    return (await line.call(getXdrList, asked)).xdr_list
  } catch (error) {
    if (error instanceof PortaSwitchError) return []
    throw error
  }
}

/** By its id where the record has one, else by who called and when. */
function isOf(record: Xdr, { callId, remote, startedAt }: EndedCall, offset: number): boolean {
  if (record.call_id !== undefined && callId !== undefined) return record.call_id === callId
  const at = (record.unix_connect_time ?? 0) * 1000 - offset
  const caller = { ...nobody, id: record.CLI }
  return Math.abs(at - startedAt) <= apart && remote.number !== undefined && isDialled(caller, remote.number)
}

const nobody = {
  accountId: undefined,
  centrexId: undefined,
  displayId: undefined,
  displayName: undefined,
  extensionId: undefined,
  huntgroupId: undefined,
  forwarders: [],
}

function outcomeOf({ failed, disconnect_cause: cause }: Xdr): EndedHow | undefined {
  // That we were connected after all is told on another phone of ours.
  if (failed !== 1) return 'answeredElsewhere'
  if (cause === xdrCauses.answeredElsewhere) return 'answeredElsewhere'
  return cause === xdrCauses.declined ? 'declined' : undefined
}
