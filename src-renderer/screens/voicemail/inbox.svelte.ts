import type { MessageView, OpenedMessage } from '../../../src-main/ipc/contract/messages.ts'
import type { Trouble } from '../../../src-main/ipc/contract/trouble.ts'
import { command } from '../../desktop.ts'
import { Player } from '../../studio/player.svelte.ts'

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const
export type Speed = (typeof speeds)[number]

/** The messages, the one that is chosen, and what is heard of it. */
export class Inbox {
  readonly player = new Player()
  messages = $state.raw<readonly MessageView[]>()
  trouble = $state.raw<Trouble>()
  search = $state('')
  chosenUid = $state<string>()
  /** The sound of the chosen message, once it was asked for. */
  opened = $state.raw<OpenedMessage & { readonly uid: string }>()
  fetching = $state(false)
  speed = $state<Speed>(1)

  /** New ones first, then those that were heard; each newest first. */
  readonly shown: readonly MessageView[] = $derived.by(() => {
    const wanted = this.search.trim().toLowerCase()
    const fits = ({ sender }: MessageView) =>
      `${sender.name ?? ''} ${sender.number ?? ''} ${(sender.number ?? '').replace(/\D/g, '')}`
        .toLowerCase()
        .includes(wanted)
    const all = (this.messages ?? []).filter(fits)
    return [...all.filter(({ heard }) => !heard), ...all.filter(({ heard }) => heard)]
  })
  readonly chosen: MessageView | undefined = $derived(
    this.shown.find(({ uid }) => uid === this.chosenUid) ?? this.shown[0],
  )

  async load(): Promise<void> {
    this.trouble = undefined
    const loaded = await command('loadMessages', {})
    if (loaded.ok) this.messages = loaded.value
    else this.trouble = loaded.trouble
  }

  choose(uid: string): void {
    if (uid === this.chosen?.uid) return
    this.chosenUid = uid
    this.player.pause()
    this.opened = undefined
  }

  /** The next message or the one before, as far as there is one. */
  move(by: 1 | -1): void {
    const at = this.shown.findIndex(({ uid }) => uid === this.chosen?.uid)
    const next = this.shown[at + by]
    if (next) this.choose(next.uid)
  }

  /** Plays the chosen message, which is heard with that; a second press pauses. */
  async toggle(): Promise<void> {
    const { chosen } = this
    if (!chosen || chosen.kind === 'fax' || this.fetching) return
    if (this.opened?.uid === chosen.uid) return this.player.playing ? this.player.pause() : this.player.play()
    // Chosen for good: it does not move when it counts as heard.
    this.chosenUid = chosen.uid
    this.fetching = true
    this.trouble = undefined
    const opened = await command('openMessage', { uid: chosen.uid })
    this.fetching = false
    if (this.chosen?.uid !== chosen.uid) return
    if (!opened.ok) {
      this.trouble = opened.trouble
      return
    }
    this.opened = { ...opened.value, uid: chosen.uid }
    this.player.load(opened.value.url)
    this.player.rate = this.speed
    this.player.play()
    if (!chosen.heard) await this.mark(true)
  }

  /** Fetches the chosen fax, so that it can be dragged out at once. It does not count as read with that. */
  async fetchFax(): Promise<void> {
    const { chosen } = this
    if (chosen?.kind !== 'fax' || this.opened?.uid === chosen.uid) return
    const opened = await command('openMessage', { uid: chosen.uid })
    if (this.chosen?.uid !== chosen.uid) return
    if (opened.ok) this.opened = { ...opened.value, uid: chosen.uid }
    else this.trouble = opened.trouble
  }

  setSpeed(speed: Speed): void {
    this.speed = speed
    this.player.rate = speed
  }

  async mark(heard: boolean): Promise<void> {
    const { chosen } = this
    if (!chosen) return
    this.chosenUid = chosen.uid
    const marked = await command('markMessage', { uid: chosen.uid, heard })
    if (!marked.ok) this.trouble = marked.trouble
    else this.messages = this.messages?.map((one) => (one.uid === chosen.uid ? { ...one, heard } : one))
  }

  async delete(): Promise<void> {
    const { chosen } = this
    if (!chosen) return
    const at = this.shown.indexOf(chosen)
    const next = this.shown[at + 1] ?? this.shown[at - 1]
    this.player.pause()
    this.opened = undefined
    const outcome = await command('deleteMessage', { uid: chosen.uid })
    if (outcome !== 'done') return this.load()
    this.messages = this.messages?.filter(({ uid }) => uid !== chosen.uid)
    this.chosenUid = next?.uid
  }

  async undoDelete(uid: string): Promise<void> {
    await command('undoDelete', {})
    await this.load()
    this.chosenUid = uid
  }

  async save(): Promise<void> {
    const { chosen } = this
    if (!chosen) return
    const saved = await command('saveMessage', { uid: chosen.uid })
    if (!saved.ok) this.trouble = saved.trouble
    // A fax is looked at elsewhere: from here on it may be.
    else if (saved.value && chosen.kind === 'fax' && !chosen.heard) await this.mark(true)
  }

  close(): void {
    this.player.close()
  }
}
