import * as v from 'valibot'
import { secondServerCommands, type SecondServerResults } from './contract/second-server.ts'
import { type DialRequestView, oneRequest, type ShortcutTrouble, shortcutsSchema } from './contract/dialling.ts'
import { draftCommands, type DraftResults } from './contract/greeting-draft.ts'
import { greetingCommands, type GreetingResults } from './contract/greetings.ts'
import { calendarCommands, type CalendarResults } from './contract/greeting-calendar.ts'
import { messageCommands, type MessageResults } from './contract/messages.ts'
import { voicemailSettingCommands, type VoicemailSettingResults } from './contract/voicemail-settings.ts'
import type { VoicemailView } from './contract/voicemail.ts'
import { historyCommands, type HistoryResults, type HistoryView } from './contract/history.ts'
import { pickCommands, type PickResults } from './contract/picks.ts'
import { contactCommands, type ContactResults, type PeopleCount } from './contract/contacts.ts'
import type { SettingTrouble } from './contract/system-setting.ts'
import type { EndedHow, RemotePartyView } from './contract/remote-party.ts'

/**
 * Everything that passes between the main process and the renderers, and the only file of the main process that a renderer
 * may import. Commands go to main, one push comes back: the snapshot.
 */

// ---------------------------------------------------------------------------------------------------------------- views

/** What the screens show, whole. A newer one has a higher `revision`. */
export interface Snapshot {
  readonly revision: number
  readonly line: LineView
  /** In the order of the pop-up: the ringing call first, then the one that is talking, then the others. */
  readonly calls: readonly CallView[]
  readonly voicemail: VoicemailView
  /** The last time without a connection, until it is dismissed. */
  readonly gap: GapView | undefined
  /** A number from outside that is asked about. */
  readonly dialRequest: DialRequestView | undefined
  /** The calls that were are fetched by command. */
  readonly history: HistoryView
  /** They are fetched by command. */
  readonly people: PeopleCount
  readonly settings: Settings
  readonly app: AppView
}

/** Moments are milliseconds since the epoch. */
export interface GapView {
  readonly from: number
  readonly to: number
  /** Calls that are known to have been missed meanwhile. */
  readonly missed: number
}

/** Where the line stands. Moments are milliseconds since the epoch. */
export type LineView =
  | {
      readonly phase: 'signedOut'
      /** What the form starts with. */
      readonly server: string
      readonly accountId: string
      readonly domain: string
      readonly webSocket: string
      readonly problem: SignInProblem | undefined
    }
  | {
      readonly phase: 'signingIn'
      readonly server: string
      readonly accountId: string
      readonly domain: string
      readonly webSocket: string
    }
  | {
      readonly phase: 'askingCertificate'
      readonly server: string
      readonly certificate: CertificateView
      /** True where another certificate was trusted for this host before. */
      readonly changed: boolean
    }
  | {
      readonly phase: 'signedIn'
      readonly server: string
      readonly account: AccountView
      readonly link: LinkView
      readonly callControl: 'unknown' | 'allowed' | 'denied'
      /** The server's certificate verifies by itself since the last start: the pin is gone. Shown until dismissed. */
      readonly pinReplaced: boolean
      /** Why the second server is in use; undefined where the main one is. */
      readonly second: 'away' | 'certificateChanged' | 'refused' | undefined
    }

export interface AccountView {
  readonly accountId: string
  readonly extensionId: string | undefined
  readonly name: string | undefined
}

export interface CertificateView {
  readonly host: string
  /** 64 hexadecimal digits in upper case. */
  readonly fingerprint: string
  readonly issuedTo: string
  readonly issuedBy: string
  readonly validFrom: number
  readonly validTo: number
}

export type LinkView =
  /** `lost` while it is an attempt to come back. */
  | { readonly kind: 'connecting'; readonly lost: LostView | undefined }
  | { readonly kind: 'online' }
  | ({ readonly kind: 'offline'; readonly retryAt: number } & LostView)

/** Since when there has been no connection, and what the last attempt came to. */
export interface LostView {
  readonly since: number
  readonly reason: 'hostNotFound' | 'refused' | 'noAnswer' | 'closed' | 'network' | 'serverError' | 'standby'
}

