import { extname } from 'node:path'
import type { MessageView, OpenedMessage } from '../../ipc/contract/messages.ts'
import type { Loaded } from '../../ipc/contract/trouble.ts'
import type { CommandParams, Outcome } from '../../ipc/contract.ts'
import { PortaSwitchError } from '../../portaswitch/client/error.ts'
import type { Download } from '../../portaswitch/client/file.ts'
import { faultKind } from '../../portaswitch/protocol/fault.ts'
import { readMailDate } from '../../portaswitch/protocol/mail-date.ts'
import {
  deleteMailboxMessages,
  getMailboxMessageAttachment,
  getMailboxMessageList,
  setMailboxMessagesFlag,
} from '../../portaswitch/protocol/mailbox.ts'
import { type AppState, readingOf } from '../../state/state.ts'
import type { CachedSound, SoundCache } from '../../storage/sound-cache.ts'
import { outlineOf } from '../../storage/sound-peaks.ts'
import type { Timing } from '../../timing.ts'
import { openLineOf, type MailboxLine } from './mailbox-line.ts'
import { senderOf } from './sender.ts'
import { loaded } from './trouble.ts'

export interface MessagesOptions extends MailboxLine {
  readonly cache: SoundCache
  readonly timing: Pick<Timing, 'mailboxCheck' | 'deleteUndo'>
  /** Where a page can play what lies in the cache. */
  readonly urlOf: (ticket: string) => string
  /** Asks the person where to, and copies the file; false where they gave up. */
  readonly saveAs: (path: string) => Promise<boolean>
  readonly drag: (path: string) => void
}

/** Bars of a waveform. */
const bars = 120

/** The inbox: lists, fetches, marks and deletes. */
export class Messages {
  readonly #options: MessagesOptions
  #list: readonly MessageView[] = []
  #check: NodeJS.Timeout | undefined
  #deletion: { readonly message: MessageView; readonly timer: NodeJS.Timeout } | undefined

  constructor(options: MessagesOptions) {
    this.#options = options
  }

