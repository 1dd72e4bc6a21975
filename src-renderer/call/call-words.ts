import type { Translate } from '../../messages/translate.ts'
import type { CallStateView, CallView } from '../../src-main/ipc/contract.ts'
import type { RemotePartyView } from '../../src-main/ipc/contract/remote-party.ts'

/** Who is at the other end: the name, else the number, else that it is withheld. */
export function nameOf(remote: RemotePartyView, t: Translate): string {
  const others = remote.alsoNamed?.length ?? 0
  if (remote.name !== undefined && others > 0) return t('common.oneOf', { name: remote.name, count: others })
  if (remote.name !== undefined) return remote.name
  if (remote.number !== undefined) return remote.number
  return remote.anonymous ? t('common.anonymous') : t('common.unknownNumber')
}

/** The line under the name: the number where the name is not the number itself. */
export function numberOf(remote: RemotePartyView, t: Translate): string | undefined {
  if (remote.number === undefined) return remote.anonymous ? t('common.numberWithheld') : undefined
  return remote.name === undefined ? undefined : remote.number
}

/** True where the connection is away, so that the state of the call is only what it was. */
export function isStale({ state, lastKnownAt }: Pick<CallView, 'state' | 'lastKnownAt'>): boolean {
  return lastKnownAt !== undefined && state.kind !== 'ended'
}

/** The state in a word or two. */
export function stateWord(call: CallView, t: Translate): string {
  const { state } = call
  if (isStale(call)) return t('card.state.offline')
  if (state.kind === 'ended' && state.transferred !== undefined) return t('card.transferred')
  if (call.actions.includes('dialAgain')) return t(call.note?.kind === 'unanswered' ? 'card.unheard' : 'card.notPlaced')
  if (state.kind === 'queued' && state.queue !== '') return t('card.state.queuedNamed', { queue: state.queue })
  return t(`card.state.${state.kind}`)
}

/** What a screen reader calls a card: "Incoming call: Maria Keller". */
export function callLabel(call: CallView, t: Translate): string {
  return t('card.label', { state: stateWord(call, t), name: nameOf(call.remote, t) })
}

/** What stands beside the state in quiet text: how a call ended. */
export function endedDetail({ state, actions }: CallView, t: Translate): string | undefined {
  if (state.kind !== 'ended' || state.how === 'unknown' || actions.includes('dialAgain')) return undefined
  if (state.transferred !== undefined) return t('card.transferredTo', { name: nameOf(state.transferred.to, t) })
  return t(`card.ended.${state.how}`)
}

/** The third line of a card: what there is to know beside name and number. */
export function extraLine(call: CallView, t: Translate): string | undefined {
  const { state, via, note } = call
  const parts = [
    ...(state.kind === 'pickUpPhone' && call.consultation === undefined
      ? [t('card.thenCalls', { name: nameOf(call.remote, t) })]
      : []),
    ...(call.consultation === undefined ? [] : [consultationWords(call.consultation, t)]),
    ...(state.kind === 'queued' ? queueParts(state, t) : []),
    // A note says it at length.
    ...(state.kind === 'ended' && note === undefined ? endedParts(state, t) : []),
    ...(via === undefined ? [] : [t('common.via', { name: via })]),
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}

function endedParts({ how, reason, transferred }: Extract<CallStateView, { kind: 'ended' }>, t: Translate): string[] {
  // The reason of a transfer is that it was one.
  if (transferred === undefined) return reason && how !== 'transferred' ? [reason] : []
  const { to, outcome } = transferred
  if (outcome === 'sent' || outcome === 'sentFurther' || outcome === 'takenBack') return []
  return [t(`card.transferOutcome.${outcome}`, { name: nameOf(to, t) })]
}

function consultationWords({ role, other }: NonNullable<CallView['consultation']>, t: Translate): string {
  return t(`card.consultation.${role}`, { name: nameOf(other, t) })
}

function queueParts(
  { position, operators }: { position: number | undefined; operators: number | undefined },
  t: Translate,
): string[] {
  return [
    ...(position === undefined ? [] : [t('card.queuePosition', { position })]),
    ...(operators === undefined ? [] : [t('card.queueOperators', { count: operators })]),
  ]
}

interface Stale {
  readonly call: Pick<CallView, 'state' | 'lastKnownAt'>
  readonly timeOfDay: (at: number) => string
  readonly t: Translate
}

/** What was so when the connection went away: "Last known at 14:36: connected." */
export function lastKnownWords({ call, timeOfDay, t }: Stale): string {
  const time = timeOfDay(call.lastKnownAt ?? 0)
  return t('card.lastKnown', { time, state: t(`card.lastState.${call.state.kind}`) })
}

/** The same, with what is still true: "Your phone keeps the call." */
export function staleWords(stale: Stale): string {
  const { kind } = stale.call.state
  const rings = kind === 'incoming' || kind === 'pickUpPhone'
  return `${lastKnownWords(stale)} ${stale.t(rings ? 'card.phoneRings' : 'card.phoneKeepsCall')}`
}
