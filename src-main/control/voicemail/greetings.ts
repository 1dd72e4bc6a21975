import {
  type Greeting,
  type GreetingsView,
  type OwnGreeting,
  ownGreetings,
  type SendingStage,
  type SoundBytes,
} from '../../ipc/contract/greetings.ts'
import type { Loaded } from '../../ipc/contract/trouble.ts'
import type { CommandParams, Outcome } from '../../ipc/contract.ts'
import { getVmSettings, setVmSettings } from '../../portaswitch/protocol/voicemail.ts'
import type { AppState } from '../../state/state.ts'
import type { ArchivedGreeting, GreetingArchive } from '../../storage/greeting-archive.ts'
import type { Timing } from '../../timing.ts'
import { readAuHeader } from '../../voice/sound/au.ts'
import { fetchGreeting, secondsOf } from './greeting-sounds.ts'
import { accountKey, openLineOf, type MailboxLine } from './mailbox-line.ts'
import { findOut, sendGreeting } from './send-greeting.ts'
import type { ServerTaste, WatchOptions } from './send-options.ts'
import { loaded, troubleOf } from './trouble.ts'

export interface GreetingsOptions extends MailboxLine {
  readonly archive: GreetingArchive
  readonly timing: Pick<Timing, 'greetingCheck' | 'greetingConverted' | 'greetingLateCheck'>
}

/** A greeting that is being sent or looked after. */
interface Run {
  readonly waiting: ArchivedGreeting
  readonly stop: AbortController
  readonly life: AbortController
}

/** What callers hear: reads, replaces, puts back. */
export class Greetings {
  readonly #options: GreetingsOptions
  /** As the server had them when they were fetched last. */
  readonly #known = new Map<Greeting, SoundBytes>()
  readonly #runs = new Map<OwnGreeting, Run>()
  readonly #tastes = new Map<string, ServerTaste>()

  constructor(options: GreetingsOptions) {
    this.#options = options
  }

