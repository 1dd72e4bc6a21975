import { writeMailDate } from '../../src-main/portaswitch/protocol/mail-date.ts'
import { secondsOf } from './tone.ts'

/** A message that a caller left. */
export interface Message {
  readonly uid: string
  /** Milliseconds since the epoch. */
  readonly deliveredAt: number
  /** Without the backslash: `Seen`. */
  readonly flags: readonly string[]
  readonly from: string
  readonly to: string
  /** µ-law in a .au file. */
  readonly au: Uint8Array
}

/** A message as `get_mailbox_message_list` tells it. */
export const writeMessage = (message: Message) => ({
  message_uid: message.uid,
  delivery_date: writeMailDate(message.deliveredAt),
  flags: message.flags.map((flag) => `\\${flag}`),
  size: message.au.length,
  voicemail_duration: secondsOf(message.au),
  from: message.from,
})

/** As `get_mailbox_message_details` does. */
export const writeMessageDetails = (message: Message) => ({
  ...writeMessage(message),
  to: message.to,
  body_structures: [
    { bodytype: 'text', bodysubtype: 'plain', bodysize: 64 },
    { bodytype: 'audio', bodysubtype: 'basic', bodysize: message.au.length, file_name: `${message.uid}.au` },
  ],
})
