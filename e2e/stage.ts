import { isDeepStrictEqual } from 'node:util'
import { startEmulator, type RunningEmulator } from '../emulator/harness.ts'
import type { EmulatorOptions } from '../emulator/harness-options.ts'
import type { App, AppOptions } from './app.ts'
import type { Desktop } from './desktop-double.ts'
import { endApp, KeptApp, startApp } from './kept-app.ts'

/** What a test plays on. */
export interface Stage {
  readonly app: App
  readonly emulator: RunningEmulator
  readonly desktop: Desktop
}

export interface StageOptions {
  readonly emulatorOptions: EmulatorOptions
  readonly appOptions: AppOptions
  readonly signedIn: boolean
  /** No other test has the app, before or after. */
  readonly own: boolean
}

/**
 * Sets the stage for each test. Starting and ending an app is nearly all that a test takes, and signing in most of the rest, so
 * tests that want it alike have the same one. One app at a time: there is one screen, one session bus and one keychain.
 */
export class Stages {
  /** Where all emulators find their certificate. */
  readonly #certificates: string
  #kept: KeptApp | undefined
  /** The server that the kept app is still signed in to, and how it was started. */
  #line: { readonly emulator: RunningEmulator; readonly options: EmulatorOptions } | undefined

  constructor(certificates: string) {
    this.#certificates = certificates
  }

  async set(options: StageOptions): Promise<Stage> {
    const kept = this.#kept
    if (kept === undefined || options.own || !isDeepStrictEqual(kept.options, options.appOptions)) {
      await this.end()
      return await this.#setAnew(options)
    }
    const { app, desktop } = kept
    const line = this.#line
    const staysSignedIn = options.signedIn && isDeepStrictEqual(line?.options, options.emulatorOptions)
    if (line !== undefined && staysSignedIn && (await kept.calmDown(line.emulator)))
      return { app, desktop, emulator: line.emulator }
    const port = kept.takePort()
    if (port === undefined) {
      await this.end()
      return await this.#setAnew(options)
    }
    await this.#leaveLine()
    const emulator = await this.#emulator(options, port)
    await kept.renew(emulator)
    if (options.signedIn) await app.signIn()
    return { app, desktop, emulator }
  }

  /** After a test. */
  async clear({ app, desktop, emulator }: Stage, { emulatorOptions, signedIn, own }: StageOptions, passed: boolean) {
    if (own) await endApp({ app, desktop })
    if (own) return await emulator.stop()
    this.#line = { emulator, options: emulatorOptions }
    if (!passed || !app.isRunning) await this.end()
    else if (!signedIn) await this.#leaveLine()
  }

  async end(): Promise<void> {
    const [kept, line] = [this.#kept, this.#line]
    this.#kept = undefined
    this.#line = undefined
    await kept?.end()
    await line?.emulator.stop()
  }

  async #setAnew(options: StageOptions): Promise<Stage> {
    const { appOptions, own, signedIn } = options
    const emulator = await this.#emulator(options)
    if (own) return { emulator, ...(await startApp(emulator, appOptions)) }
    const { app, desktop } = (this.#kept = await KeptApp.start(emulator, appOptions))
    if (signedIn) await app.signIn()
    return { app, desktop, emulator }
  }

  async #leaveLine(): Promise<void> {
    const line = this.#line
    this.#line = undefined
    if (line === undefined) return
    await this.#kept?.signOut()
    await line.emulator.stop()
  }

  #emulator({ emulatorOptions }: StageOptions, port?: number): Promise<RunningEmulator> {
    return startEmulator({ cert: this.#certificates, ...(port === undefined ? {} : { port }), ...emulatorOptions })
  }
}
