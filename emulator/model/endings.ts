import type { HangUpReason } from './act.ts'
import type { Ending } from './leg.ts'

type Reason = Omit<Ending, 'at'>

/** `reason` and `reason_code` (Q.850 causes) for each way in which a person ends a call. */
export const endings: Readonly<Record<HangUpReason, Reason>> = {
  normal: { reason: 'Normal call clearing', code: 16 },
  busy: { reason: 'User busy', code: 17 },
  'no answer': { reason: 'No answer from user', code: 19 },
  declined: { reason: 'Call rejected', code: 21 },
}

/** The wording of the reference's example, which has no code. */
export const blindTransfer: Reason = { reason: 'blind transfer', code: null }
export const attendedTransfer: Reason = { reason: 'attended transfer', code: null }
export const answeredElsewhere: Reason = { reason: 'Call completed elsewhere', code: 26 }
/** Answer by Invite: the old dialog goes, another comes. */
export const calledAgain: Reason = { reason: 'reconnected', code: null }