  /** An observer of the store: nothing goes on for a line that nobody is signed in to. */
  readonly follow = (_previous: AppState, { line }: AppState): void => {
    if (line.phase === 'signedIn') return
    this.#known.clear()
    for (const { life } of this.#runs.values()) life.abort()
    this.#runs.clear()
  }

  load(): Promise<Loaded<GreetingsView>> {
    return loaded(async () => {
      const line = openLineOf(this.#options)
      const [{ vm_settings }, ...own] = await Promise.all([
        line.call(getVmSettings, {}),
        ...ownGreetings.map((greeting) => this.#fetch(greeting)),
      ])
      this.#takeUpWaiting()
      return {
        inForce: vm_settings.greetings ?? 'standard',
        greetings: [
          { greeting: 'standard', recorded: true, seconds: undefined },
          ...ownGreetings.map((greeting, at) => ({
            greeting,
            recorded: own[at] !== undefined,
            seconds: own[at] && secondsOf(own[at]),
          })),
        ],
        kept: this.#archived('kept').map(({ id, greeting, at, seconds }) => ({ id, greeting, keptAt: at, seconds })),
      }
    })
  }

  /** As it was fetched last, else fetched now. */
  sound({ greeting }: CommandParams<'getGreetingSound'>): Promise<Loaded<SoundBytes | undefined>> {
    return loaded(async () => this.#known.get(greeting) ?? (await this.#fetch(greeting)))
  }

  use({ greeting }: CommandParams<'useGreeting'>): Promise<Loaded<Greeting>> {
    return loaded(async () => {
      await openLineOf(this.#options).call(setVmSettings, { vm_settings: { greetings: greeting } })
      return greeting
    })
  }

  /**
   * First onto the disk, then out: from `done` on it cannot be lost. `invalid`: not the sound of a prompt; `notNow`: one is on
   * its way, or the disk is full, which the stage says.
   */
  async send({ greeting, sound, name }: CommandParams<'sendGreeting'>): Promise<Outcome> {
    const bytes = new Uint8Array(sound)
    if (!isPrompt(bytes)) return 'invalid'
    return await this.#keepAndRun(greeting, { bytes, type: 'audio/basic' }, name)
  }

  stop({ greeting }: CommandParams<'stopSending'>): Outcome {
    const run = this.#runs.get(greeting)
    run?.stop.abort()
    return run === undefined ? 'notNow' : 'done'
  }

  sendAgain({ greeting }: CommandParams<'sendAgain'>): Outcome {
    const waiting = this.#archived('waiting').find((entry) => entry.greeting === greeting)
    if (waiting === undefined) return 'notNow'
    this.#run(waiting)
    return 'done'
  }

  async dismiss({ greeting }: CommandParams<'dismissSending'>): Promise<Outcome> {
    const stage = this.#options.store.state.voicemail.sendings[greeting]?.stage.kind
    if (stage === 'keeping' || stage === 'sending' || stage === 'converting') return 'notNow'
    this.#end(greeting)
    this.#options.store.dispatch({ type: 'voicemail.sending', greeting, sending: undefined })
    for (const { id } of this.#archived('waiting').filter((entry) => entry.greeting === greeting))
      await this.#options.archive.remove(id)
    return 'done'
  }

  keptSound({ id }: CommandParams<'getKeptSound'>): Promise<Loaded<SoundBytes | undefined>> {
    return loaded(async () => {
      const kept = this.#archived('kept').find((entry) => entry.id === id)
      return kept && { bytes: await this.#options.archive.read(id), type: kept.type }
    })
  }

  /** The very bytes that the server had go back to it. */
  async putBack({ id }: CommandParams<'putBackGreeting'>): Promise<Outcome> {
    const kept = this.#archived('kept').find((entry) => entry.id === id)
    if (kept === undefined) return 'notNow'
    try {
      const bytes = await this.#options.archive.read(id)
      return await this.#keepAndRun(kept.greeting, { bytes, type: kept.type }, kept.name)
    } catch (error) {
      this.#tell(kept, { kind: 'failed', trouble: troubleOf(error), callersHear: 'former' })
      return 'notNow'
    }
  }

  async #keepAndRun(greeting: OwnGreeting, { bytes, type }: SoundBytes, name: string): Promise<Outcome> {
    const { archive, store } = this.#options
    const underWay = store.state.voicemail.sendings[greeting]?.stage.kind
    if (underWay === 'keeping' || underWay === 'sending') return 'notNow'
    const account = accountKey(store.state)
    const seconds = secondsOf({ bytes, type })
    const former = this.#archived('waiting').filter((entry) => entry.greeting === greeting)
    try {
      const waiting = await archive.add({ account, greeting, kind: 'waiting', seconds, name, type }, bytes)
      this.#run(waiting)
    } catch (error) {
      this.#tell({ greeting, name, seconds }, { kind: 'failed', trouble: troubleOf(error), callersHear: 'former' })
      return 'notNow'
    }
    for (const { id } of former) await archive.remove(id)
    return 'done'
  }

  #run(waiting: ArchivedGreeting): void {
    const { greeting } = waiting
    const line = this.#options.line()
    if (line === undefined) return
    const run = this.#begin(waiting)
    void sendGreeting({
      ...this.#watching(run, line),
      stop: run.stop.signal,
      known: this.#known.get(greeting),
      taste: this.#tasteOf(waiting.account),
    })
  }

  /** What was left on the disk by a former run of the app, or a failure: whether the server has it is found out. */
  #takeUpWaiting(): void {
    const line = this.#options.line()
    for (const waiting of this.#archived('waiting')) {
      if (line === undefined || this.#runs.has(waiting.greeting)) continue
      const stage = { kind: 'stopped', callersHear: 'unknown' } as const
      const watching = this.#watching(this.#begin(waiting), line)
      watching.tell(stage)
      void this.#options.archive
        .read(waiting.id)
        .then((bytes) => findOut(watching, { bytes, type: waiting.type }, stage))
        .catch((error: unknown) => watching.tell({ kind: 'failed', trouble: troubleOf(error), callersHear: 'unknown' }))
    }
  }

  #watching({ waiting, life }: Run, line: WatchOptions['line']): WatchOptions {
    const { archive, timing } = this.#options
    const tell = (stage: SendingStage) => {
      if (life.signal.aborted) return
      if (stage.kind === 'live') this.#known.delete(waiting.greeting)
      this.#tell(waiting, stage)
    }
    return { line, archive, waiting, life: life.signal, timing, tell }
  }

  /** Of the server that an account is on. */
  #tasteOf(account: string): ServerTaste {
    const taste = this.#tastes.get(account) ?? { wav: false }
    this.#tastes.set(account, taste)
    return taste
  }

  #begin(waiting: ArchivedGreeting): Run {
    this.#end(waiting.greeting)
    const run = { waiting, stop: new AbortController(), life: new AbortController() }
    this.#runs.set(waiting.greeting, run)
    return run
  }

  #end(greeting: OwnGreeting): void {
    this.#runs.get(greeting)?.life.abort()
    this.#runs.delete(greeting)
  }

  #tell({ greeting, name, seconds = 0 }: Pick<ArchivedGreeting, 'greeting' | 'name' | 'seconds'>, stage: SendingStage) {
    const { store } = this.#options
    store.dispatch({ type: 'voicemail.sending', greeting, sending: { name, seconds, stage } })
  }

  async #fetch(greeting: Greeting): Promise<SoundBytes | undefined> {
    const sound = await fetchGreeting(openLineOf(this.#options), greeting)
    if (sound === undefined) this.#known.delete(greeting)
    else this.#known.set(greeting, sound)
    return sound
  }

  #archived(kind: ArchivedGreeting['kind']): readonly ArchivedGreeting[] {
    const { archive, store } = this.#options
    return archive.list(accountKey(store.state), kind)
  }
}

/** What the studio makes, and nothing else: a renderer's word is not enough. */
function isPrompt(bytes: Uint8Array): boolean {
  try {
    const { encoding, rate, channels, duration } = readAuHeader(bytes)
    return encoding === 'muLaw' && rate === 8000 && channels === 1 && duration > 0 && duration <= 180
  } catch {
    return false
  }
}
