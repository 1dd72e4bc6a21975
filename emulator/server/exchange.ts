import { callControlNotifications } from '../../src-main/portaswitch/protocol/call-control.ts'
import { concerns, FaultDesk } from '../faults/desk.ts'
import type { Told } from '../model/change.ts'
import type { Connection } from './connection.ts'
import { stamp } from './clock.ts'
import { dispatch, type Reply, type Request } from './dispatch.ts'
import { Journal } from './journal.ts'
import { authKind, type RequestEntry, type SentEntry } from './request-log.ts'
import type { Switchboard } from './switchboard.ts'
import { withoutSecrets } from './without-secrets.ts'

/** What the transports share: who is connected, what came in, what left, and what is made to go wrong. */
export class Exchange {
  readonly faults = new FaultDesk()
  readonly requests = new Journal<RequestEntry>()
  readonly sent = new Journal<SentEntry>()
  readonly connections = new Map<number, Connection>()
  #switchboard: Switchboard | undefined

  /** The switchboard needs {@link publish}, so it comes after. */
  set switchboard(switchboard: Switchboard) {
    this.#switchboard = switchboard
  }

  get switchboard(): Switchboard {
    if (this.#switchboard === undefined) throw new Error('the exchange has no switchboard yet')
    return this.#switchboard
  }

  /** Sends notifications to whoever subscribed to one of their lines. */
  publish(told: readonly Told[]): void {
    for (const each of told) {
      const text = JSON.stringify({
        action: 'update',
        event: callControlNotifications,
        result: { call_info: each.info },
      })
      for (const connection of this.connections.values())
        if (connection.hears(each)) this.#notify(connection, each, text)
    }
  }

  /** Sends a frame as it is to whoever subscribed to anything. Returns how many those are. */
  push(frame: string): number {
    const subscribed = [...this.connections.values()].filter(({ scopes }) => scopes.length > 0)
    for (const { socket } of subscribed) socket.send(frame)
    return subscribed.length
  }

  #notify(connection: Connection, { info }: Told, text: string): void {
    connection.outbox.notify(text, (before, after) =>
      this.sent.add({
        connection: connection.id,
        callId: info.call.id,
        tag: info.call.tag,
        state: info.state,
        before,
        after,
      }),
    )
  }

  /**
   * Takes a request from any transport and hands its reply to `answer`, unless a fault keeps it. The notifications of what
   * it did follow the reply.
   */
  receive(request: Request & { readonly cseq?: number | undefined }, answer: (reply: Reply) => void): void {
    const name = `${request.service}.${request.method}`
    const silent = this.faults.has('silence')
    const stalled = this.faults.use('stall', ({ methods }) => concerns(methods, name))
    if (silent || (stalled !== undefined && !stalled.carriedOut)) {
      this.#log(request, 'unanswered')
      return
    }
    const reply = this.#reply(request, name)
    const step = reply.kind === 'answer' ? reply.step : undefined
    const answered = stalled === undefined
    this.#log(request, !answered ? 'unanswered' : reply.kind === 'fault' ? reply.fault.code : 'answered')

    const delay = this.faults.use('delay', ({ methods }) => concerns(methods, name))
    const overtaken = this.faults.use('reorder', ({ what }) => what === 'notifications first')
    if (delay === undefined && overtaken === undefined) {
      if (answered) answer(reply)
      if (step !== undefined) this.switchboard.tell(step)
      return
    }
    if (step !== undefined) this.switchboard.tell(step)
    if (!answered) return
    if (delay === undefined) answer(reply)
    else setTimeout(() => answer(reply), delay.ms)
  }

  #reply(request: Request, name: string): Reply {
    const refuse = this.faults.use('refuse', ({ method }) => concerns([method], name))
    if (refuse !== undefined) {
      const { code, message, details } = refuse
      return { kind: 'fault', fault: { code, message: message ?? code, ...(details === undefined ? {} : { details }) } }
    }
    const [file] = request.files
    const named = (extension: string) => file?.name.toLowerCase().endsWith(`.${extension}`) === true
    if (this.faults.use('refuse format', ({ extension }) => named(extension)) !== undefined) {
      const code = `Client.${request.service}.${request.method}.wrong_parameters`
      return { kind: 'fault', fault: { code, message: `Bad parameters: the format of ${file?.name} is not supported` } }
    }
    if (this.faults.use('pretend', ({ method }) => concerns([method], name)) !== undefined)
      return { kind: 'answer', answer: { success: 1 }, step: undefined, file: undefined }
    const reply = dispatch(request, this.switchboard, () => [...this.connections.values()])
    return name === 'CallControl.get_sip_calls_list' ? this.#withOddLeg(reply) : reply
  }

  #withOddLeg(reply: Reply): Reply {
    if (reply.kind === 'fault' || this.faults.use('odd leg') === undefined) return reply
    const { calls_list } = reply.answer as { readonly calls_list: readonly unknown[] }
    return { ...reply, answer: { calls_list: [{ call: {}, state: null, caller: '' }, ...calls_list] } }
  }

  #log(request: Request & { readonly cseq?: number | undefined }, outcome: string): void {
    const { wall, monotonic } = stamp()
    this.requests.add({
      service: request.service,
      method: request.method,
      params: withoutSecrets(request.params ?? {}),
      transport: request.transport,
      connection: request.connection?.id,
      at: wall,
      monotonic,
      outcome,
      cseq: request.cseq,
      auth: authKind(request.authInfo),
      files: request.files.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.length })),
    })
  }
}
