import type { Settings } from '../ipc/contract.ts'
import type { EndedHow } from '../ipc/contract/remote-party.ts'
import { type Call, type LivePhase, isOver } from './call.ts'
import { endingOf } from './ending.ts'
import type { Now } from './event.ts'
import { mainLeg, phaseOf } from './phase.ts'
import type { CallRules } from './rules.ts'

/** What a change happens in. */
export interface Circumstances {
  readonly now: Now
  readonly rules: CallRules
  readonly answerMode: Settings['answerMode']
}

/** How news came: a list tells of moments that have passed, a notification of this one. */
export interface Source {
  readonly fromList: boolean
  readonly serverOffset: number
}

/**
 * Draws the consequences of what has changed about a call: its phase, its clocks, and what the phase takes back (a press
 * that is under way, the note of the last one). The same reference where it stands as before.
 */
export function settle(call: Call, { now, rules }: Circumstances, source: Source): Call {
  if (isOver(call)) return call
  const kind = phaseOf(call, now.mono, rules)
  if (kind === 'gone') {
    const ending = endingOf(call, { at: now.mono, rules, fromList: source.fromList })
    return endNow(call, ending.how, ending.reason, now)
  }
  const gapSince = kind === 'incoming' && mainLeg(call) === undefined ? (call.gapSince ?? now.mono) : undefined
  const talk = talkOf(call, kind, now, source)
  if (kind === call.phase.kind) {
    return gapSince === call.gapSince && talk === call.talk ? call : { ...call, gapSince, talk }
  }
  const since = phaseSince(call, kind, now, source)
  const pressed = isMeantToEnd(call.pressed) ? call.pressed : undefined
  return { ...call, phase: { kind, since }, talk, gapSince, pending: undefined, pressed, note: lasting(call.note) }
}

/** Some phones hold before they transfer: such a press still explains the end that follows. */
const isMeantToEnd = (pressed: Call['pressed']) =>
  pressed !== undefined &&
  ['transfer', 'completeTransfer', 'cancelTransfer', 'decline', 'hangUp'].includes(pressed.action)

/** That nobody could be asked is said to who is back in the call that waited. */
const lasting = (note: Call['note']) => (note?.kind === 'consultFailed' ? note : undefined)

/** Ends a call that no leg tells the end of. */
export function endNow(call: Call, how: EndedHow, reason: string | undefined, now: Now): Call {
  if (isOver(call)) return call
  const transferred = how === 'transferred' ? call.transferred : undefined
  return {
    ...call,
    transferred,
    phase: { kind: 'ended', since: now.mono, how, reason },
    pending: undefined,
    note: undefined,
  }
}

/**
 * Time talked runs from the first `connected` that we saw. `connect_time` also moves with every hold, so it serves only where
 * a list tells of a call that was up already.
 */
function talkOf(call: Call, kind: LivePhase, now: Now, source: Source): Call['talk'] {
  switch (kind) {
    case 'connected':
    case 'onHold':
    case 'held': {
      if (call.talk !== undefined) return call.talk
      return source.fromList
        ? { since: passed(mainLeg(call)?.leg.connectedAt, now, source.serverOffset), seen: false }
        : { since: now.mono, seen: true }
    }
    case 'incoming':
    case 'pickUpPhone':
    case 'calling':
      return undefined
    case 'queued':
    case 'active':
      return call.talk
    default:
      return kind satisfies never
  }
}

function phaseSince(call: Call, kind: LivePhase, now: Now, source: Source): number {
  const held = kind === 'onHold' || kind === 'held'
  if (!source.fromList || !held) return now.mono
  return passed(mainLeg(call)?.leg.connectedAt, now, source.serverOffset)
}

const longest = 7 * 24 * 3600_000

/** A moment of the server's clock (milliseconds since the epoch) on ours that runs evenly: never after now, at most a week ago. */
export function passed(at: number | undefined, now: Now, serverOffset: number): number {
  if (at === undefined) return now.mono
  return now.mono - Math.min(Math.max(0, now.wall + serverOffset - at), longest)
}
