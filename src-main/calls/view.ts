import type {
  CallActionView,
  CallStateView,
  CallView,
  RecentCallView,
  RemotePartyView,
  TimerView,
} from '../ipc/contract.ts'
import { type Call, isOver } from './call.ts'
import type { CallsState, RecentCall } from './calls-state.ts'
import type { Now } from './event.ts'
import { canJoin, type ConsultationPair, leading, pairOf } from './consultation.ts'
import { talkedMs } from './keep.ts'
import { cleanText, initialsOf } from './name.ts'
import { formatNumber } from './number.ts'
import { mainLeg } from './phase.ts'
import { shown } from './press.ts'
import type { RemoteParty } from './remote-party.ts'
import { inOrder } from './select.ts'
import { targetOf } from './transferred.ts'

/** The cards, in their order. `country` is the one that numbers are written for. */
export function callViews(state: CallsState, now: Now, country: string): readonly CallView[] {
  const talking = state.calls.filter((call) => call.phase.kind === 'connected')
  return inOrder(state.calls).map((call) => {
    const othersTalk = talking.some((other) => other !== call)
    const pair = pairOf(state, call.id)
    const actions = pair === undefined ? actionsOf(call, { othersTalk }) : actionsInPair(call, pair)
    return {
      id: call.id,
      state: stateView(call, state, country),
      direction: call.direction,
      remote: remoteView(call.remote, country),
      via: viaView(call.remote, country),
      timer: timerView(call, now),
      actions,
      pending: pendingView(call, actions),
      note: call.note,
      asksFirst:
        pair === undefined && (call.phase.kind === 'connected' || (call.phase.kind === 'onHold' && !othersTalk)),
      consultation: pair && consultationView(call, pair, country),
      lastKnownAt: call.staleSince?.wall,
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
      return call.transferred?.outcome === 'ringing' ? ['takeBack'] : []
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

function consultationView(call: Call, { first, second }: ConsultationPair, country: string): CallView['consultation'] {
  return call === first
    ? { role: 'waits', other: remoteView(second.remote, country) }
    : { role: 'asks', other: remoteView(first.remote, country) }
}

function stateView(call: Call, state: CallsState, country: string): CallStateView {
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
      return { kind: 'ended', how: phase.how, reason: phase.reason, transferred: transferredView(call, state, country) }
    default:
      return phase satisfies never
  }
}

type TransferredView = Extract<CallStateView, { kind: 'ended' }>['transferred']

function transferredView(call: Call, { account }: CallsState, country: string): TransferredView {
  const { transferred } = call
  if (transferred === undefined) return undefined
  const callee = account && targetOf(call, account)?.leg.callee
  const to = { name: cleanText(callee?.displayName), number: transferred.to, anonymous: false, via: undefined }
  return { to: remoteView(to, country), outcome: transferred.outcome }
}

/** Milliseconds never run backwards and never below 0; without a connection they stand. */
function timerView(call: Call, now: Now): TimerView | undefined {
  const { phase, talk } = call
  if (isOver(call)) {
    const talked = talkedMs(call, call.staleSince?.mono ?? phase.since)
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

export function remoteView({ name, number, anonymous }: RemoteParty, country: string): RemotePartyView {
  return {
    name,
    number: number === undefined ? undefined : formatNumber(number, country),
    initials: initialsOf(name),
    anonymous,
  }
}

export function viaView({ via }: RemoteParty, country: string): string | undefined {
  if (via === undefined) return undefined
  return 'name' in via ? via.name : formatNumber(via.number, country)
}

export function recentView(call: RecentCall, country: string): RecentCallView {
  const { id, remote, direction, how, startedAt, talkedMs: talked, rangMs } = call
  return {
    id,
    remote: remoteView(remote, country),
    dialable: remote.number,
    direction,
    how,
    via: viaView(remote, country),
    startedAt,
    talkedMs: talked === undefined ? undefined : Math.round(talked),
    rangMs: Math.round(rangMs),
  }
}