/** Why the sign-in form is shown again; `field` is where the words stand. */
export type SignInProblem =
  | {
      readonly field: 'server'
      readonly why:
        | 'invalid'
        | 'hostNotFound'
        | 'refused'
        | 'noAnswer'
        | 'network'
        | 'notPortaSwitch'
        /** Nobody knows the fault that says why. */
        | 'signInRefused'
        | 'notTrusted'
        | 'certificateChanged'
        | 'serverError'
        | 'standby'
    }
  | {
      readonly field: 'webSocket'
      readonly why:
        | 'invalid'
        | 'insecure'
        | 'hostNotFound'
        | 'refused'
        | 'noAnswer'
        | 'network'
        | 'noWebSocket'
        | 'notTrusted'
        | 'certificateChanged'
    }
  | { readonly field: 'accountId'; readonly why: 'accountNotFound' }
  | {
      readonly field: 'password'
      readonly why: 'wrongCredentials' | 'lockedOut' | 'mustChangePassword' | 'secondFactor'
    }

/** What a card shows. Words are chosen by the screens from the catalogue. */
export interface CallView {
  readonly id: string
  readonly state: CallStateView
  readonly direction: 'incoming' | 'outgoing'
  readonly remote: RemotePartyView
  /** Who forwarded the call, or the queue or group that it came through. */
  readonly via: string | undefined
  /** The last call with the same number, and what the person noted about it last. */
  readonly before: { readonly last: LastCallView; readonly note: string | undefined } | undefined
  readonly timer: TimerView | undefined
  /** In the order of the card: what goes on, what moves, what ends. */
  readonly actions: readonly CallActionView[]
  /** The press that is under way. */
  readonly pending: CallActionView | undefined
  readonly note: CallNoteView | undefined
  /** Whether a transfer may ask first: the call can be put on hold, or is. */
  readonly asksFirst: boolean
  /**
   * The other call of a transfer that asks first: this one `waits`, or is the one that `asks`. `isNext`: who was asked is gone,
   * and it is resumed when the user no longer talks to the other.
   */
  readonly consultation: { readonly role: 'waits' | 'asks' | 'isNext'; readonly other: RemotePartyView } | undefined
  /** Set while there is no connection: when the state was last known to be true (milliseconds since the epoch). */
  readonly lastKnownAt: number | undefined
  /** Whether it has a card in the pop-up, and not in the main window alone. */
  readonly inPopup: boolean
}

export type CallStateView =
  | { readonly kind: 'incoming' }
  /** We asked the server to place a call and our own phone is to be picked up first. */
  | { readonly kind: 'pickUpPhone' }
  | { readonly kind: 'calling' }
  | { readonly kind: 'connected' }
  /** We hold. */
  | { readonly kind: 'onHold' }
  /** They hold. */
  | { readonly kind: 'held' }
  | {
      readonly kind: 'queued'
      readonly queue: string
      readonly position: number | undefined
      readonly operators: number | undefined
    }
  /** A state that this version does not know. */
  | { readonly kind: 'active' }
  | {
      readonly kind: 'ended'
      readonly how: EndedHow
      readonly reason: string | undefined
      /** Where the call was sent from here, and what has become of it there. */
      readonly transferred: { readonly to: RemotePartyView; readonly outcome: TransferOutcome } | undefined
    }

/**
 * `sent`: nothing more is told. `joined`: with who was asked first. `unheard`: the connection went away while it rang there.
 * `sentFurther`: whoever it went to has sent it on.
 */
export type TransferOutcome =
  | 'sent'
  | 'joined'
  | 'ringing'
  | 'unheard'
  | 'answered'
  | 'busy'
  | 'declined'
  | 'notAnswered'
  | 'sentFurther'
  | 'takenBack'

export interface LastCallView {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly direction: 'incoming' | 'outgoing'
  readonly how: EndedHow
}

/** A running or standing clock. A running one is advanced on the screen from the moment the snapshot came. */
export interface TimerView {
  readonly elapsedMs: number
  readonly running: boolean
}

/** `holdAndAnswer` is Answer while another call is talking: one press does both. */
export type CallActionView =
  | 'answer'
  | 'holdAndAnswer'
  | 'hold'
  | 'resume'
  /** Two calls change places: who is talking is held, who is on hold is taken. */
  | 'swap'
  | 'transfer'
  /** Who waits and who was asked are connected with each other. */
  | 'completeTransfer'
  | 'cancelTransfer'
  /** What was sent on and rings there comes back to our phone. */
  | 'takeBack'
  /** A call that could not be placed, or of which nobody knows whether it was, is placed once more. */
  | 'dialAgain'
  | 'decline'
  | 'hangUp'

