import type { CallEvent } from '../calls/event.ts'
import type { DialSource, ShortcutTrouble } from '../ipc/contract/dialling.ts'
import type { SystemSetting, SystemTrouble } from '../ipc/contract/system-setting.ts'
import type { HistoryEvent } from '../history/history-state.ts'
import type { People } from '../people/people.ts'
import type { Settings, SignInProblem } from '../ipc/contract.ts'
import type { Certificate, LineEvent } from '../line/event.ts'
import type { VoicemailEvent } from './voicemail-event.ts'

/** What a person gives to sign in, less the password. */
export interface SignInName {
  /** As typed: a host, with a port where it is not 8445. */
  readonly server: string
  readonly accountId: string
  readonly domain: string
  /** As typed; empty where the WebSocket is at `/ws` of the server. */
  readonly webSocket: string
}

/** A number from a link or the clipboard, as it would go over the wire, that waits for the person. */
export type DialRequest =
  | {
      readonly kind: 'ask'
      readonly id: string
      readonly from: DialSource
      readonly number: string
      readonly why: 'always' | 'code' | 'unusual'
    }
  | { readonly kind: 'unreadable'; readonly id: string; readonly from: DialSource }

/** Everything that can change the state of the app. */
export type AppEvent =
  | LineEvent
  | CallEvent
  | VoicemailEvent
  | HistoryEvent
  | { readonly type: 'signIn.started'; readonly name: SignInName }
  | { readonly type: 'signIn.certificateAsked'; readonly certificate: Certificate; readonly changed: boolean }
  /** Back to the form, with what was typed kept. */
  | { readonly type: 'signIn.failed'; readonly problem: SignInProblem | undefined }
  /** `name` is what the form starts with the next time. */
  | { readonly type: 'signedOut'; readonly name: SignInName }
  | { readonly type: 'pinReplaced.dismissed' }
  | { readonly type: 'gap.dismissed' }
  /** The history was asked how many calls were missed in the gap that begins at `from`. */
  | { readonly type: 'gap.counted'; readonly from: number; readonly missed: number }
  | { readonly type: 'dial.requested'; readonly request: DialRequest }
  /** The person has decided. */
  | { readonly type: 'dial.settled'; readonly id: string }
  | { readonly type: 'app.shortcutsTaken'; readonly trouble: ShortcutTrouble }
  /** The system has carried out a choice, or has not. */
  | {
      readonly type: 'app.systemSetting'
      readonly name: SystemSetting
      readonly trouble: SystemTrouble | undefined
    }
  | { readonly type: 'people.changed'; readonly people: People }
  | { readonly type: 'settings.changed'; readonly settings: Settings }
  | { readonly type: 'app.keychainFound'; readonly keychain: 'available' | 'missing' }
  | { readonly type: 'app.trayFound'; readonly tray: boolean }
  | { readonly type: 'app.systemThemeChanged'; readonly theme: 'light' | 'dark' | 'contrast' }
