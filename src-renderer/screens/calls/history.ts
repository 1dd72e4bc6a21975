import { isMissed, type RecentCallView } from '../../../src-main/ipc/contract.ts'

export type HistoryFilter = 'all' | 'missed' | 'incoming' | 'outgoing'

/** How a call of the list is told apart at a glance. */
export type HistoryKind = 'missed' | 'incoming' | 'outgoing'

export function kindOf({ direction, how }: Pick<RecentCallView, 'direction' | 'how'>): HistoryKind {
  return isMissed(how) ? 'missed' : direction
}

/** Missed calls are incoming ones, too. */
export function matches(call: RecentCallView, filter: HistoryFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'missed':
      return isMissed(call.how)
    case 'incoming':
    case 'outgoing':
      return call.direction === filter
    default:
      return filter satisfies never
  }
}

export interface DayOfCalls {
  readonly key: string
  /** A moment of that day. */
  readonly at: number
  readonly calls: readonly RecentCallView[]
}

/** The calls by the day they began on, in the order they come in. */
export function byDay(calls: readonly RecentCallView[], dayKey: (at: number) => string): readonly DayOfCalls[] {
  const days = new Map<string, RecentCallView[]>()
  for (const call of calls) {
    const key = dayKey(call.startedAt)
    const day = days.get(key)
    if (day) day.push(call)
    else days.set(key, [call])
  }
  return [...days].map(([key, ofDay]) => ({ key, at: ofDay[0]?.startedAt ?? 0, calls: ofDay }))
}

/** All calls with the party of `call`, itself included. Of callers who withhold their number each is one of its own. */
export function callsWith(call: RecentCallView, recent: readonly RecentCallView[]): readonly RecentCallView[] {
  if (call.dialable === undefined) return [call]
  return recent.filter(({ dialable }) => dialable === call.dialable)
}
