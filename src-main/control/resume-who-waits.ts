import { resumeOwed } from '../calls/consultation.ts'
import { callById } from '../calls/select.ts'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'
import { requestResume } from './call-presses.ts'
import { press } from './send.ts'
import type { Switchboard } from './switchboard.ts'

/**
 * Resumes who waited in vain for somebody to be asked: at once, or where the user talks to somebody else or the connection is
 * away, as soon as that is over. What the server refuses stands on the card, with Resume to try again.
 */
export function resumeWhoWaits(switchboard: Switchboard, onMistake: (error: unknown) => void): Observer<AppState> {
  return (previous, next) => {
    if (previous.calls === next.calls && previous.line === next.line) return
    const callId = owed(next)
    if (callId !== undefined && callId !== owed(previous)) void resume(switchboard, callId).catch(onMistake)
  }
}

const owed = ({ calls, line }: AppState): string | undefined =>
  line.phase === 'signedIn' && line.link.kind === 'online' ? resumeOwed(calls) : undefined

async function resume(switchboard: Switchboard, callId: string): Promise<void> {
  const { store } = switchboard
  // An answer or a swap that has just failed first takes back whom it has put on hold: then the phone is not free.
  await new Promise(setImmediate)
  if (owed(store.state) !== callId) return
  await press(switchboard, { callId, action: 'resume' }, requestResume)
  const call = callById(store.state.calls, callId)
  // Without a connection it is still owed.
  if (call?.note?.kind === 'offline') return
  store.dispatch({ type: 'call.consultOver', callId, resumed: true })
}
