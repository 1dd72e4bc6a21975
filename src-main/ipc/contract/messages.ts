import * as v from 'valibot'
import type { Loaded } from './trouble.ts'

const uid = v.pipe(v.string(), v.minLength(1), v.maxLength(256))
const oneMessage = v.strictObject({ uid })

export const messageCommands = {
  loadMessages: v.strictObject({}),
  /** Fetches the sound to this computer, and answers where a page can play it. */
  openMessage: oneMessage,
  markMessage: v.strictObject({ uid, heard: v.boolean() }),
  /** It leaves the list at once, and the server after the time to undo it. */
  deleteMessage: oneMessage,
  undoDelete: v.strictObject({}),
  /** That a deletion failed has been read. */
  dismissDeleteFailed: v.strictObject({}),
  /** Asks where to; `false`: the person gave up. */
  saveMessage: oneMessage,
  /** The pointer drags an opened message out of the window, as a file. */
  dragMessage: oneMessage,
} as const

export interface MessageResults {
  loadMessages: Loaded<readonly MessageView[]>
  openMessage: Loaded<OpenedMessage>
  markMessage: Loaded<boolean>
  saveMessage: Loaded<boolean>
}

/** Who left a message, as a card shows a caller. */
export interface SenderView {
  readonly name: string | undefined
  /** Formatted for reading; undefined when it is withheld. */
  readonly number: string | undefined
  readonly initials: string | undefined
  readonly anonymous: boolean
}

export interface MessageView {
  readonly uid: string
  readonly kind: 'voice' | 'fax'
  readonly sender: SenderView
  /** What Call back dials; undefined when it is withheld or no number. */
  readonly dialable: string | undefined
  /** Milliseconds since the epoch; undefined where the server's date cannot be read. */
  readonly at: number | undefined
  /** Seconds of a voice message. */
  readonly seconds: number | undefined
  readonly pages: number | undefined
  readonly heard: boolean
}

export interface OpenedMessage {
  /** For an `<audio>` of the page that asked. */
  readonly url: string
  /** 0 to 1, evenly over the whole; empty for a format that main does not read. */
  readonly peaks: readonly number[]
  /** Seconds; undefined where main does not know. */
  readonly seconds: number | undefined
  /** `pdf` or `wav` for instance: how the name of the file ends. */
  readonly extension: string
}

/** A message that was deleted a moment ago and can be had back; in the snapshot. `failed`: the server did not delete it. */
export interface DeletingView {
  readonly uid: string
  readonly sender: SenderView
  readonly failed: boolean
}
