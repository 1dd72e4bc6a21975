import type { HistoryCallView } from '../../../src-main/ipc/contract/history.ts'
import { isMissed } from '../../../src-main/ipc/contract/remote-party.ts'

/** How a call of the list is told apart at a glance. */
export type HistoryKind = 'missed' | 'incoming' | 'outgoing'

export function kindOf({ direction, how }: Pick<HistoryCallView, 'direction' | 'how'>): HistoryKind {
  return isMissed(how) ? 'missed' : direction
}

/** A line of the list: the name of a day, or a call. */
export type HistoryItem =
  | { readonly kind: 'day'; readonly key: string; readonly height: number; readonly at: number }
  | { readonly kind: 'call'; readonly key: number; readonly height: number; readonly call: HistoryCallView }

const dayHeight = 36
export const callHeight = 52

/** The calls below the day they began on, in the order they come in. */
export function itemsOf(calls: readonly HistoryCallView[], dayKey: (at: number) => string): readonly HistoryItem[] {
  const items: HistoryItem[] = []
  let day: string | undefined
  for (const call of calls) {
    const key = dayKey(call.startedAt)
    if (key !== day) items.push({ kind: 'day', key, height: dayHeight, at: call.startedAt })
    day = key
    items.push({ kind: 'call', key: call.id, height: callHeight, call })
  }
  return items
}
