import { canDialAgain, isOver } from '../calls/call.ts'
import { lateDialLasts } from '../calls/dial-match.ts'
import type { Refusal } from '../calls/event.ts'
import { numberToDial } from '../calls/dialable.ts'
import { callById } from '../calls/select.ts'
import type { Outcome } from '../ipc/contract.ts'
import { canPlaceCalls } from '../line/line.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { originateAdvancedCall } from '../portaswitch/protocol/call-control.ts'
import type { AppState } from '../state/state.ts'
import { readDialable } from './dialable.ts'
import { refusalOf } from './refusal.ts'
import { resync } from './resync.ts'
import type { Switchboard } from './switchboard.ts'

interface Ticket {
  /** Stands for the call until the server names it. */
  readonly ticket: string
  /** Milliseconds on the monotonic clock. */
  readonly now: number
}

/**
 * Has the server ring our phone and then call `number`. Where the last request for the same number was not answered, the
 * list is read first: it may have taken. `notNow` where it cannot be asked for now, or is under way; what comes of it
 * otherwise stands on the card of the call.
 */
export async function dial(
  switchboard: Switchboard,
  { number: typed, ticket, now }: { readonly number: string } & Ticket,
): Promise<Outcome> {
  const { store } = switchboard
  const bare = readDialable(typed)
  if (bare === undefined) return 'invalid'
  const number = numberToDial(bare, store.state.settings.country)
  const { line } = store.state
  if (!canPlaceCalls(line) || isUnderWay(store.state, number)) return 'notNow'
  const looksFirst = isUncertain(store.state, number, now)
  store.dispatch({ type: 'call.dialSent', ticket, number })
  const found = looksFirst ? await find(switchboard, ticket) : undefined
  const placed = found ?? (await place(switchboard, line.account.accountId, number))
  if (placed.kind === 'placed') store.dispatch({ type: 'call.dialAccepted', ticket, callId: placed.callId })
  else store.dispatch({ type: 'call.dialFailed', ticket, refusal: placed })
  return 'done'
}

/** Once more, from the card of a call that could not be placed. Where that cannot be asked for either, it says so now. */
export async function dialAgain(
  switchboard: Switchboard,
  { callId, ...rest }: { readonly callId: string } & Ticket,
): Promise<Outcome> {
  const { store } = switchboard
  const failed = callById(store.state.calls, callId)
  const number = failed?.dial?.number
  if (failed === undefined || number === undefined || !canDialAgain(failed)) return 'notNow'
  const outcome = await dial(switchboard, { number, ...rest })
  if (outcome !== 'done') store.dispatch({ type: 'call.dialFailed', ticket: callId, refusal: { kind: 'offline' } })
  return outcome
}

type Placed = { readonly kind: 'placed'; readonly callId: string }

/** Whether the list shows the call of the request before: it is taken in as the one that `ticket` stands for. */
async function find(switchboard: Switchboard, ticket: string): Promise<Refusal | Placed | undefined> {
  try {
    await resync(switchboard)
  } catch (error) {
    return refusalOf(error)
  }
  const callId = callById(switchboard.store.state.calls, ticket)?.callId
  return callId === undefined ? undefined : { kind: 'placed', callId }
}

async function place({ line, store }: Switchboard, ourId: string, number: string): Promise<Refusal | Placed> {
  try {
    const open = line()
    if (open === undefined) throw new PortaSwitchError('offline')
    // Despite its name it is the own phone that picks up by itself.
    const pickUp = store.state.settings.pickUpBySelf ? ({ callee_auto_pickup: 'Y' } as const) : {}
    const params = { bill_id: ourId, caller_id: ourId, callee_id: number, ...pickUp }
    const { call } = await open.call(originateAdvancedCall, params)
    return { kind: 'placed', callId: call.id.replace(/~\d+$/, '') }
  } catch (error) {
    return refusalOf(error)
  }
}

/** Our phone is ringing for it, or they are being called: a second press means the same call. */
const isUnderWay = ({ calls }: AppState, number: string): boolean =>
  calls.calls.some(
    (call) =>
      call.dial?.number === number &&
      !isOver(call) &&
      (call.phase.kind === 'pickUpPhone' || call.phase.kind === 'calling'),
  )

const isUncertain = ({ calls }: AppState, number: string, now: number): boolean =>
  calls.lateDials.some((late) => late.number === number && now - late.failedAt <= lateDialLasts)
