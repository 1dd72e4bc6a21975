import { writeMailDate } from '../../src-main/portaswitch/protocol/mail-date.ts'
import type { Fax } from './fax.ts'
import { secondsOf } from './tone.ts'

/** A message that a caller left, or a fax. */
export type Message = {
  readonly uid: string
  /** Milliseconds since the epoch. */
  readonly deliveredAt: number
  /** Without the backslash: `Seen`. */
  readonly flags: readonly string[]
  readonly from: string
  readonly to: string
} & (
  | {
      /** µ-law in a .au file. */
      readonly au: Uint8Array
      readonly fax?: undefined
    }
  | { readonly fax: Fax }
)

/** A message as `get_mailbox_message_list` tells it. */
export const writeMessage = (message: Message) => ({
  message_uid: message.uid,
  delivery_date: writeMailDate(message.deliveredAt),
  flags: message.flags.map((flag) => `\\${flag}`),
  from: message.from,
  ...(message.fax === undefined
    ? { size: message.au.length, voicemail_duration: secondsOf(message.au) }
    : { size: message.fax.file.bytes.length, fax_pages: message.fax.pages }),
})

/** As `get_mailbox_message_details` does. */
export const writeMessageDetails = (message: Message) => ({
  ...writeMessage(message),
  to: message.to,
  body_structures: [{ bodytype: 'text', bodysubtype: 'plain', bodysize: 64 }, writeAttachment(message)],
})

function writeAttachment({ uid, ...message }: Message) {
  if (message.fax === undefined)
    return { bodytype: 'audio', bodysubtype: 'basic', bodysize: message.au.length, file_name: `${uid}.au` }
  const { type, extension, bytes } = message.fax.file
  const [bodytype, bodysubtype] = type.split('/')
  return { bodytype, bodysubtype, bodysize: bytes.length, file_name: `${uid}.${extension}` }
}
