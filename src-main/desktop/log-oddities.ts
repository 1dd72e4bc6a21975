import type { AppEvent } from '../state/event.ts'
import { oddities } from '../state/oddities.ts'
import type { AppState } from '../state/state.ts'
import type { Log } from './log.ts'

/** So many of a kind are written within the time (milliseconds): a server that errs does so a thousand times a second. */
const [most, within] = [20, 60_000]

/** Writes down what the state absorbs without a word. */
export function logOddities(log: Log, now: () => number): (state: AppState, event: AppEvent) => void {
  const counts = new Map<string, { since: number; count: number }>()
  return (state, event) => {
    for (const { kind, about } of oddities(state, event)) {
      const known = counts.get(kind)
      const count = known !== undefined && now() - known.since < within ? known : { since: now(), count: 0 }
      counts.set(kind, count)
      count.count += 1
      if (count.count <= most) log.info('absorbed', { kind, about })
    }
  }
}