export type CallNoteView =
  /** `said` is the server's own text, for people; `kind` sorts it where the code is known. */
  | {
      readonly kind: 'refused'
      readonly action: CallActionView
      readonly why:
        'callControlDisabled' | 'callNotFound' | 'wrongParameters' | 'unknownMethod' | 'serverError' | 'other'
      readonly said: string
    }
  | { readonly kind: 'unanswered'; readonly action: CallActionView }
  | { readonly kind: 'offline'; readonly action: CallActionView }
  /** Who was to take the call could not be asked; `said` is the server's own text. */
  | {
      readonly kind: 'consultFailed'
      readonly who: string
      readonly how: 'busy' | 'declined' | 'notAnswered' | 'failed'
      readonly said: string | undefined
    }
  /** Answer by Notify did not take; the button now answers in the other way. */
  | { readonly kind: 'answerAgain' }

export interface AppView {
  readonly version: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** `light`, `dark` or `contrast`: what is to be shown now. */
  readonly theme: 'light' | 'dark' | 'contrast'
  readonly keychain: 'unknown' | 'available' | 'missing'
  /** False where the desktop shows no tray: closing the window then minimises. */
  readonly tray: boolean
  /** This build is for development and tests only, and says so. */
  readonly notForRelease: boolean
  readonly shortcutTrouble: ShortcutTrouble
  readonly settingTrouble: SettingTrouble
}

// -------------------------------------------------------------------------------------------------------------- settings

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export const corners = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const
/** After how many days calls can be deleted; 0 is never. */
export const historyDays = [0, 30, 90, 180, 365] as const
export const answerChoices = ['automatic', 'notify', 'invite'] as const

