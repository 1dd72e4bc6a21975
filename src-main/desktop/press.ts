import type { Handlers } from '../ipc/bind.ts'
import type { Log } from './log.ts'

/** What a person can ask for outside the windows: in the tray's menu, on a notification. */
export type DesktopPress =
  | { readonly kind: 'open' | 'calls' | 'callField' | 'voicemail' | 'settings' | 'signOut' | 'quit' }
  | { readonly kind: 'answer' | 'decline'; readonly callId: string }
  | { readonly kind: 'dial'; readonly number: string }
  | { readonly kind: 'doNotDisturb'; readonly on: boolean }

export interface PressOptions {
  readonly commands: Handlers
  readonly quit: () => void
  /** A number could not be called. No window is there to say so. */
  readonly onNotPlaced: (number: string) => void
  readonly log: Log
}

/** Such a press is the command that a window would send. */
export function createPresser({ commands, quit, onNotPlaced, log }: PressOptions): (press: DesktopPress) => void {
  const run = async (press: DesktopPress): Promise<unknown> => {
    switch (press.kind) {
      case 'open':
        return commands.openMainWindow({})
      case 'calls':
      case 'callField':
      case 'voicemail':
      case 'settings':
        return commands.openMainWindow({ place: press.kind })
      case 'answer':
        // Which answers just as well where nobody is talking.
        return commands.holdAndAnswerCall({ callId: press.callId })
      case 'decline':
        return commands.declineCall({ callId: press.callId })
      case 'dial':
        return (await commands.dial({ number: press.number })) === 'done' || onNotPlaced(press.number)
      case 'doNotDisturb':
        return commands.changeSettings({ doNotDisturb: press.on })
      case 'signOut':
        return commands.signOut({})
      case 'quit':
        return quit()
      default:
        return press satisfies never
    }
  }
  return (press) => void run(press).catch((error: unknown) => log.error(`${press.kind} failed`, error))
}
