import { SoundError, type SoundProblem } from '../../src-main/voice/sound/problem.ts'
import type { Edit } from '../../src-main/voice/sound/prompt.ts'
import type { Span } from '../../src-main/voice/sound/silence.ts'
import { type History, preview, redo, startHistory, step, undo } from './history.ts'
import type { Made, Opened } from './lab-contract.ts'
import { Lab } from './lab.ts'
import { openSound } from './open-sound.ts'
import { Player } from './player.svelte.ts'
import { moveEnd, type TrimEnd } from './trim.ts'

/** Which of the two is played. */
export type Hearing = 'recorded' | 'callers'

export interface StudioSound extends Opened {
  readonly name: string
}

/** A finished prompt, to be sent. */
export interface StudioResult {
  readonly au: Uint8Array<ArrayBuffer>
  /** Seconds. */
  readonly duration: number
  /** What the file or the recording was called. */
  readonly name: string
}

/** Keeps what is in hand beyond the life of the page: a recording cannot be made again. */
export interface StudioKeeper {
  /** The file or the recording, as it is; what was kept before it goes. */
  keep(sound: Blob, name: string): void
  /** What is done to it so far. */
  change(edit: Edit): void
  drop(): void
}

/** How fast the fades of the three choices are, in seconds. */
export const fades = { none: { in: 0, out: 0 }, short: { in: 0.02, out: 0.1 }, long: { in: 0.3, out: 1 } } as const
export type FadeChoice = keyof typeof fades

/** The sound in hand, what was done to it, and what callers would hear of it. */
export class Studio {
  readonly player = new Player()
  readonly #lab = new Lab()
  readonly #keeper: StudioKeeper
  #source: { readonly sound: Blob; readonly name: string } | undefined
  #urls: Partial<Record<Hearing, string>> = {}
  #history = $state.raw<History<Edit>>()
  #opening = 0
  #beforeDrag: Edit | undefined

  sound = $state.raw<StudioSound>()
  made = $state.raw<Made>()
  reading = $state(false)
  /** Why a file was refused: what was there before is still there. */
  refused = $state<SoundProblem>()
  /** Why no prompt comes of the sound as it is cut now. */
  unfit = $state<SoundProblem>()
  hearing = $state<Hearing>('callers')

  constructor(keeper: StudioKeeper) {
    this.#keeper = keeper
  }

