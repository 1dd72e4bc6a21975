import type { Switchboard } from '../server/switchboard.ts'
import { isScenario, scenarios, type ScenarioName } from './scenarios.ts'
import { Stage } from './stage.ts'

/** Plays one scenario at a time. What goes wrong in one is told to `complain`. */
export class Player {
  readonly #switchboard: Switchboard
  readonly #user: string
  readonly #complain: (message: string) => void
  #playing: { readonly name: ScenarioName; readonly stop: AbortController } | undefined

  constructor(given: {
    readonly switchboard: Switchboard
    readonly user: string
    readonly complain: (message: string) => void
  }) {
    this.#switchboard = given.switchboard
    this.#user = given.user
    this.#complain = given.complain
  }

  get playing(): ScenarioName | null {
    return this.#playing?.name ?? null
  }

  /** Starts a scenario, in place of the one that runs. Throws where there is none of that name. */
  start(name: string): void {
    if (!isScenario(name))
      throw new RangeError(`there is no scenario ${name}; there are ${Object.keys(scenarios).join(', ')}`)
    this.stop()
    const stop = new AbortController()
    const playing = { name, stop }
    this.#playing = playing
    const over = () => {
      if (this.#playing === playing) this.#playing = undefined
    }
    scenarios[name].play(new Stage(this.#switchboard, this.#user, stop.signal)).then(over, (error: unknown) => {
      over()
      if (!stop.signal.aborted) this.#complain(`scenario ${name}: ${String(error)}`)
    })
  }

  stop(): void {
    this.#playing?.stop.abort()
    this.#playing = undefined
  }
}
