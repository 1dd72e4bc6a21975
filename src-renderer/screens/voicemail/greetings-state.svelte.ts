import type { Greeting, GreetingsView, OwnGreeting, SoundBytes } from '../../../src-main/ipc/contract/greetings.ts'
import type { Loaded, Trouble } from '../../../src-main/ipc/contract/trouble.ts'
import { command } from '../../desktop.ts'
import { Player } from '../../studio/player.svelte.ts'
import { soundUrl } from '../../studio/sound-url.ts'
import { Comparison } from './comparison.svelte.ts'

/** What the server and this computer have of greetings, and the one that is listened to. */
export class GreetingsState {
  readonly player = new Player()
  view = $state.raw<GreetingsView>()
  trouble = $state.raw<Trouble>()
  loading = $state(false)
  /** A greeting, or the id of one that is kept. */
  heard = $state<string>()
  /** A kept greeting beside the one that the server has. */
  comparison = $state.raw<Comparison>()
  #url: string | undefined
  /** Counts what was asked to be compared: an answer that comes late is let go. */
  #comparing = 0

  async load(): Promise<void> {
    this.loading = true
    this.trouble = undefined
    const loaded = await command('loadGreetings', {})
    if (loaded.ok) this.view = loaded.value
    else this.trouble = loaded.trouble
    this.loading = false
  }

  async use(greeting: Greeting): Promise<void> {
    this.trouble = undefined
    const used = await command('useGreeting', { greeting })
    if (!used.ok) this.trouble = used.trouble
    else if (this.view) this.view = { ...this.view, inForce: used.value }
  }

  listen(greeting: Greeting): Promise<void> {
    return this.#toggle(greeting, () => command('getGreetingSound', { greeting }))
  }

  listenToKept(id: string): Promise<void> {
    return this.#toggle(id, () => command('getKeptSound', { id }))
  }

  get isHeard(): boolean {
    return this.player.playing || this.comparison?.playing === true
  }

  isPlaying(which: string): boolean {
    return this.heard === which && this.player.playing
  }

  /** Begins to compare one that is kept with what the server has, or ends that. */
  async compare(id: string, greeting: OwnGreeting): Promise<void> {
    const wanted = this.comparison?.id !== id
    this.endComparison()
    this.player.pause()
    if (!wanted) return
    const turn = this.#comparing
    const [now, kept] = await Promise.all([command('getGreetingSound', { greeting }), command('getKeptSound', { id })])
    const failed = [now, kept].find(({ ok }) => !ok)
    if (failed?.ok === false) this.trouble = failed.trouble
    if (!now.ok || !kept.ok || now.value === undefined || kept.value === undefined) return
    const both = { now: now.value, kept: kept.value }
    const comparison = await Comparison.of(id, both).catch(() => undefined)
    if (turn !== this.#comparing) return comparison?.close()
    if (comparison === undefined) this.trouble = { why: 'disk', said: '' }
    this.comparison = comparison
  }

  endComparison(): void {
    this.#comparing++
    this.comparison?.close()
    this.comparison = undefined
  }

  pause(): void {
    this.player.pause()
    this.comparison?.pause()
  }

  /** What was fetched is old: the next press fetches anew. */
  forget(): void {
    this.player.pause()
    this.heard = undefined
    this.endComparison()
  }

  close(): void {
    this.endComparison()
    this.player.close()
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url)
  }

  async #toggle(which: string, fetch: () => Promise<Loaded<SoundBytes | undefined>>): Promise<void> {
    if (this.heard === which && !this.player.failed)
      return this.player.playing ? this.player.pause() : this.player.play()
    this.pause()
    this.heard = which
    const sound = await fetch()
    if (this.heard !== which) return
    if (!sound.ok) this.trouble = sound.trouble
    if (!sound.ok || sound.value === undefined) return
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url)
    this.#url = soundUrl(sound.value)
    this.player.load(this.#url)
    this.player.play()
  }
}
