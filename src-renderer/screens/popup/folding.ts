import type { CallView } from '../../../src-main/ipc/contract.ts'

/** How long a connected card stays open after a change or after the pointer has left it. */
export const foldAfterMs = 8_000

/** What counts as a change of a card: all that it says, but for the running of its clock. */
export function changeOf({
  id,
  state,
  remote,
  via,
  actions,
  pending,
  note,
  consultation,
  lastKnownAt,
}: CallView): string {
  return JSON.stringify([id, state, remote, via, actions, pending, note, consultation, lastKnownAt])
}

interface CardSituation {
  readonly call: Pick<CallView, 'state' | 'pending' | 'note' | 'consultation' | 'lastKnownAt'>
  /** The first card of the stack. */
  readonly first: boolean
  readonly transferring: boolean
  /** Nothing has changed and nobody has touched the card for {@link foldAfterMs}. */
  readonly settled: boolean
  /** Somebody has pressed the strip to see the whole card, and it has not settled since. */
  readonly opened: boolean
}

/**
 * Whether a card is small: a strip with the name, the state and the buttons as icons.
 *
 * The first card is whole while there is something to decide, and folds once its call is simply going on. The others are
 * small. A card that has something to say, or is being used, is whole wherever it stands. The pointer alone never unfolds a
 * strip: the buttons would move under it, and every way to the corner of the screen would make the pop-up jump.
 */
export function isSmall({ call, first, transferring, settled, opened }: CardSituation): boolean {
  const saysWhen = call.consultation?.role === 'isNext'
  if (transferring || call.note !== undefined || saysWhen) return false
  if (opened && !settled) return false
  if (!first) return true
  // Somebody waits for a decision.
  if (call.consultation !== undefined) return false
  const { state } = call
  const ringsThere = state.kind === 'ended' && state.transferred?.outcome === 'ringing'
  const goesOn =
    (state.kind === 'connected' || ringsThere) && call.pending === undefined && call.lastKnownAt === undefined
  return goesOn && settled
}
