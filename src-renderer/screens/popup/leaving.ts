import type { CallView } from '../../../src-main/ipc/contract.ts'

/** How long a card takes to leave, in milliseconds: `--time-leave` of tokens.css. */
export const leaveMs = 160

export interface Card {
  readonly call: CallView
  /** Its call is no longer there: it fades and cannot be pressed. */
  readonly leaving: boolean
}

/** The cards of `calls`, and those of `before` that have gone, where they stood. */
export function withLeaving({
  before,
  calls,
}: {
  before: readonly CallView[]
  calls: readonly CallView[]
}): readonly Card[] {
  const here = new Set(calls.map(({ id }) => id))
  const cards: Card[] = calls.map((call) => ({ call, leaving: false }))
  for (const [index, call] of before.entries()) {
    if (!here.has(call.id)) cards.splice(index, 0, { call, leaving: true })
  }
  return cards
}
