import { type Call, canDialAgain, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import { holdLimit } from './consultation.ts'
import { dialFailed } from './dial.ts'
import { joinFailed } from './join.ts'
import { keep, letGo } from './keep.ts'
import { isLegBOfPlaced, mainLeg } from './phase.ts'
import { pressExpired } from './press.ts'
import type { CallRules } from './rules.ts'
import { type Circumstances, settle } from './settle.ts'

/** What happens to a call when nothing else does; `at` is on the monotonic clock. */
interface Deadline {
  readonly at: number
  readonly what: 'cardLeaves' | 'pressExpires' | 'gapCloses' | 'dialUnheard' | 'legBUntold' | 'consultationUnseen'
}

/** When `call.clockTicked` is due next, on the monotonic clock; undefined while nothing waits for time to pass. */
export function nextDeadline(state: CallsState, rules: CallRules): number | undefined {
  let next: number | undefined
  for (const call of state.calls) {
    const at = deadlineOf(call, rules)?.at
    if (at !== undefined && (next === undefined || at < next)) next = at
  }
  return next
}

/** Does what is due. */
export function clockTicked(state: CallsState, circumstances: Circumstances): CallsState {
  const { now, rules } = circumstances
  let next = state
  for (const { id } of state.calls) {
    let current = next.calls.find((call) => call.id === id)
    let due = current && deadlineOf(current, rules)
    while (current !== undefined && due !== undefined && due.at <= now.mono) {
      if (due.what === 'cardLeaves') {
        next = letGo(next, current)
        break
      }
      next = afterDeadline(next, current, due.what, circumstances)
      current = next.calls.find((call) => call.id === id)
      due = current && deadlineOf(current, rules)
    }
  }
  return next
}

function afterDeadline(
  state: CallsState,
  call: Call,
  what: Exclude<Deadline['what'], 'cardLeaves'>,
  circumstances: Circumstances,
): CallsState {
  switch (what) {
    case 'consultationUnseen':
      return consultationUnseen(state, call)
    case 'dialUnheard':
      return dialFailed(
        state,
        { type: 'call.dialFailed', ticket: call.id, refusal: { kind: 'unanswered' } },
        circumstances,
      )
    case 'pressExpires':
    case 'gapCloses':
    case 'legBUntold':
      return keep(state, call, expire(call, what, circumstances, state.serverOffset))
    default:
      return what satisfies never
  }
}

function deadlineOf(call: Call, rules: CallRules): Deadline | undefined {
  if (isOver(call)) return { at: cardLeavesAt(call, rules), what: 'cardLeaves' }
  let first: Deadline | undefined
  const offer = (at: number | undefined, what: Deadline['what']) => {
    if (at !== undefined && (first === undefined || at < first.at)) first = { at, what }
  }
  offer(pressLimit(call, rules), 'pressExpires')
  // Without a connection nothing can be heard: these wait until the next list.
  if (call.staleSince === undefined) {
    offer(call.gapSince === undefined ? undefined : call.gapSince + rules.answerByInvite, 'gapCloses')
    offer(unheardLimit(call, rules), 'dialUnheard')
    offer(legBLimit(call, rules), 'legBUntold')
    offer(consultationLimit(call, rules), 'consultationUnseen')
  }
  return first
}

/** The card of a call that was sent on stays while it rings there, and a moment for the outcome to be read. */
function cardLeavesAt(call: Call, rules: CallRules): number {
  const { phase, transferred } = call
  if (canDialAgain(call)) return phase.since + rules.dialFailed
  if (transferred === undefined) return phase.since + rules.endedCard
  switch (transferred.outcome) {
    case 'sent':
      return phase.since + rules.endedCard
    case 'ringing':
    case 'unheard':
      return transferred.since + rules.transferWatched
    case 'takenBack':
      return transferred.since
    case 'joined':
    case 'answered':
    case 'sentFurther':
      return Math.max(phase.since, transferred.since) + rules.endedCard
    case 'busy':
    case 'declined':
    case 'notAnswered':
      return Math.max(phase.since, transferred.since) + rules.transferFailed
    default:
      return transferred.outcome satisfies never
  }
}

function pressLimit({ pending, gapSince }: Call, rules: CallRules): number | undefined {
  if (pending === undefined || gapSince !== undefined) return undefined
  // The reply, or that there was none, is told for each command; another call may have to be held before it goes out.
  if (pending.acceptedAt === undefined) return pending.sentAt + 4 * rules.request
  switch (pending.action) {
    case 'answer':
      return pending.acceptedAt + rules.answerByNotify
    case 'answerByInvite':
      return pending.acceptedAt + rules.answerByInvite
    case 'hold':
    case 'resume':
    case 'swap':
    case 'transfer':
    case 'completeTransfer':
    case 'cancelTransfer':
    case 'takeBack':
    case 'decline':
    case 'hangUp':
      return pending.acceptedAt + rules.commandEffect
    default:
      return pending.action satisfies never
  }
}

/** A join may still be told; a hold that was not answered may still take. */
function consultationLimit(call: Call, rules: CallRules): number | undefined {
  const stage = call.consultation?.stage
  if (stage?.kind === 'joining') return stage.until
  return stage?.kind === 'over' && call.phase.kind === 'connected' ? holdLimit(call, rules) : undefined
}

function unheardLimit({ dial, legs }: Call, rules: CallRules): number | undefined {
  if (dial === undefined || legs.length > 0) return undefined
  return dial.at + (dial.kind === 'asked' ? 4 * rules.request : rules.dialHeard)
}

function legBLimit(call: Call, rules: CallRules): number | undefined {
  if (call.dial === undefined || call.dial.alone || call.phase.kind !== 'calling') return undefined
  if (call.legs.some((record) => isLegBOfPlaced(record, call))) return undefined
  return mainLeg(call)?.leg.state === 'connected' ? call.phase.since + rules.legBHeard : undefined
}

/** Nothing tells of a join, or that who was taken back was still on hold. */
function consultationUnseen(state: CallsState, call: Call): CallsState {
  if (call.consultation?.stage.kind === 'joining') return joinFailed(state, call.id)
  return keep(state, call, { ...call, consultation: undefined })
}

function expire(
  call: Call,
  what: 'pressExpires' | 'gapCloses' | 'legBUntold',
  circumstances: Circumstances,
  serverOffset: number,
): Call {
  switch (what) {
    case 'pressExpires':
      return pressExpired(call, circumstances)
    case 'gapCloses':
      return settle(call, circumstances, { fromList: false, serverOffset })
    case 'legBUntold': {
      const dial = call.dial && { ...call.dial, alone: true }
      return settle({ ...call, dial }, circumstances, { fromList: false, serverOffset })
    }
    default:
      return what satisfies never
  }
}
