import { WebSocket } from 'ws'
import { readFrame } from '../../src-main/portaswitch/protocol/envelope.ts'
import type { SipCallInfo } from '../../src-main/portaswitch/protocol/sip-call-info.ts'
import type { RunningEmulator } from '../harness.ts'

type Fields = Readonly<Record<string, unknown>>

/** What came back for a request over the WebSocket. */
export type Came = { readonly result: Fields } | { readonly fault: string; readonly details: unknown }

/** A bare client of the WebSocket for tests of the emulator: it shares the protocol table and nothing else with the app. */
export class LineClient {
  readonly socket: WebSocket
  readonly notifications: SipCallInfo[] = []
  /** All frames as they came. */
  readonly frames: string[] = []
  readonly #waiting = new Map<number, (came: Came) => void>()
  readonly #watchers = new Set<() => void>()
  #auth: Fields | undefined
  #cseq = 0

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => this.#read(String(data)))
  }

  static async connect(emulator: RunningEmulator): Promise<LineClient> {
    const socket = new WebSocket(emulator.ws, { rejectUnauthorized: false })
    const client = new LineClient(socket)
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return client
  }

  /** Connected, signed in and subscribed to the own account. */
  static async subscribed(emulator: RunningEmulator, login = '123007'): Promise<LineClient> {
    const client = await LineClient.connect(emulator)
    await client.signIn(login)
    await client.subscribe(40_000_000 + Number(login))
    return client
  }

  async signIn(login = '123007', password = 'secret'): Promise<Fields> {
    const grant = await this.result('Session.login', { login, password })
    this.#auth =
      typeof grant['access_token'] === 'string'
        ? { access_token: grant['access_token'] }
        : { session_id: grant['session_id'] }
    return grant
  }

  subscribe(i_account = 40_123_007): Promise<Fields> {
    return this.result('CallControl.enable_api_notifications', { event: 'sip.call_control_notifications', i_account })
  }

  async list(i_account = 40_123_007): Promise<readonly Fields[]> {
    const { calls_list } = await this.result('CallControl.get_sip_calls_list', { i_account })
    return Array.isArray(calls_list) ? calls_list : []
  }

  call(name: `${string}.${string}`, params: Fields, auth: Fields | undefined = this.#auth): Promise<Came> {
    const [service, method] = name.split('.')
    this.#cseq += 1
    const cseq = this.#cseq
    const came = new Promise<Came>((resolve) => this.#waiting.set(cseq, resolve))
    this.send({ cseq, service, method, params, auth_info: auth })
    return came
  }

  async result(name: `${string}.${string}`, params: Fields): Promise<Fields> {
    const came = await this.call(name, params)
    if ('fault' in came) throw new Error(`${name}: ${came.fault} ${JSON.stringify(came.details)}`)
    return came.result
  }

  async fault(name: `${string}.${string}`, params: Fields, auth?: Fields): Promise<string> {
    const came = await this.call(name, params, auth ?? this.#auth)
    if (!('fault' in came)) throw new Error(`${name} was answered`)
    return came.fault
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** Waits until the notifications fit; rejects after 5 s. */
  async until(isSo: (notifications: readonly SipCallInfo[]) => boolean): Promise<void> {
    if (isSo(this.notifications)) return
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`came: ${this.states().join(', ')}`)), 5000)
      const watcher = () => {
        if (!isSo(this.notifications)) return
        clearTimeout(timer)
        this.#watchers.delete(watcher)
        resolve()
      }
      this.#watchers.add(watcher)
    })
  }

  /** Waits for a leg of the line in a state, and gives what a command needs to name it. */
  async own(state: string, line = '123007'): Promise<{ readonly call: Fields; readonly transport_id: unknown }> {
    const isIt = (info: SipCallInfo) =>
      info.state === state && info.type === 'incoming' && info.callee?.account_id === line
    await this.until((all) => all.some(isIt))
    const info = this.notifications.findLast(isIt)
    if (info === undefined) throw new Error('no leg')
    return { call: info.call, transport_id: info.transport_id }
  }

  /** The notifications so far as `type state`. */
  states(): string[] {
    return this.notifications.map(({ type, state }) => `${type} ${state}`)
  }

  async closed(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return
    await new Promise<void>((resolve) => this.socket.once('close', () => resolve()))
  }

  close(): void {
    this.socket.terminate()
  }

  #read(text: string): void {
    this.frames.push(text)
    const frame = readFrame(text)
    switch (frame.kind) {
      case 'notification':
        this.notifications.push(frame.call)
        break
      case 'reply':
        this.#waiting.get(frame.cseq)?.({ result: Object(frame.result) })
        break
      case 'fault':
        this.#waiting.get(frame.cseq)?.({ fault: frame.fault.code, details: frame.fault.details })
        break
      case 'unreadable':
        break
      default:
        frame satisfies never
    }
    for (const watcher of [...this.#watchers]) watcher()
  }
}
