import type { Caller } from '../history/past-call.ts'
import type { CallActionView, CallStateView, CallView, Settings, TimerView } from '../ipc/contract.ts'
import { remoteView, type Reading } from '../people/named.ts'
import { type Call, canDialAgain, isOver } from './call.ts'
import type { CallsState } from './calls-state.ts'
import type { Now } from './event.ts'
import { canJoin, type ConsultationPair, leading, pairOf, talkedToBefore, waitsInVain } from './consultation.ts'
import { talkedMs } from './keep.ts'
import { cleanText } from './name.ts'
import { formatNumber, partyOf } from './number.ts'
import { mainLeg } from './phase.ts'
import { shown } from './press.ts'
import type { RemoteParty } from './remote-party.ts'
import { inOrder, isInPopup } from './select.ts'
import { canTakeBack, targetOf } from './transferred.ts'

/** The cards, in their order. `callers` are known from calls that were. */
export function callViews(
  state: CallsState,
  now: Now,
  reading: Reading,
  callers: ReadonlyMap<string, Caller>,
  settings: Pick<Settings, 'doNotDisturb'>,
): readonly CallView[] {
  const talking = state.calls.filter((call) => call.phase.kind === 'connected')
  return inOrder(state.calls).map((call) => {
    const othersTalk = talking.some((other) => other !== call)
    const pair = pairOf(state, call.id)
    const actions = pair === undefined ? actionsOf(call, { othersTalk }) : actionsInPair(call, pair)
    return {
      id: call.id,
      state: stateView(call, state, reading),
      direction: call.direction,
      remote: remoteView(call.remote, reading),
      via: viaView(call.remote, reading.country),
      before: beforeView(call, reading.country, callers),
      timer: timerView(call, now),
      actions,
      pending: pendingView(call, actions),
      note: call.note,
      asksFirst:
        call.consultation === undefined &&
        pair === undefined &&
        (call.phase.kind === 'connected' || (call.phase.kind === 'onHold' && !othersTalk)),
      consultation: pair === undefined ? nextView(call, state, reading) : consultationView(call, pair, reading),
      lastKnownAt: call.staleSince?.wall,
      inPopup: isInPopup(call, settings),
    }
  })
}

/** In the order of the card: what goes on, what moves, what ends. */
function actionsOf(call: Call, { othersTalk }: { readonly othersTalk: boolean }): readonly CallActionView[] {
  const { kind } = call.phase
  switch (kind) {
    case 'incoming':
      return [othersTalk ? 'holdAndAnswer' : 'answer', 'transfer', 'decline']
    case 'pickUpPhone':
      // There is nothing to hang up yet where the server has not named a leg.
      return mainLeg(call) === undefined ? [] : ['hangUp']
    case 'calling':
      return ['hangUp']
    case 'connected':
      return ['hold', 'transfer', 'hangUp']
    case 'onHold':
      return [othersTalk ? 'swap' : 'resume', 'transfer', 'hangUp']
    case 'held':
    case 'active':
      return ['transfer', 'hangUp']
    case 'queued':
      return call.direction === 'incoming' ? ['transfer'] : ['hangUp']
    case 'ended':
      if (canDialAgain(call)) return ['dialAgain']
      return canTakeBack(call) ? ['takeBack'] : []
    default:
      return kind satisfies never
  }
}

/** While somebody is asked, one of the two cards has the say; the other only swaps or ends. */
function actionsInPair(call: Call, pair: ConsultationPair): readonly CallActionView[] {
  const { first, second } = pair
  if (!canJoin(pair)) {
    if (call === second) return mainLeg(second) === undefined ? [] : ['cancelTransfer']
    return ['hangUp']
  }
  if (call === leading(pair)) {
    const swaps = first.phase.kind === 'onHold' || second.phase.kind === 'onHold'
    return swaps ? ['completeTransfer', 'swap', 'cancelTransfer'] : ['completeTransfer', 'cancelTransfer']
  }
  return call.phase.kind === 'onHold' ? ['swap', 'hangUp'] : ['hangUp']
}

