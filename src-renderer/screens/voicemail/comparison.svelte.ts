import type { SoundBytes } from '../../../src-main/ipc/contract/greetings.ts'
import { peaksOf } from '../../../src-main/voice/sound/peaks.ts'
import { Player } from '../../studio/player.svelte.ts'
import { soundSamples, soundUrl } from '../../studio/sound-url.ts'

/** `now`: what the server has; `kept`: what it had, and lies on this computer. */
export type Side = 'now' | 'kept'

interface ComparedSound {
  readonly url: string
  /** Seconds. */
  readonly seconds: number
  readonly peaks: Float32Array
}

/** Enough for the widest window. */
const peakCount = 400

/** Two greetings and one player, which stays at the same place when it goes from one to the other. */
export class Comparison {
  /** Of the one that is kept. */
  readonly id: string
  readonly sounds: Readonly<Record<Side, ComparedSound>>
  readonly #player = new Player()
  side = $state<Side>('now')

  private constructor(id: string, sounds: Readonly<Record<Side, ComparedSound>>) {
    this.id = id
    this.sounds = sounds
    this.#player.load(sounds.now.url)
  }

  /** Rejects where one of them cannot be read. */
  static async of(id: string, { now, kept }: Readonly<Record<Side, SoundBytes>>): Promise<Comparison> {
    return new Comparison(id, { now: await read(now), kept: await read(kept) })
  }

  get playing(): boolean {
    return this.#player.playing
  }
  get seconds(): number {
    return this.sounds[this.side].seconds
  }
  /** Seconds of the one that is heard. */
  get time(): number {
    return Math.min(this.#player.time, this.seconds)
  }
  /** Of the whole, 0 to 1: the same in both. */
  get share(): number {
    return this.seconds > 0 ? this.time / this.seconds : 0
  }

  toggle(): void {
    if (this.playing) this.#player.pause()
    else this.#player.play(this.share > 0.995 ? { from: 0 } : {})
  }

  hear(side: Side): void {
    if (side === this.side) return
    const { share, playing } = this
    this.side = side
    this.#player.load(this.sounds[side].url)
    this.seek(share * this.seconds)
    if (playing) this.#player.play()
  }

  seek(time: number): void {
    this.#player.seek(Math.min(this.seconds, Math.max(0, time)))
  }

  pause(): void {
    this.#player.pause()
  }

  close(): void {
    this.#player.close()
    for (const { url } of Object.values(this.sounds)) URL.revokeObjectURL(url)
  }
}

async function read(sound: SoundBytes): Promise<ComparedSound> {
  const { samples, rate } = await soundSamples(sound)
  return { url: soundUrl(sound), seconds: samples.length / rate, peaks: peaksOf(samples, peakCount) }
}
