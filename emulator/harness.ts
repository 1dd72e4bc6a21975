import type { ChildProcess } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
import type { ControlName, ParamsFor, PhoneAct, ResultFor } from './control/contract.ts'
import type { ConnectionState, EmulatorState, Numbered } from './control/report.ts'
import type { FaultOrder } from './faults/fault.ts'
import { launch, type Launched } from './harness-launch.ts'
import type { EmulatorOptions } from './harness-options.ts'
import type { ScenarioName } from './scenarios/scenarios.ts'
import type { RequestEntry, SentEntry } from './server/request-log.ts'

/** Starts an emulator as a process of its own and steers it by its control address. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  return new RunningEmulator(await launch(options))
}

/** What a person can do at one phone. */
export type Phone = {
  readonly [Act in Exclude<PhoneAct, 'transfer' | 'move'>]: (callId?: string) => Promise<void>
} & {
  readonly transfer: (to: string, callId?: string) => Promise<void>
  /** The call goes on at another address of the switch (`transport_id`). */
  readonly move: (transportId: string, callId?: string) => Promise<void>
}

/** An emulator that a test started. */
export class RunningEmulator {
  readonly url: string
  readonly ws: string
  readonly port: number
  /** Of the certificate that is served now. */
  fingerprint: string
  /** Of the certificate that the WebSocket shows: the same unless it has a port of its own. */
  readonly wsFingerprint: string
  /** Where the control address is, for who speaks to it without this class. */
  readonly controlAddress: Launched['ready']['control']
  readonly #child: ChildProcess
  /** The number of the newest request that is not told of. */
  #forgotten = 0

  constructor({ child, ready }: Launched) {
    this.#child = child
    this.controlAddress = ready.control
    this.url = ready.url
    this.ws = ready.ws
    this.port = Number(new URL(ready.url).port)
    this.fingerprint = ready.fingerprint
    this.wsFingerprint = ready.wsFingerprint
  }

  /** One call of the control address. Rejects with what the emulator says against it. */
  async control<Name extends ControlName>(name: Name, params: ParamsFor<Name>): Promise<ResultFor<Name>> {
    const response = await fetch(`${this.controlAddress.url}/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.controlAddress.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(body)}`)
    return body as ResultFor<Name>
  }

  /** Somebody calls. Answers the call's id and the name of the caller's phone. */
  ring(params: ParamsFor<'ring'>): Promise<ResultFor<'ring'>> {
    return this.control('ring', params)
  }

  /** The phone of a line, or of somebody outside by number. */
  phone(phone: string): Phone {
    const act = (name: PhoneAct) => async (callId?: string) =>
      void (await this.control('phone', { phone, act: name, callId }))
    const actTo = (name: PhoneAct) => async (to: string, callId?: string) =>
      void (await this.control('phone', { phone, act: name, callId, to }))
    return {
      answer: act('answer'),
      hangUp: act('hangUp'),
      decline: act('decline'),
      busy: act('busy'),
      noAnswer: act('noAnswer'),
      hold: act('hold'),
      resume: act('resume'),
      transfer: actTo('transfer'),
      move: actTo('move'),
    }
  }

  /** Whoever talks at a phone presses keys there. */
  async press(phone: string, digits: string): Promise<void> {
    await this.control('press', { phone, digits })
  }

  /** A caller leaves a message in the voicemail box of the line `to`. Answers its `message_uid`. */
  async leaveMessage(params: ParamsFor<'leaveMessage'>): Promise<string> {
    return (await this.control('leaveMessage', params)).uid
  }

  /** Adds calls of the past to a line. Answers their `i_xdr`; calls that end are added by themselves. */
  async addHistory(params: ParamsFor<'history'>): Promise<readonly number[]> {
    return (await this.control('history', params)).i_xdr
  }

  /** Fills the line's own phone book. */
  async fillPhonebook(params: ParamsFor<'phonebook'>): Promise<void> {
    await this.control('phonebook', params)
  }

  /** Fills a directory of the company: the only one of the demo, unless a name is given. */
  async fillDirectory(params: ParamsFor<'directory'>): Promise<void> {
    await this.control('directory', params)
  }

  async dequeue(callId: string): Promise<void> {
    await this.control('dequeue', { callId })
  }

