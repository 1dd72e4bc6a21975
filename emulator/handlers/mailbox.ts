import { writeMessage, writeMessageDetails, type Message } from '../model/message.ts'
import { toWav } from '../model/tone.ts'
import { Refusal } from '../server/refusal.ts'
import type { ServiceHandlers, SignedIn } from './handler.ts'
import { refuse } from './refuse.ts'

/** An account without a mailbox is told so. */
export function permitMailbox({ line, service }: Pick<SignedIn, 'line' | 'service'>): void {
  if (line.mailbox === 'disabled')
    throw new Refusal({
      code: `Server.${service}.unified_messaging_disabled`,
      message: 'Unified messaging is disabled for this account',
    })
}

const messagesOf = (context: SignedIn): readonly Message[] => {
  permitMailbox(context)
  return context.switchboard.records.of(context.line.id).messages
}

function messageOf(context: SignedIn, uid: string): Message {
  const found = messagesOf(context).find((message) => message.uid === uid)
  return found ?? refuse(context, { message_uid: `there is no message ${uid}` })
}

/** All of the messages, or none is touched. */
function change(context: SignedIn, uids: readonly string[], to: (message: Message) => Message | undefined): void {
  const there = messagesOf(context)
  const unknown = uids.filter((uid) => !there.some((message) => message.uid === uid))
  if (unknown.length > 0) refuse(context, { message_uids: `there is no message ${unknown.join(', ')}` })
  context.switchboard.records.change(context.line.id, (records) => ({
    ...records,
    messages: records.messages.flatMap((message) => (uids.includes(message.uid) ? (to(message) ?? []) : [message])),
  }))
}

type MailboxMethod =
  | 'get_mailbox_message_list'
  | 'get_mailbox_message_details'
  | 'get_mailbox_message_attachment'
  | 'set_mailbox_messages_flag'
  | 'delete_mailbox_messages'

/** The voicemail inbox. Field notes, "What an account may also ask". */
export const mailbox: Pick<ServiceHandlers<'Account'>, MailboxMethod> = {
  get_mailbox_message_list: (_, context) => ({ answer: { messages: messagesOf(context).map(writeMessage) } }),

  get_mailbox_message_details: ({ message_uid }, context) => ({
    answer: writeMessageDetails(messageOf(context, message_uid)),
  }),

  get_mailbox_message_attachment: ({ message_uid, format = 'au' }, context) => {
    const message = messageOf(context, message_uid)
    if (message.fax !== undefined) {
      const { extension, type, bytes } = message.fax.file
      return { answer: {}, file: { name: `${message_uid}.${extension}`, type, bytes } }
    }
    const { au } = message
    switch (format) {
      case 'au':
        return { answer: {}, file: { name: `${message_uid}.au`, type: 'audio/basic', bytes: au } }
      case 'wav':
        return { answer: {}, file: { name: `${message_uid}.wav`, type: 'audio/x-wav', bytes: toWav(au) } }
      case 'mp3':
        return refuse(context, { format: 'this switch has no encoder for mp3' })
      default:
        return format satisfies never
    }
  },

  set_mailbox_messages_flag: ({ action, flag, message_uids }, context) => {
    change(context, message_uids, (message) => {
      const others = message.flags.filter((each) => each !== flag)
      return { ...message, flags: action === 'set_flag' ? [...others, flag] : others }
    })
    return { answer: { success: 1 } }
  },

  delete_mailbox_messages: ({ message_uids }, context) => {
    change(context, message_uids, () => undefined)
    return { answer: { success: 1 } }
  },
}
