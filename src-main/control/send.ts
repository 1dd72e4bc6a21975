import type { CallAction, Refusal } from '../calls/event.ts'
import { callById } from '../calls/select.ts'
import { commandTargets } from '../calls/target.ts'
import type { Outcome } from '../ipc/contract.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import type { Line } from '../portaswitch/client/line.ts'
import { refusalOf } from './refusal.ts'
import type { Switchboard } from './switchboard.ts'

/** One of our legs, as a command on the wire names it. */
export interface Target {
  readonly call: { readonly id: string; readonly tag: string }
  readonly transport_id: string
}

type Calls = Pick<Line, 'call'>
/** Sends it; rejects with a `PortaSwitchError`. */
export type Request = (line: Calls, target: Target) => Promise<unknown>

export interface Press {
  readonly callId: string
  readonly action: CallAction
  /** Where a transfer goes to. */
  readonly to?: string
}

/**
 * The way of every press: under way at once, then accepted or failed as the server answers. What becomes of the call comes
 * with the next notification. A press on a call that is over, or that is under way already, is `notNow`.
 */
export async function press(
  switchboard: Switchboard,
  { callId, action, to }: Press,
  request: Request,
): Promise<Outcome> {
  const { store } = switchboard
  const call = callById(store.state.calls, callId)
  if (call === undefined || call.pending?.action === action) return 'notNow'
  if (commandTargets(store.state.calls, callId, action).length === 0) return 'notNow'
  // The request leaves before all that looks at the state has seen that it is under way; its answer comes later in any case.
  const answered = send(switchboard, { callId, action }, request)
  store.dispatch({ type: 'call.commandSent', callId, action, ...(to === undefined ? {} : { to }) })
  await answered
  return 'done'
}

/** Sends what was said to be under way. Answers why it failed, undefined where the server has accepted it. */
export async function send(
  { store, line }: Switchboard,
  { callId, action }: Press,
  request: Request,
): Promise<Refusal | undefined> {
  try {
    await requestAll(line(), targets(store.state, callId, action), request)
  } catch (error) {
    const refusal = refusalOf(error)
    store.dispatch({ type: 'call.commandFailed', callId, action, refusal })
    return refusal
  }
  store.dispatch({ type: 'call.commandAccepted', callId, action })
  return undefined
}

const targets = ({ calls }: Switchboard['store']['state'], callId: string, action: CallAction): readonly Target[] =>
  commandTargets(calls, callId, action).map(({ call, transportId }) => ({ call, transport_id: transportId ?? '' }))

/** The first target decides: the others are our further phones that ring for the same call, and may be gone by then. */
async function requestAll(line: Calls | undefined, targets: readonly Target[], request: Request): Promise<void> {
  const [main] = targets
  if (line === undefined || main === undefined) throw new PortaSwitchError('offline')
  const answers = await Promise.allSettled(targets.map((target) => request(line, target)))
  if (answers[0]?.status === 'rejected') throw answers[0].reason
}
