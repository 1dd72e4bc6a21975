import type { OwnGreeting } from '../../../src-main/ipc/contract/greetings.ts'
import type { CommandParams } from '../../../src-main/ipc/contract.ts'
import { command } from '../../desktop.ts'
import { Studio } from '../../studio/studio.svelte.ts'
import { SettingsForm } from './settings-form.svelte.ts'

/**
 * What somebody has begun and neither sent nor saved: it is still there when they come back from another room. A sound also
 * lies on the disk from the start, and is there again after a restart.
 */
export class InHand {
  readonly studio = new Studio({
    keep: (sound, name) => this.#inTurn(() => this.#keep(sound, name)),
    change: (edit) => this.#inTurn(() => this.#change({ edit })),
    drop: () => this.#inTurn(() => this.#drop()),
  })
  readonly settings = new SettingsForm()
  /** Of a sound that was in hand before the app started: since when, milliseconds since the epoch. */
  keptSince = $state<number>()
  /** The disk did not take the sound: it is in this window alone. */
  unkept = $state(false)
  /** What was in hand before the app started cannot be read any more; it stays on the disk until the person lets it go. */
  unreadable = $state(false)
  #greeting = $state<OwnGreeting>('personal')
  #closed = false
  #busy: Promise<unknown> = Promise.resolve()
  readonly #stop: () => void

  constructor() {
    this.#stop = $effect.root(() => {
      // The window is kept, closed as it may be, for as long as only it has what was begun.
      $effect(
        () => void command('holdMainWindow', { held: this.studio.sound !== undefined || this.settings.isChanged }),
      )
    })
    void this.#takeUp()
  }

  /** The greeting that the studio is open for. */
  get greeting(): OwnGreeting {
    return this.#greeting
  }
  set greeting(greeting: OwnGreeting) {
    if (greeting === this.#greeting) return
    this.#greeting = greeting
    if (this.studio.sound) this.#inTurn(() => this.#change({}))
  }

  close(): void {
    this.#closed = true
    this.#stop()
    this.studio.close()
  }

  /** What was in hand when the app ended, or when somebody signed in as another account. */
  async #takeUp(): Promise<void> {
    const loaded = await command('loadDraft', {})
    if (this.#closed || this.studio.isInUse) return
    if (!loaded.ok) this.unreadable = true
    if (!loaded.ok || loaded.value === undefined) return
    const { greeting, name, type, bytes, edit, keptAt } = loaded.value
    this.#greeting = greeting
    this.keptSince = keptAt
    this.unreadable = !(await this.studio.reopen(new Blob([bytes], { type }), name, edit))
  }

  async #keep(sound: Blob, name: string): Promise<void> {
    this.keptSince = undefined
    this.unreadable = false
    const bytes = new Uint8Array(await sound.arrayBuffer())
    const kept = await command('keepDraft', {
      greeting: this.#greeting,
      sound: bytes,
      name: name.slice(0, 512),
      type: sound.type,
    })
    this.unkept = !kept.ok
  }

  async #change(change: Omit<CommandParams<'changeDraft'>, 'greeting'>): Promise<void> {
    await command('changeDraft', { greeting: this.#greeting, ...change })
  }

  async #drop(): Promise<void> {
    this.keptSince = undefined
    this.unkept = false
    this.unreadable = false
    await command('dropDraft', {})
  }

  /** One after the other: what is done to a sound comes after the sound. Nothing of another account's is touched. */
  #inTurn(act: () => Promise<void>): void {
    this.#busy = this.#busy.then(() => (this.#closed ? undefined : act())).catch(() => (this.unkept = true))
  }
}

let held: { readonly account: string; readonly inHand: InHand } | undefined

/** Of one account; that of another is let go here, and stays on the disk. */
export function inHandOf(account: string): InHand {
  if (held?.account === account) return held.inHand
  held?.inHand.close()
  held = { account, inHand: new InHand() }
  return held.inHand
}