  /** Makes something go wrong; the answer stops it again. */
  async fault(fault: FaultOrder): Promise<() => Promise<void>> {
    const { id } = await this.control('fault', fault)
    return async () => void (id === null ? undefined : await this.control('clearFaults', { id }))
  }

  async clearFaults(): Promise<void> {
    await this.control('clearFaults', {})
  }

  async expireSessions(options: { readonly renewable?: boolean } = {}): Promise<void> {
    await this.control('expireSessions', options)
  }

  async scenario(name: ScenarioName): Promise<void> {
    await this.control('scenario', { name })
  }

  async stopScenario(): Promise<void> {
    await this.control('stopScenario', {})
  }

  async configure(change: ParamsFor<'configure'>): Promise<void> {
    await this.control('configure', change)
  }

  state(): Promise<EmulatorState> {
    return this.control('state', {})
  }

  /** Waits for a state; rejects after `withinMs` with the last one. */
  async waitForState(isIt: (state: EmulatorState) => boolean, withinMs = 10_000): Promise<EmulatorState> {
    const giveUpAt = performance.now() + withinMs
    let state = await this.state()
    while (!isIt(state)) {
      const left = giveUpAt - performance.now()
      if (left <= 0) throw new Error(`the emulator did not come to that state: ${JSON.stringify(state)}`)
      const next = await this.control('state', { after: Math.max(1, state.revision), waitMs: Math.min(left, 1000) })
      state = isDeepStrictEqual(next, state) ? state : next
    }
    return state
  }

  async connections(): Promise<readonly ConnectionState[]> {
    return (await this.control('connections', {})).connections
  }

  /** The requests that came in so far, oldest first, without their secrets. */
  async requests(): Promise<Numbered<RequestEntry>['entries']> {
    return (await this.control('requests', { after: this.#forgotten })).entries
  }

  /** Those that came in so far are not told of any more. */
  async forgetRequests(): Promise<void> {
    this.#forgotten = await this.requestCount()
  }

  /** The number of the newest request: give it to {@link waitForRequest} as `after` to wait for one that comes later. */
  async requestCount(): Promise<number> {
    return (await this.control('requests', { after: Number.MAX_SAFE_INTEGER })).last
  }

  /** Waits for a request, `CallControl.answer_call` for instance, that fits and came after the entry `after`. */
  async waitForRequest(
    name: `${string}.${string}`,
    fits: (request: RequestEntry) => boolean = () => true,
    { after = this.#forgotten, withinMs = 10_000 }: { readonly after?: number; readonly withinMs?: number } = {},
  ): Promise<RequestEntry & { readonly seq: number }> {
    const giveUpAt = performance.now() + withinMs
    for (let from = after; ;) {
      const left = giveUpAt - performance.now()
      const { entries } = await this.control('requests', { after: from, waitMs: Math.max(0, Math.min(left, 10_000)) })
      const found = entries.find((entry) => `${entry.service}.${entry.method}` === name && fits(entry))
      if (found !== undefined) return found
      from = entries.at(-1)?.seq ?? from
      if (left <= 0) throw new Error(`no request ${name} came within ${withinMs} ms`)
    }
  }

  /** The notifications that left after the entry `after`, each with the moment; waits up to `waitMs` for one. */
  sent(after = 0, waitMs = 0): Promise<Numbered<SentEntry>> {
    return this.control('sent', { after, waitMs })
  }

  /** Sends a frame as it is to every connection with a subscription. */
  async notify(frame: string | object): Promise<number> {
    return (await this.control('notify', { frame: typeof frame === 'string' ? frame : JSON.stringify(frame) }))
      .connections
  }

  /** Notifications of plausible traffic, as fast as possible or at a rate. */
  burst(params: ParamsFor<'burst'>): Promise<ResultFor<'burst'>> {
    return this.control('burst', params)
  }

  /** Serves a new certificate on new connections. Answers its fingerprint. */
  async setCertificate(_which: 'new'): Promise<string> {
    this.fingerprint = (await this.control('certificate', {})).fingerprint
    return this.fingerprint
  }

  /** Ends the process, and waits until it has ended. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()))
    this.#child.kill('SIGTERM')
    await ended
  }
}
