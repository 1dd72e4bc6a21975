/** Plays one sound at a time, and says where it is. */
export class Player {
  readonly #audio = new Audio()
  #frame = 0
  #end = Number.POSITIVE_INFINITY

  /** Seconds. */
  time = $state(0)
  playing = $state(false)
  /** The sound cannot be played. */
  failed = $state(false)

  constructor() {
    this.#audio.onplay = () => this.#follow()
    this.#audio.onpause = () => (this.playing = false)
    this.#audio.onended = () => (this.playing = false)
    this.#audio.onerror = () => (this.failed = this.#audio.hasAttribute('src'))
    this.#audio.onseeked = () => (this.time = this.#audio.currentTime)
  }

  /** Takes another sound, at its start, and does not play it yet. */
  load(url: string): void {
    this.pause()
    this.failed = false
    this.time = 0
    this.#audio.src = url
  }

  /** From `from` (seconds; where it stands if left out) to `to` or the end. */
  play(span: { from?: number; to?: number } = {}): void {
    this.#end = span.to ?? Number.POSITIVE_INFINITY
    if (span.from !== undefined) this.#audio.currentTime = span.from
    this.playing = true
    this.#audio.play().catch(() => (this.playing = false))
  }

  pause(): void {
    this.#audio.pause()
    this.playing = false
  }

  seek(time: number): void {
    this.#audio.currentTime = time
    this.time = time
  }

  /** 1 is as spoken; the voice keeps its pitch. */
  set rate(rate: number) {
    this.#audio.playbackRate = rate
    this.#audio.defaultPlaybackRate = rate
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    this.#audio.pause()
    this.#audio.removeAttribute('src')
    this.#audio.load()
  }

  #follow(): void {
    cancelAnimationFrame(this.#frame)
    const tick = () => {
      this.time = Math.min(this.#audio.currentTime, this.#end)
      if (this.#audio.currentTime >= this.#end) this.pause()
      if (!this.#audio.paused) this.#frame = requestAnimationFrame(tick)
    }
    tick()
  }
}
