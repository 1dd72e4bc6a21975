import type { Call } from '../calls/call.ts'
import { inOrder, ringingCall, talkingCall } from '../calls/select.ts'
import type { ShortcutName } from '../ipc/contract/dialling.ts'
import type { Handlers } from '../ipc/bind.ts'
import type { AppState } from '../state/state.ts'

export interface ShortcutDeeds {
  readonly state: () => AppState
  readonly commands: Handlers
  readonly dialClipboard: () => Promise<void>
}

/** What the keys do, whatever program has the keyboard. Where there is no call for it they do nothing. */
export async function pressShortcut(
  name: ShortcutName,
  { state, commands, dialClipboard }: ShortcutDeeds,
): Promise<unknown> {
  const { calls } = state()
  switch (name) {
    case 'answer': {
      const ringing = ringingCall(calls)
      return ringing && commands.holdAndAnswerCall({ callId: ringing.id })
    }
    case 'hangUp': {
      // Never a call that rings: declining is not what these keys promise.
      const call = talkingCall(calls) ?? first(calls.calls, ['calling', 'pickUpPhone', 'held', 'active', 'onHold'])
      return call && commands.hangUpCall({ callId: call.id })
    }
    case 'hold': {
      const talking = talkingCall(calls)
      if (talking !== undefined) return commands.holdCall({ callId: talking.id })
      const held = first(calls.calls, ['onHold'])
      return held && commands.resumeCall({ callId: held.id })
    }
    case 'focusPopup':
      return commands.focusPopup({})
    case 'dialClipboard':
      return dialClipboard()
    default:
      return name satisfies never
  }
}

const first = (calls: readonly Call[], kinds: readonly Call['phase']['kind'][]): Call | undefined =>
  inOrder(calls).find(({ phase }) => kinds.includes(phase.kind))
