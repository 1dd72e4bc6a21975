import type { Act } from '../model/act.ts'
import type { Step, Told } from '../model/change.ts'
import { directoryOf } from '../model/directory.ts'
import { keyOf, type Leg } from '../model/leg.ts'
import type { Line } from '../model/line.ts'
import { pastCallOf } from '../model/past-call.ts'
import { phoneOf } from '../model/party.ts'
import { perform } from '../model/perform.ts'
import type { Random } from '../model/random.ts'
import type { Outcome } from '../model/refusal.ts'
import { scopeName, type Scope } from '../model/scope.ts'
import type { SessionOptions } from '../model/session-options.ts'
import { noSessions, type Sessions, type Tried } from '../model/sessions.ts'
import type { SwitchOptions } from '../model/options.ts'
import type { World } from '../model/world.ts'
import type { Clock } from './clock.ts'
import { Ivr } from './ivr.ts'
import { Journal } from './journal.ts'
import { Records, type KeptRecords } from './records.ts'

/** The one place that holds state: the world of calls, the sessions, and since when each scope is watched. */
export class Switchboard {
  readonly clock: Clock
  readonly random: Random
  /** What is kept beside calls. */
  readonly records: Records
  readonly ivr: Ivr
  /** What was done, for whoever waits for a change. */
  readonly changes = new Journal<{ readonly act: Act['act'] }>(1)
  #world: World
  #sessions: Sessions = noSessions
  #sessionOptions: SessionOptions
  readonly #watchedSince = new Map<string, number>()
  readonly #legsBefore = new Map<string, ReadonlySet<string>>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #publish: (told: readonly Told[]) => void

  constructor(given: {
    readonly world: World
    readonly sessionOptions: SessionOptions
    readonly clock: Clock
    readonly random: Random
    /** What an earlier start has kept. */
    readonly records?: KeptRecords | undefined
    readonly publish: (told: readonly Told[]) => void
  }) {
    this.#world = given.world
    this.records = new Records(
      given.records ?? { lastNumber: 0, accounts: {}, directories: [directoryOf(given.world.lines)] },
    )
    this.#sessionOptions = given.sessionOptions
    this.clock = given.clock
    this.random = given.random
    this.#publish = given.publish
    this.ivr = new Ivr({ world: () => this.#world, publish: given.publish })
  }

  get world(): World {
    return this.#world
  }

  get sessions(): Sessions {
    return this.#sessions
  }

  get sessionOptions(): SessionOptions {
    return this.#sessionOptions
  }

  /** Changes how the switch behaves from now on. */
  configure(change: { readonly switch?: Partial<SwitchOptions>; readonly sessions?: Partial<SessionOptions> }): void {
    this.#world = { ...this.#world, options: { ...this.#world.options, ...change.switch } }
    this.#sessionOptions = { ...this.#sessionOptions, ...change.sessions }
  }

  /** Changes a line; false where there is none of that id. */
  changeLine({ id, ...change }: { readonly id: string } & Partial<Line>): boolean {
    const { lines } = this.#world
    if (!lines.some((line) => line.id === id)) return false
    this.#world = { ...this.#world, lines: lines.map((line) => (line.id === id ? { ...line, ...change } : line)) }
    return true
  }

  setSessions(sessions: Sessions): void {
    this.#sessions = sessions
  }

  /** Takes over the sessions of a try, right or wrong. */
  take<Fruit>(tried: Tried<Fruit>): Tried<Fruit> {
    this.#sessions = tried.sessions
    return tried
  }

  /** Performs an act and leaves it to the caller when its notifications go out ({@link tell}). */
  attempt(act: Act): Outcome {
    const outcome = perform(this.#world, act, { now: this.clock.now(), random: this.random })
    if (outcome.kind === 'done') {
      for (const leg of outcome.step.ended) {
        this.#remember(leg)
        this.ivr.forget(leg)
      }
      this.#world = outcome.step.world
      this.changes.add({ act: act.act })
    }
    return outcome
  }

  /** A call of a line goes into its history, as long as the world still knows who placed it. */
  #remember(leg: Leg): void {
    const call = pastCallOf(leg, this.#world, this.records.nextNumber())
    if (call !== undefined) this.records.change(phoneOf(leg.owner), (of) => ({ ...of, history: [...of.history, call] }))
  }

  /** Sends out the notifications of a step and sets what follows by itself in motion. */
  tell(step: Step): void {
    this.#publish(step.told)
    for (const later of step.later) this.#schedule(later.afterMs, later.act)
  }

  /** Performs an act and tells it. */
  act(act: Act): Outcome {
    const outcome = this.attempt(act)
    if (outcome.kind === 'done') this.tell(outcome.step)
    return outcome
  }

  /** From now on the switch watches this scope; at the first time it does not know the legs that are up already. */
  watch(scope: Scope): void {
    const name = scopeName(scope)
    if (this.#watchedSince.has(name)) return
    this.#watchedSince.set(name, this.clock.now())
    this.#legsBefore.set(name, new Set([...this.#world.legs.values()].map(keyOf)))
  }

  knows(scope: Scope, leg: Leg): boolean {
    const since = this.#watchedSince.get(scopeName(scope)) ?? this.#watchedSince.get('customer')
    if (since === undefined || this.clock.now() - since >= this.#world.options.blindFor) return true
    return !(this.#legsBefore.get(scopeName(scope))?.has(keyOf(leg)) ?? false)
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.ivr.stop()
  }

  #schedule(afterMs: number, act: Act): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.act(act)
    }, afterMs)
    this.#timers.add(timer)
  }
}
