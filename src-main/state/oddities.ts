import { isOver } from '../calls/call.ts'
import type { CallsState } from '../calls/calls-state.ts'
import { goesBack } from '../calls/legs.ts'
import type { Leg } from '../portaswitch/protocol/leg.ts'
import type { AppEvent } from './event.ts'
import type { AppState } from './state.ts'

/** Something that was absorbed and that a reader of the log may want to know. `about` is an id of the wire or of a call. */
export interface Oddity {
  readonly kind:
    | 'nobodySignedIn'
    | 'legEndedBefore'
    | 'legGoesBack'
    | 'directionUnknown'
    | 'stateUnknown'
    | 'oldList'
    | 'callUnknown'
  readonly about: string
}

/** What is unexpected about an event in the state that it meets. The reducer takes it all without a word. */
export function oddities({ calls }: AppState, event: AppEvent): readonly Oddity[] {
  switch (event.type) {
    case 'line.leg':
      return ofLeg(calls, event.leg)
    case 'line.listed':
      return calls.asked.some(({ ask }) => ask === event.ask) ? [] : [{ kind: 'oldList', about: String(event.ask) }]
    case 'call.commandSent':
    case 'call.commandAccepted':
    case 'call.commandFailed':
    case 'call.consultSent':
      return calls.calls.some((call) => call.id === event.callId && !isOver(call))
        ? []
        : [{ kind: 'callUnknown', about: event.callId }]
    default:
      return []
  }
}

function ofLeg(calls: CallsState, leg: Leg): readonly Oddity[] {
  const about = leg.key
  if (calls.account === undefined) return [{ kind: 'nobodySignedIn', about }]
  if (calls.endedLegs.has(leg.key)) return [{ kind: 'legEndedBefore', about }]
  const odd: Oddity[] = []
  if (leg.direction === 'unknown') odd.push({ kind: 'directionUnknown', about })
  if (leg.state === 'other') odd.push({ kind: 'stateUnknown', about })
  const known = calls.calls.flatMap(({ legs }) => legs).find((record) => record.leg.key === leg.key)?.leg.state
  if (known !== undefined && known !== leg.state && goesBack(known, leg.state)) {
    odd.push({ kind: known === 'terminated' ? 'legEndedBefore' : 'legGoesBack', about })
  }
  return odd
}
