import type { LineEvent } from '../../../line/event.ts'
import { defaultTiming, type Timing } from '../../../timing.ts'
import { openLine, type Line, type LineOptions } from '../line.ts'

/** The password of the line that tests sign in to; it must not show up anywhere. */
export const password = 'pa55-w0rd-of-7'
export const account = `123007:${password}`

/** Short waits where a test would sit through them, and the real limits where it would not. */
const quick: Partial<Timing> = { reconnectFirst: 30, reconnectLongest: 200, secondList: 50 }

export type EventOf<Type extends LineEvent['type']> = Extract<LineEvent, { type: Type }>

export interface LineInTestOptions extends Partial<Omit<LineOptions, 'timing' | 'onEvent' | 'server'>> {
  readonly timing?: Partial<Timing>
  readonly host?: string
}

/** A line that remembers what it told and logged, and that a test can wait for. */
export class LineInTest {
  readonly line: Line
  readonly events: LineEvent[] = []
  readonly logged: string[] = []
  #read = 0
  #wake = () => {}

  /** Trusts the server that is given, and signs in as {@link account}. */
  constructor(
    server: { readonly port: number; readonly fingerprint: string },
    { timing, host = '127.0.0.1', ...options }: LineInTestOptions = {},
  ) {
    const write = (message: string, facts: unknown) => void this.logged.push(`${message} ${JSON.stringify(facts)}`)
    this.line = openLine({
      server: { host, port: server.port },
      credentials: { login: '123007', password },
      pin: server.fingerprint,
      clock: { now: () => Date.now(), monotonic: () => performance.now() },
      random: () => 0.5,
      log: { debug: write, info: write, warn: write },
      ...options,
      timing: { ...defaultTiming, ...quick, ...timing },
      onEvent: (event) => {
        this.events.push(event)
        this.#wake()
      },
    })
  }

  /** The next event of a type, after the one that the last wait has found. */
  async next<Type extends LineEvent['type']>(
    type: Type,
    fits: (event: EventOf<Type>) => boolean = () => true,
  ): Promise<EventOf<Type>> {
    const isIt = (event: LineEvent): event is EventOf<Type> => event.type === type && fits(event as EventOf<Type>)
    const giveUpAt = performance.now() + 10_000
    for (;;) {
      while (this.#read < this.events.length) {
        const event = this.events[this.#read++]
        if (event !== undefined && isIt(event)) return event
      }
      const left = giveUpAt - performance.now()
      if (left <= 0) throw new Error(`no ${type} came: ${JSON.stringify(this.events)} ${this.logged.join('\n')}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  /** Signed in, subscribed, and the lists of the start are read. */
  async ready(): Promise<this> {
    const { ask } = await this.next('line.listed')
    if (ask === 1) await this.next('line.listed')
    return this
  }

  count(type: LineEvent['type']): number {
    return this.events.filter((event) => event.type === type).length
  }
}
