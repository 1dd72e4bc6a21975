import * as v from 'valibot'
import { method } from './method.ts'
import { listOf, maybe, oneOf, readInt, readText, spare, text } from './property.ts'

const section = 'field notes'
const realm = ['account'] as const
const transports = ['rest', 'websocket'] as const

/** A message without its content. `delivery_date`: see {@link readMailDate}; `size` in bytes, `voicemail_duration` in seconds. */
const mailboxMessage = v.object({
  message_uid: readText(),
  delivery_date: spare(readText()),
  /** IMAP's: `\Seen` for one that was heard, `\Answered`, `\Flagged`. */
  flags: v.fallback(listOf(v.string()), []),
  size: spare(readInt()),
  voicemail_duration: spare(readInt()),
  fax_pages: spare(readInt()),
  from: spare(readText()),
})

const bodyStructure = v.object({
  bodytype: spare(readText()),
  bodysubtype: spare(readText()),
  /** Bytes. */
  bodysize: spare(readInt()),
  file_name: spare(readText()),
})

/** The flags that can be set, as the parameter spells them. */
export const mailboxFlags = ['Seen', 'Answered', 'Flagged'] as const
/** What a message's sound can be asked for as. */
export const soundFormats = ['wav', 'mp3', 'au'] as const

const messageUids = v.pipe(v.array(text()), v.minLength(1))

export const getMailboxMessageList = method({
  service: 'Account',
  name: 'get_mailbox_message_list',
  summary: 'Lists the messages in the voicemail inbox, without their content.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({}),
  result: v.object({ messages: listOf(mailboxMessage) }),
})

export const getMailboxMessageDetails = method({
  service: 'Account',
  name: 'get_mailbox_message_details',
  summary: 'Tells of what a message consists.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({ message_uid: text() }),
  result: v.object({
    ...mailboxMessage.entries,
    to: spare(readText()),
    body_structures: v.fallback(listOf(bodyStructure), []),
  }),
})

export const getMailboxMessageAttachment = method({
  service: 'Account',
  name: 'get_mailbox_message_attachment',
  summary: 'Fetches the sound of a message.',
  section,
  realm,
  transports: ['rest'],
  authenticated: true,
  download: { namedBy: undefined },
  params: v.object({ message_uid: text(), format: maybe(oneOf(soundFormats)) }),
  result: v.object({}),
})

export const setMailboxMessagesFlag = method({
  service: 'Account',
  name: 'set_mailbox_messages_flag',
  summary: 'Marks messages, as heard for instance, or takes the mark away.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({
    action: oneOf(['set_flag', 'remove_flag']),
    flag: oneOf(mailboxFlags),
    message_uids: messageUids,
  }),
  result: v.object({ success: readInt() }),
})

export const deleteMailboxMessages = method({
  service: 'Account',
  name: 'delete_mailbox_messages',
  summary: 'Deletes messages.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({ message_uids: messageUids }),
  result: v.object({ success: readInt() }),
})
