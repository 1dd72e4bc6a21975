import type { EndedHow } from '../ipc/contract/remote-party.ts'
import type { Leg } from '../portaswitch/protocol/leg.ts'

type Reason = Pick<Leg, 'reason' | 'reasonCode'> | undefined

/**
 * How a call that nobody answered ended, by `reason_code`, else by the words of `reason`; undefined where neither tells.
 *
 * The reference does not say what the codes are: seen are Q.850 causes (below 128) and SIP answers (300 and more).
 */
export function howByReason(leg: Reason): EndedHow | undefined {
  const code = leg?.reasonCode
  if (code !== undefined && code > 0) return howByCode(code)
  const words = leg?.reason ?? ''
  if (/busy/i.test(words)) return 'busy'
  if (/declin|reject/i.test(words)) return 'declined'
  if (/no (user )?(answer|response|reply)|not answer|unavailable|time(d )?out/i.test(words)) return 'notAnswered'
  if (/cancel/i.test(words)) return 'weHungUp'
  return /fail|error|not found|unallocated|forbidden|invalid/i.test(words) ? 'failed' : undefined
}

function howByCode(code: number): EndedHow {
  switch (code) {
    // Normal clearing, and Request Terminated: whoever called gave up.
    case 16:
    case 487:
      return 'weHungUp'
    case 17:
    case 486:
    case 600:
      return 'busy'
    case 18:
    case 19:
    case 20:
    case 408:
    case 480:
      return 'notAnswered'
    case 21:
    case 603:
      return 'declined'
    default:
      return 'failed'
  }
}

/**
 * Whether an unanswered leg ended because the call was taken on another phone: SIP's "Call completed elsewhere" (cause 200),
 * Q.850's "non-selected user clearing" (26), and 13, which PortaSwitch's records of calls use.
 */
export function isElsewhere(leg: Reason): boolean {
  return /elsewhere|picked up by/i.test(leg?.reason ?? '') || [13, 26, 200].includes(leg?.reasonCode ?? 0)
}

/** Voice API, `transfer_call`: the transferor's leg ends with "blind transfer". */
export function isTransfer(reason: string | undefined): boolean {
  return /transfer|deflect/i.test(reason ?? '')
}
