import type { EndedCall } from '../calls/calls-state.ts'
import type { Now } from '../calls/event.ts'
import type { GapView } from '../ipc/contract.ts'
import { isMissed } from '../ipc/contract/remote-party.ts'
import type { LineState } from '../line/line.ts'

/** A time without a connection, in milliseconds since the epoch. */
export interface Gap {
  readonly from: number
  readonly to: number
  /** So long that it is told in any case. */
  readonly isLong: boolean
  /** How many calls were missed in it as the history has them, which knows those too of which nobody here was told. */
  readonly recorded: number
}

/** The gap that a change of the line has ended, or the one before. Who signs out leaves none behind. */
export function gapAfter(
  gap: Gap | undefined,
  { before, after }: { readonly before: LineState; readonly after: LineState },
  now: Now,
  told: number,
): Gap | undefined {
  if (after.phase !== 'signedIn') return undefined
  if (before.phase !== 'signedIn' || before.lostAt === undefined || after.lostAt !== undefined) return gap
  return { from: before.lostAt, to: now.wall, isLong: now.wall - before.lostAt >= told, recorded: 0 }
}

/** The history has been counted. A gap that is another by now is not meant. */
export function gapCounted(gap: Gap | undefined, from: number, missed: number): Gap | undefined {
  return gap?.from !== from || gap.recorded === missed ? gap : { ...gap, recorded: missed }
}

/** A call that was up when the connection went is in it, however short it rang: two clocks are not compared. */
const isIn = (gap: Gap, { startedAt, rangMs, lostAt }: EndedCall): boolean =>
  lostAt === gap.from || (startedAt + rangMs >= gap.from && startedAt <= gap.to)

/** What is told of it: undefined where nothing was missed in a short one. */
export function gapView(gap: Gap | undefined, ended: readonly EndedCall[]): GapView | undefined {
  if (gap === undefined) return undefined
  const seen = ended.filter((call) => isMissed(call.how) && isIn(gap, call)).length
  const missed = Math.max(seen, gap.recorded)
  return gap.isLong || missed > 0 ? { from: gap.from, to: gap.to, missed } : undefined
}
