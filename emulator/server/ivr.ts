import { audience, type Told } from '../model/change.ts'
import { keyOf, wireState, writeLeg, type Leg } from '../model/leg.ts'
import { othersOf, writeParty, type World } from '../model/world.ts'

/** How long a prompt sounds each time, milliseconds: nothing is fetched, so nobody knows. */
const promptSounds = 200

/** Prompts that play and keys that are listened for, in calls to IVR access numbers. */
export class Ivr {
  readonly #world: () => World
  readonly #publish: (told: readonly Told[]) => void
  /** By leg and order. */
  readonly #playing = new Map<string, NodeJS.Timeout>()
  readonly #listening = new Set<string>()

  constructor(given: { readonly world: () => World; readonly publish: (told: readonly Told[]) => void }) {
    this.#world = given.world
    this.#publish = given.publish
  }

  /** A prompt of the same order makes way. `repeat` -1 goes on until it is stopped. */
  play(leg: Leg, { order, repeat }: { readonly order: number; readonly repeat: number }): void {
    this.stopPlaying(leg, order)
    const name = `${keyOf(leg)} ${order}`
    const ends = () => {
      this.#playing.delete(name)
      this.#tell(leg, { event: 'play_prompt_completed', order })
    }
    this.#playing.set(name, repeat === -1 ? setTimeout(() => {}, 0) : setTimeout(ends, promptSounds * repeat))
  }

  /** False where nothing of that order plays. Who stops a prompt is not told that it was completed. */
  stopPlaying(leg: Leg, order: number): boolean {
    const name = `${keyOf(leg)} ${order}`
    clearTimeout(this.#playing.get(name))
    return this.#playing.delete(name)
  }

  listen(leg: Leg, isOn: boolean): void {
    if (isOn) this.#listening.add(keyOf(leg))
    else this.#listening.delete(keyOf(leg))
  }

  /** The caller presses keys. Nobody hears of it unless they are listened for. */
  press(leg: Leg, digits: string): void {
    if (!this.#listening.has(keyOf(leg))) return
    for (const dtmf_digit of digits) this.#tell(leg, { event: 'dtmf_digit_detected', dtmf_digit, dtmf_duration: 100 })
  }

  forget(leg: Leg): void {
    this.#listening.delete(keyOf(leg))
    for (const order of [2, 3]) this.stopPlaying(leg, order)
  }

  stop(): void {
    for (const timer of this.#playing.values()) clearTimeout(timer)
  }

  #tell(leg: Leg, event: object): void {
    const world = this.#world()
    const info = writeLeg(leg, wireState(leg, othersOf(world, leg)), (party) => writeParty(world, party))
    this.#publish([{ info: { ...info, ...event }, lines: audience(world, leg) }])
  }
}