/** What the person has chosen. Kept in `settings.json`; each has a default. */
export const settingsSchema = v.object({
  theme: v.picklist(themes),
  popupCorner: v.picklist(corners),
  /** How Answer reaches the phone; `automatic` remembers what worked. */
  answerMode: v.picklist(answerChoices),
  /** Two-letter country (ISO 3166) that numbers without a country code belong to. */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  /** Silent: no pop-up, no notification; calls are still listed and the phone still rings. */
  doNotDisturb: v.boolean(),
  notifyIncoming: v.boolean(),
  notifyMissed: v.boolean(),
  notifyVoicemail: v.boolean(),
  /** Start hidden in the tray when the person signs in to the computer. */
  startAtLogin: v.boolean(),
  /** Where calls are sent that are to go to voicemail; empty where there is no such number. */
  /** Ask before a number from a link or the clipboard is called. */
  askBeforeDialling: v.boolean(),
  /** The system opens links to phone numbers with this app. */
  openLinks: v.boolean(),
  /** The own phone is asked to answer by itself when a call is placed. */
  pickUpBySelf: v.boolean(),
  /** The person has read that the own phone rings first. */
  knowsPhoneRings: v.boolean(),
  shortcuts: shortcutsSchema,
  /** As typed: used while the main server is away; empty where there is none. */
  secondServer: v.pipe(v.string(), v.trim(), v.maxLength(300)),
  voicemailNumber: v.pipe(v.string(), v.trim(), v.maxLength(64), v.regex(/^(\+?[\d*#]+)?$/)),
  /** Calls are deleted so many days after they were; 0 keeps them all. */
  historyDays: v.picklist(historyDays),
})

export type Settings = v.InferOutput<typeof settingsSchema>

// -------------------------------------------------------------------------------------------------------------- commands

const callId = v.pipe(v.string(), v.minLength(1), v.maxLength(512))
const nothing = v.strictObject({})
const oneCall = v.strictObject({ callId })
/** What a person types as a destination. Which of it can be dialled is decided in main. */
const destination = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(128))

/**
 * What came of a command. Problems with a call stand on its card; `invalid` says that what was typed cannot be used,
 * `ownNumber` and `inThisCall` that a transfer would lead back to ourselves or to who is on the line already.
 */
const outcomes = ['done', 'invalid', 'notNow', 'ownNumber', 'inThisCall'] as const
export type Outcome = (typeof outcomes)[number]

/** The rooms of the main window. */
export const screens = ['calls', 'voicemail', 'contacts', 'settings'] as const
export type ScreenName = (typeof screens)[number]

/** Where the main window can be opened: in a room, or with the keyboard in the call field. */
export const places = [...screens, 'callField'] as const
export type PlaceName = (typeof places)[number]

/** Every command, with the check for its parameters. All answer an {@link Outcome} except those in {@link CommandResults}. */
export const commands = {
  getSnapshot: nothing,
  signIn: v.strictObject({
    server: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
    accountId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(128)),
    password: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
    domain: v.pipe(v.string(), v.trim(), v.maxLength(255)),
    webSocket: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
    staySignedIn: v.boolean(),
  }),
  cancelSignIn: nothing,
  /** The fingerprint that was on the screen: what is trusted is what was read. */
  trustCertificate: v.strictObject({ fingerprint: v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/)) }),
  rejectCertificate: nothing,
  dismissPinReplaced: nothing,
  signOut: nothing,
  /** Try to connect now instead of waiting for the next attempt. */
  reconnect: nothing,
  /** The computer may have come into another network. */
  lookAtNetwork: nothing,

  answerCall: oneCall,
  /** Hold whoever is talking, then answer this one. */
  holdAndAnswerCall: oneCall,
  declineCall: oneCall,
  hangUpCall: oneCall,
  holdCall: oneCall,
  resumeCall: oneCall,
  /** Blind transfer of a call that is up, or deflection of one that rings. */
  transferCall: v.strictObject({ callId, to: destination }),
  /** Hold the call, then call `to` to ask whether they take it. */
  consultCall: v.strictObject({ callId, to: destination }),
  /** The call is either of the two that belong together. */
  completeTransferCall: oneCall,
  cancelTransferCall: oneCall,
  swapCalls: oneCall,
  takeBackCall: oneCall,
  dismissNote: oneCall,
  dial: v.strictObject({ number: destination }),
  /** The call is one that could not be placed. */
  dialAgain: oneCall,
  ...secondServerCommands,
  dismissGap: nothing,
  /** Call what was asked about, or leave it. */
  confirmDial: oneRequest,
  dismissDial: oneRequest,

  ...greetingCommands,
  ...draftCommands,
  ...messageCommands,
  ...calendarCommands,
  ...voicemailSettingCommands,

  changeSettings: v.partial(settingsSchema),
  /** Without a place it is as it was left. */
  openMainWindow: v.strictObject({ place: v.optional(v.picklist(places)) }),
  /** There is something in the main window that nobody else has: it is not let go, however long it is closed. */
  holdMainWindow: v.strictObject({ held: v.boolean() }),
  /** The stack of cards has this height now, in CSS pixels; a thousand calls fit. */
  resizePopup: v.strictObject({ height: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)) }),
  /** Keys are being recorded: shortcuts do nothing meanwhile. */
  recordKeys: v.strictObject({ on: v.boolean() }),
  /** A number goes into the clipboard. */
  copyText: v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) }),
  /** A field in the pop-up wants the keyboard; only ever on a press of the person. */
  focusPopup: nothing,
  /** Escape in the pop-up: the keyboard goes back to where it was. */
  leavePopup: nothing,
  openLogFolder: nothing,

  ...contactCommands,
  ...historyCommands,
  ...pickCommands,
} as const

export type CommandName = keyof typeof commands
export type CommandParams<Name extends CommandName> = v.InferOutput<(typeof commands)[Name]>

export interface CommandResults
  extends
    SecondServerResults,
    ContactResults,
    CalendarResults,
    GreetingResults,
    DraftResults,
    HistoryResults,
    MessageResults,
    PickResults,
    VoicemailSettingResults {
  getSnapshot: Snapshot
}
export type CommandResult<Name extends CommandName> = Name extends keyof CommandResults ? CommandResults[Name] : Outcome

// ---------------------------------------------------------------------------------------------------------------- bridge

/** Main → renderer: a new snapshot, as JSON. */
export const snapshotChannel = 'snapshot'
/** Main → the main window: show this place. */
export const placeChannel = 'place'
/** Renderer → main: a command. */
export const commandChannel = 'command'

/** What the preload script puts on `window.sidetone`; nothing else of Electron or Node is reachable from a screen. */
export interface Bridge {
  call(name: string, params: unknown): Promise<unknown>
  onSnapshot(listener: (json: string) => void): void
  onPlace(listener: (place: PlaceName) => void): void
}
