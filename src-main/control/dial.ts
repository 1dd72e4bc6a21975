import { isOver } from '../calls/call.ts'
import { lateDialLasts } from '../calls/dial-match.ts'
import type { Refusal } from '../calls/event.ts'
import { numberToDial } from '../calls/dialable.ts'
import type { Outcome } from '../ipc/contract.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import { originateAdvancedCall } from '../portaswitch/protocol/call-control.ts'
import type { AppState } from '../state/state.ts'
import { readDialable } from './dialable.ts'
import { refusalOf } from './refusal.ts'
import { resync } from './resync.ts'
import type { Switchboard } from './switchboard.ts'

/**
 * Has the server ring our phone and then call `number`. Where the last request for the same number was not answered, the
 * list is read first: it may have taken.
 */
export async function dial(
  switchboard: Switchboard,
  { number: typed, ticket, now }: { readonly number: string; readonly ticket: string; readonly now: number },
): Promise<Outcome> {
  const { store } = switchboard
  const bare = readDialable(typed)
  if (bare === undefined) return 'invalid'
  const number = numberToDial(bare, store.state.settings.country)
  const { line } = store.state
  if (line.phase !== 'signedIn' || isUnderWay(store.state, number)) return 'notNow'
  if (isUncertain(store.state, number, now)) {
    try {
      await resync(switchboard)
    } catch (error) {
      refusalOf(error)
      return 'notNow'
    }
    if (isUnderWay(store.state, number)) return 'done'
  }
  store.dispatch({ type: 'call.dialSent', ticket, number })
  const placed = await place(switchboard, line.account.accountId, number)
  if (placed.kind === 'placed') store.dispatch({ type: 'call.dialAccepted', ticket, callId: placed.callId })
  else store.dispatch({ type: 'call.dialFailed', ticket, refusal: placed })
  return 'done'
}

async function place(
  { line, store }: Switchboard,
  ourId: string,
  number: string,
): Promise<Refusal | { readonly kind: 'placed'; readonly callId: string }> {
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
