import type { EndedHow } from '../ipc/contract/remote-party.ts'
import type { Leg } from '../portaswitch/protocol/leg.ts'
import { type Call, isLive, isOurs } from './call.ts'
import type { CallAction } from './event.ts'
import { cleanText } from './name.ts'
import { isLegBOfPlaced, pressedLately } from './phase.ts'
import { howByReason, isElsewhere, isTransfer } from './reason.ts'
import type { CallRules } from './rules.ts'

/**
 * How a call without legs of ours has ended. Only what can be told is told: where a phone was hung up and nobody pressed
 * anything here, it is `theyHungUp` when the other party's leg was reported to end before ours, else `unknown`.
 */
export function endingOf(
  call: Call,
  { at, rules, fromList }: { readonly at: number; readonly rules: CallRules; readonly fromList: boolean },
): { readonly how: EndedHow; readonly reason: string | undefined } {
  const last = lastLeg(call)
  const reason = cleanText(last?.reason, 120)
  const how = (): EndedHow => {
    const pressed = (action: CallAction) => pressedLately(call, action, at, rules)
    if (pressed('transfer') || pressed('completeTransfer') || isTransfer(last?.reason)) return 'transferred'
    const ended = pressed('hangUp') || pressed('decline') || pressed('cancelTransfer')
    if (hasTalked(call)) {
      if (ended) return 'weHungUp'
      return !fromList && theirsEndedFirst(call) ? 'theyHungUp' : 'unknown'
    }
    if (call.direction === 'incoming') {
      if (pressed('decline') || pressed('hangUp')) return 'declined'
      if (isElsewhere(last) || colleagueTalks(call)) return 'answeredElsewhere'
      if (howByReason(last) === 'declined') return 'declined'
      if (call.pressed?.action === 'answerByInvite') return fromList ? 'unknown' : 'failed'
      // Answered and gone while the connection was away: whether it took is not known.
      if (fromList && call.pressed?.action === 'answer') return 'unknown'
      // Whose caller has hung up rang in vain.
      return !fromList && (tellsWhy(last) || theirsEndedFirst(call)) ? 'missed' : 'missedOrElsewhere'
    }
    if (ended) return 'weHungUp'
    return howByReason(last) ?? 'unknown'
  }
  return { how: how(), reason }
}

export function hasTalked(call: Call): boolean {
  if (call.talk !== undefined) return true
  // A placed call's leg A is up while nobody has answered yet.
  if (call.dial !== undefined) return call.legs.some((it) => isLegBOfPlaced(it, call) && (it.leg.duration ?? 0) > 0)
  return call.legs.some((record) => isOurs(record) && (record.leg.duration ?? 0) > 0)
}

/** The leg that tells why: ours, and of a placed call that nobody answered the one to them. */
function lastLeg(call: Call) {
  const legB = call.legs.findLast((record) => isLegBOfPlaced(record, call) && !isLive(record))
  const ours = call.legs.findLast((record) => isOurs(record) && !isLegBOfPlaced(record, call))
  return (hasTalked(call) ? (ours ?? legB) : (legB ?? ours))?.leg
}

/** Legs stand in the order in which they changed. */
function theirsEndedFirst(call: Call): boolean {
  const firstEnded = call.legs.find((record) => !isLive(record))
  return firstEnded !== undefined && (!isOurs(firstEnded) || isLegBOfPlaced(firstEnded, call))
}

const tellsWhy = (leg: Leg | undefined): boolean => leg?.reason !== undefined || (leg?.reasonCode ?? 0) > 0

const colleagueTalks = (call: Call): boolean => call.legs.some(({ role, leg }) => role === 'other' && answersForUs(leg))

/** Somebody else's phone rang for the same call and was answered. */
export const answersForUs = (leg: Leg): boolean =>
  leg.direction === 'incoming' &&
  leg.callee.accountId !== undefined &&
  (leg.state === 'connected' || leg.state === 'holding' || leg.state === 'held')