  get edit(): Edit | undefined {
    return this.#history?.present
  }
  /** Something is in hand, or about to be. */
  get isInUse(): boolean {
    return this.sound !== undefined || this.reading
  }
  get canUndo(): boolean {
    return (this.#history?.past.length ?? 0) > 0
  }
  get canRedo(): boolean {
    return (this.#history?.future.length ?? 0) > 0
  }
  get result(): StudioResult | undefined {
    const { made, sound } = this
    return made && sound ? { au: made.au, duration: made.duration, name: sound.name } : undefined
  }
  get fade(): FadeChoice {
    const out = this.edit?.fade.out
    return (Object.keys(fades) as FadeChoice[]).find((choice) => fades[choice].out === out) ?? 'short'
  }
  /** Where it plays, in seconds of the sound as recorded. */
  get position(): number {
    const start = this.edit?.trim.start ?? 0
    return this.hearing === 'callers' && this.made ? start + this.player.time : this.player.time
  }

  /** Takes a file or a recording in hand, and keeps it. */
  open(file: Blob, name: string): Promise<void> {
    return this.#open(file, name)
  }

  /** Takes in hand what was kept, as it was left. Answers false where it cannot be read. */
  async reopen(file: Blob, name: string, edit: Edit | undefined): Promise<boolean> {
    const opening = this.#open(file, name, { edit })
    const turn = this.#opening
    await opening
    // Another file may have been taken in hand meanwhile.
    if (turn !== this.#opening || this.refused === undefined) return true
    this.refused = undefined
    return false
  }

  /** Of a recording that goes on: what there is of it so far. */
  keepPart(soFar: Blob, name: string): void {
    this.#keeper.keep(soFar, name)
  }

  /** The recording was dropped: what was in hand before it is kept again. */
  forgetPart(): void {
    const { edit } = this
    if (this.#source === undefined) return this.#keeper.drop()
    this.#keeper.keep(this.#source.sound, this.#source.name)
    if (edit) this.#keeper.change(edit)
  }

  async #open(file: Blob, name: string, kept?: { readonly edit: Edit | undefined }): Promise<void> {
    const turn = ++this.#opening
    this.player.pause()
    this.reading = true
    this.refused = undefined
    try {
      const opened = await openSound(file, this.#lab)
      if (turn !== this.#opening) return
      this.#forget()
      this.sound = { ...opened, name }
      this.#source = { sound: file, name }
      if (kept === undefined) this.#keeper.keep(file, name)
      this.#urls.recorded = urlOf(opened.wav)
      const trim = { start: 0, end: opened.duration }
      const whole = startHistory<Edit>({ trim, fade: fades.short, level: true })
      this.#history = kept?.edit === undefined ? whole : step(whole, within(kept.edit, opened.duration))
      await this.#make()
    } catch (error) {
      if (turn === this.#opening) this.refused = codeOf(error)
    } finally {
      if (turn === this.#opening) this.reading = false
    }
  }

  /** Back to nothing in hand. */
  clear(): void {
    this.#opening++
    this.reading = false
    this.refused = undefined
    this.#forget()
    this.#keeper.drop()
  }

  /** Lets everything go; what is kept stays kept. */
  close(): void {
    this.#opening++
    this.#forget()
    this.player.close()
    this.#lab.close()
  }

  /** While it is dragged only the picture follows: {@link endDrag} makes a step of it, and the prompt anew. */
  dragEnd(which: TrimEnd, to: number): void {
    const trim = this.#moved(which, to)
    if (!this.#history || !trim) return
    this.#beforeDrag ??= this.#history.present
    this.#history = preview(this.#history, { ...this.#history.present, trim })
  }

  endDrag(): void {
    const before = this.#beforeDrag
    this.#beforeDrag = undefined
    if (!this.#history || !before) return
    const dragged = this.#history.present
    this.#history = step(preview(this.#history, before), same(before, dragged) ? before : dragged)
    void this.#make()
  }

  moveEnd(which: TrimEnd, to: number): void {
    const trim = this.#moved(which, to)
    if (trim) this.#take({ trim })
  }

  cutSilence(): void {
    if (this.sound) this.#take({ trim: this.sound.heard })
  }
  setFade(choice: FadeChoice): void {
    this.#take({ fade: fades[choice] })
  }
  setLevel(level: boolean): void {
    this.#take({ level })
  }
  undo(): void {
    this.#turn(undo)
  }
  redo(): void {
    this.#turn(redo)
  }

  hear(hearing: Hearing): void {
    const { position } = this
    const { playing } = this.player
    this.hearing = hearing
    this.#load(position)
    if (playing) this.play()
  }

  /** From where it stands, or from the start of the trim where it stands at or beyond its end. */
  play(): void {
    const { edit } = this
    if (!edit || this.reading) return
    const { start, end } = edit.trim
    const from = this.position >= start && this.position < end - 0.05 ? this.position : start
    if (this.hearing === 'callers' && this.made) this.player.play({ from: from - start })
    else this.player.play({ from, to: end })
  }

  toggle(): void {
    if (this.player.playing) this.player.pause()
    else this.play()
  }

  seek(to: number): void {
    const { edit } = this
    if (!edit) return
    const at = Math.min(edit.trim.end, Math.max(edit.trim.start, to))
    this.player.seek(this.hearing === 'callers' && this.made ? at - edit.trim.start : at)
  }

  #moved(which: TrimEnd, to: number): Span | undefined {
    const { edit, sound } = this
    return edit && sound && moveEnd({ trim: edit.trim, which, to, duration: sound.duration })
  }

  #take(change: Partial<Edit>): void {
    if (!this.#history) return
    const before = this.#history.present
    const next = { ...before, ...change }
    this.#turn((history) => step(history, same(before, next) ? before : next))
  }

  #turn(by: (history: History<Edit>) => History<Edit>): void {
    if (!this.#history) return
    const before = this.#history
    this.#history = by(before)
    if (this.#history !== before) void this.#make()
  }

  /** Makes the prompt of the edit as it stands; where another edit came meanwhile, that one's turn is later. */
  async #make(): Promise<void> {
    const { edit, position } = this
    if (!edit) return
    this.#keeper.change(edit)
    this.player.pause()
    try {
      const made = await this.#lab.ask({ kind: 'make', edit })
      if (this.edit !== edit) return
      this.#replaceUrl('callers', urlOf(made.wav))
      this.made = made
      this.unfit = undefined
    } catch (error) {
      if (this.edit !== edit) return
      this.#replaceUrl('callers', undefined)
      this.made = undefined
      this.unfit = codeOf(error)
    }
    this.#load(position)
  }

  #load(position: number): void {
    const { edit } = this
    const url = this.hearing === 'callers' && this.made ? this.#urls.callers : this.#urls.recorded
    if (url === undefined || !edit) return
    this.player.load(url)
    this.seek(position)
  }

  #replaceUrl(which: Hearing, url: string | undefined): void {
    const old = this.#urls[which]
    if (old !== undefined) URL.revokeObjectURL(old)
    if (url === undefined) delete this.#urls[which]
    else this.#urls[which] = url
  }

  #forget(): void {
    this.player.pause()
    this.#replaceUrl('recorded', undefined)
    this.#replaceUrl('callers', undefined)
    this.sound = undefined
    this.#source = undefined
    this.made = undefined
    this.unfit = undefined
    this.#history = undefined
  }
}

const codeOf = (error: unknown): SoundProblem => (error instanceof SoundError ? error.code : 'damaged')
const urlOf = (wav: Uint8Array<ArrayBuffer>): string => URL.createObjectURL(new Blob([wav], { type: 'audio/wav' }))
/** What was kept is checked: the sound may have been read in another length than when it was cut. */
function within(edit: Edit, duration: number): Edit {
  const start = Math.min(edit.trim.start, duration)
  const end = Math.min(edit.trim.end, duration)
  return end > start ? { ...edit, trim: { start, end } } : { ...edit, trim: { start: 0, end: duration } }
}

const same = (a: Edit, b: Edit): boolean =>
  a.trim.start === b.trim.start && a.trim.end === b.trim.end && a.fade.out === b.fade.out && a.level === b.level
