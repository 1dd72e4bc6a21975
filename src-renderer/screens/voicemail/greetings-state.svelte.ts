import type { Greeting, GreetingsView, SoundBytes } from '../../../src-main/ipc/contract/greetings.ts'
import type { Loaded, Trouble } from '../../../src-main/ipc/contract/trouble.ts'
import { command } from '../../desktop.ts'
import { Player } from '../../studio/player.svelte.ts'
import { soundUrl } from '../../studio/sound-url.ts'

/** What the server and this computer have of greetings, and the one that is listened to. */
export class GreetingsState {
  readonly player = new Player()
  view = $state.raw<GreetingsView>()
  trouble = $state.raw<Trouble>()
  loading = $state(false)
  /** A greeting, or the id of one that is kept. */
  heard = $state<string>()
  #url: string | undefined

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

  isPlaying(which: string): boolean {
    return this.heard === which && this.player.playing
  }

  /** What was fetched is old: the next press fetches anew. */
  forget(): void {
    this.player.pause()
    this.heard = undefined
  }

  close(): void {
    this.player.close()
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url)
  }

  async #toggle(which: string, fetch: () => Promise<Loaded<SoundBytes | undefined>>): Promise<void> {
    if (this.heard === which && !this.player.failed)
      return this.player.playing ? this.player.pause() : this.player.play()
    this.player.pause()
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