  /** An observer of the store: looks into the mailbox as long as there is a connection. */
  readonly follow = (previous: AppState, next: AppState): void => {
    const online = isOnline(next)
    if (online && !isOnline(previous)) void this.#look()
    if (!online) clearTimeout(this.#check)
    if (next.line.phase === 'signedIn' || previous.line.phase !== 'signedIn') return
    // What was deleted and can still be had back stays on the server.
    clearTimeout(this.#deletion?.timer)
    this.#deletion = undefined
    this.#list = []
    this.#options.cache.clear()
  }

  load(): Promise<Loaded<readonly MessageView[]>> {
    return loaded(async () => {
      const { store } = this.#options
      try {
        const { messages } = await openLineOf(this.#options).call(getMailboxMessageList, {})
        const reading = readingOf(store.state)
        this.#list = messages
          .map((message) => ({
            uid: message.message_uid,
            kind: message.fax_pages === undefined ? ('voice' as const) : ('fax' as const),
            ...senderOf(message.from, reading),
            at: readMailDate(message.delivery_date),
            seconds: message.voicemail_duration,
            pages: message.fax_pages,
            heard: message.flags.includes('\\Seen'),
          }))
          .toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0))
      } catch (error) {
        if (isNoMailbox(error)) store.dispatch({ type: 'voicemail.noMailbox' })
        throw error
      }
      this.#count()
      return this.#shown()
    })
  }

  open({ uid }: CommandParams<'openMessage'>): Promise<Loaded<OpenedMessage>> {
    return loaded(async () => {
      const { ticket, path } = await this.#fetch(uid)
      const outline = await outlineOf(path, bars).catch(() => ({ peaks: [], seconds: undefined }))
      return { url: this.#options.urlOf(ticket), extension: extname(path).slice(1), ...outline }
    })
  }

  mark({ uid, heard }: CommandParams<'markMessage'>): Promise<Loaded<boolean>> {
    return loaded(async () => {
      await openLineOf(this.#options).call(setMailboxMessagesFlag, {
        action: heard ? 'set_flag' : 'remove_flag',
        flag: 'Seen',
        message_uids: [uid],
      })
      this.#list = this.#list.map((message) => (message.uid === uid ? { ...message, heard } : message))
      this.#count()
      return heard
    })
  }

  /** A second one within the time to undo makes the first one final. */
  delete({ uid }: CommandParams<'deleteMessage'>): Outcome {
    const message = this.#list.find((one) => one.uid === uid)
    if (message === undefined) return 'notNow'
    this.#finishDeletion()
    const timer = setTimeout(() => this.#finishDeletion(), this.#options.timing.deleteUndo)
    this.#deletion = { message, timer }
    this.#tellDeleting(message, false)
    this.#count()
    return 'done'
  }

  undoDelete(): Outcome {
    if (this.#deletion === undefined) return 'notNow'
    clearTimeout(this.#deletion.timer)
    this.#deletion = undefined
    this.#options.store.dispatch({ type: 'voicemail.deleting', deleting: undefined })
    this.#count()
    return 'done'
  }

  dismissDeleteFailed(): Outcome {
    if (this.#deletion !== undefined) return 'notNow'
    this.#options.store.dispatch({ type: 'voicemail.deleting', deleting: undefined })
    return 'done'
  }

  save({ uid }: CommandParams<'saveMessage'>): Promise<Loaded<boolean>> {
    return loaded(async () => {
      const { path } = await this.#fetch(uid)
      return await this.#options.saveAs(path)
    })
  }

  /** Only what lies on this computer already can be dragged out at once. */
  drag({ uid }: CommandParams<'dragMessage'>): Outcome {
    const sound = this.#options.cache.get(uid)
    if (sound === undefined) return 'notNow'
    this.#options.drag(sound.path)
    return 'done'
  }

  async #look(): Promise<void> {
    clearTimeout(this.#check)
    const before = this.#list
    const found = await this.load()
    const { store, timing } = this.#options
    if (found.ok && !sameMessages(before, this.#list)) this.#count(true)
    const isOver = !found.ok && (found.trouble.why === 'noMailbox' || found.trouble.why === 'unknownMethod')
    if (isOver || !isOnline(store.state)) return
    this.#check = setTimeout(() => void this.#look(), timing.mailboxCheck)
  }

  async #fetch(uid: string): Promise<CachedSound> {
    const { cache } = this.#options
    const known = cache.get(uid)
    if (known !== undefined) return known
    const { download, extension } = await this.#download(uid)
    return await cache.put(uid, { name: `${this.#fileName(uid)}.${extension}`, chunks: download.chunks })
  }

  /** As Chromium can play it, where the server can make that; faxes as they are. */
  async #download(uid: string): Promise<{ readonly download: Download; readonly extension: string }> {
    const line = openLineOf(this.#options)
    const isFax = this.#list.find((message) => message.uid === uid)?.kind === 'fax'
    const formats = isFax ? [undefined] : (['wav', 'au', 'mp3'] as const)
    let refusal: PortaSwitchError | undefined
    for (const format of formats) {
      try {
        const download = await line.download(getMailboxMessageAttachment, { message_uid: uid, format })
        if (download === undefined) continue
        // The cache makes a wav of an au.
        const extension = format === undefined ? extensionOf(download) : format === 'mp3' ? 'mp3' : 'wav'
        return { download, extension }
      } catch (error) {
        if (!(error instanceof PortaSwitchError && error.code === 'refused')) throw error
        refusal ??= error
      }
    }
    throw refusal ?? new PortaSwitchError('unreadable', { message: 'there is no attachment' })
  }

  #finishDeletion(): void {
    const deletion = this.#deletion
    if (deletion === undefined) return
    clearTimeout(deletion.timer)
    this.#deletion = undefined
    this.#options.store.dispatch({ type: 'voicemail.deleting', deleting: undefined })
    this.#list = this.#list.filter(({ uid }) => uid !== deletion.message.uid)
    void loaded(() =>
      openLineOf(this.#options).call(deleteMailboxMessages, { message_uids: [deletion.message.uid] }),
    ).then((done) => {
      if (done.ok) return
      // It is still there: the list shows it again, and says why.
      this.#list = [...this.#list, deletion.message].toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0))
      this.#tellDeleting(deletion.message, true)
      this.#count(true)
    })
  }

  #tellDeleting({ uid, sender }: MessageView, failed: boolean): void {
    this.#options.store.dispatch({ type: 'voicemail.deleting', deleting: { uid, sender, failed } })
  }

  #shown(): readonly MessageView[] {
    return this.#list.filter(({ uid }) => uid !== this.#deletion?.message.uid)
  }

  #count(changed = false): void {
    const unheard = this.#shown().filter(({ heard }) => !heard)
    const newest = unheard[0]?.sender
    this.#options.store.dispatch({ type: 'voicemail.counted', newCount: unheard.length, newest, changed })
  }

  #fileName(uid: string): string {
    const message = this.#list.find((one) => one.uid === uid)
    const who = message?.sender.name ?? message?.sender.number ?? uid
    const when = message?.at === undefined ? '' : new Date(message.at).toISOString().slice(0, 16).replace(':', '.')
    return `${who} ${when}`.replace(/[^\p{L}\p{N} .,+-]/gu, '_').trim()
  }
}

/** By its name, else by its type: `application/pdf`, `image/tiff`. */
const extensionOf = ({ name, type }: Download): string =>
  (/\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1] ?? /\/(pdf|tiff|png|zip)\b/i.exec(type)?.[1] ?? 'bin').toLowerCase()

const isOnline = ({ line }: AppState): boolean => line.phase === 'signedIn' && line.link.kind === 'online'

const isNoMailbox = (error: unknown): boolean =>
  error instanceof PortaSwitchError &&
  error.fault !== undefined &&
  ['mailboxDisabled', 'unknownMethod'].includes(faultKind(error.fault))

const sameMessages = (one: readonly MessageView[], other: readonly MessageView[]): boolean =>
  one.length === other.length && one.every(({ uid, heard }, at) => other[at]?.uid === uid && other[at]?.heard === heard)