function consultationView(call: Call, { first, second }: ConsultationPair, reading: Reading): CallView['consultation'] {
  return call === first
    ? { role: 'waits', other: remoteView(second.remote, reading) }
    : { role: 'asks', other: remoteView(first.remote, reading) }
}

/** That a call is taken back, but not before the user is done with somebody else. */
function nextView(call: Call, { calls }: CallsState, reading: Reading): CallView['consultation'] {
  const before = waitsInVain(call) ? talkedToBefore(call, calls) : undefined
  return before && { role: 'isNext', other: remoteView(before.remote, reading) }
}

function stateView(call: Call, state: CallsState, reading: Reading): CallStateView {
  const { phase } = call
  switch (phase.kind) {
    case 'incoming':
    case 'pickUpPhone':
    case 'calling':
    case 'connected':
    case 'onHold':
    case 'held':
    case 'active':
      return { kind: phase.kind }
    case 'queued': {
      const leg = mainLeg(call)?.leg
      const name = leg?.queue && state.account?.queues.get(leg.queue.queueId)
      // Without a name the group's number says more than the id of the queue's record.
      const queue = cleanText(name) ?? cleanText(leg?.callee.huntgroupId) ?? leg?.queue?.queueId.toString() ?? ''
      return { kind: 'queued', queue, position: leg?.queue?.position, operators: leg?.queue?.operators }
    }
    case 'ended':
      return { kind: 'ended', how: phase.how, reason: phase.reason, transferred: transferredView(call, state, reading) }
    default:
      return phase satisfies never
  }
}

type TransferredView = Extract<CallStateView, { kind: 'ended' }>['transferred']

function transferredView(call: Call, { account }: CallsState, reading: Reading): TransferredView {
  const { transferred } = call
  if (transferred === undefined) return undefined
  // Who was asked first is known, whoever else was called for it.
  const callee = transferred.outcome === 'joined' ? undefined : account && targetOf(call, account)?.leg.callee
  const to = { ...transferred.to, name: cleanText(callee?.displayName) ?? transferred.to.name }
  return { to: remoteView(to, reading), outcome: transferred.outcome }
}

/** Milliseconds never run backwards and never below 0; without a connection they stand. */
function timerView(call: Call, now: Now): TimerView | undefined {
  const { phase, talk } = call
  if (isOver(call)) {
    const talked = talkedMs(call, Math.min(call.staleSince?.mono ?? phase.since, phase.since))
    return talked === undefined ? undefined : { elapsedMs: talked, running: false }
  }
  const until = call.staleSince?.mono ?? now.mono
  const since = phase.kind === 'onHold' ? phase.since : (talk?.since ?? call.rang.mono)
  return { elapsedMs: Math.max(0, Math.round(until - since)), running: call.staleSince === undefined }
}

/** Answer and "hold and answer" are one button: a press on it stays under way on whichever it is now. */
function pendingView({ pending }: Call, actions: readonly CallActionView[]): CallActionView | undefined {
  if (pending === undefined) return undefined
  const action = shown(pending.action)
  return action === 'answer' && actions.includes('holdAndAnswer') ? 'holdAndAnswer' : action
}

/** What was with the same number before; of a call that is over nothing, since it would be the call itself. */
function beforeView(call: Call, country: string, callers: ReadonlyMap<string, Caller>): CallView['before'] {
  const { number } = call.remote
  if (number === undefined || isOver(call)) return undefined
  const caller = callers.get(partyOf(number, country))
  return caller === undefined ? undefined : { last: caller.last, note: caller.note }
}

export function viaView({ via }: RemoteParty, country: string): string | undefined {
  if (via === undefined) return undefined
  return 'name' in via ? via.name : formatNumber(via.number, country)
}
