import { Agent } from 'node:https'
import type { Method, Transport } from '../../src-main/portaswitch/protocol/method.ts'
import { readAnswer, serviceNamespace } from '../../src-main/portaswitch/protocol/soap/envelope.ts'
import { escapeXml } from '../../src-main/portaswitch/protocol/soap/xml.ts'
import type { RunningEmulator } from '../harness.ts'
import { LineClient } from './line-client.ts'
import { json, send } from './rest.ts'

/** What an emulator made of a request: the fault and what is wrong by property, or that it was answered. */
export type Made = { readonly fault: string | undefined; readonly wrong: Readonly<Record<string, unknown>> }

/** Asks one emulator in one session over each transport, without any check of its own: to send what the table forbids. */
export class Asker {
  readonly #emulator: RunningEmulator
  readonly #socket: LineClient
  readonly #session: string
  readonly #agent = new Agent({ keepAlive: true })

  private constructor(emulator: RunningEmulator, socket: LineClient, session: string) {
    this.#emulator = emulator
    this.#socket = socket
    this.#session = session
  }

  static async signedIn(emulator: RunningEmulator): Promise<Asker> {
    const socket = await LineClient.connect(emulator)
    return new Asker(emulator, socket, String((await socket.signIn())['session_id']))
  }

  async ask(row: Method, params: unknown, transport: Transport): Promise<Made> {
    const { service, name } = row
    switch (transport) {
      case 'rest': {
        const url = `${this.#emulator.url}/rest/${service}/${name}`
        const { body, headers } = json(Object(params), { session_id: this.#session })
        const { json: fault } = await send(url, { agent: this.#agent, body, headers })
        return made(fault?.['faultcode'], fault?.['details'])
      }
      case 'websocket': {
        const came = await this.#socket.call(`${service}.${name}`, Object(params))
        return 'fault' in came ? made(came.fault, came.details) : made(undefined, {})
      }
      case 'soap': {
        const { text } = await send(`${this.#emulator.url}/soap/soap.fcgi`, {
          agent: this.#agent,
          body: envelope(row, params, this.#session),
          headers: { 'content-type': 'text/xml' },
        })
        const read = readAnswer(row, text)
        return read.kind === 'fault' ? made(read.fault.code, read.fault.details) : made(undefined, {})
      }
      default:
        return transport satisfies never
    }
  }

  close(): void {
    this.#socket.close()
    this.#agent.destroy()
  }
}

const made = (fault: unknown, wrong: unknown): Made => ({
  fault: typeof fault === 'string' ? fault : undefined,
  wrong: { ...Object(wrong) },
})

const envelope = ({ service, name }: Method, params: unknown, session: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
  `<s:Header><auth_info><session_id>${session}</session_id></auth_info></s:Header>` +
  `<s:Body><m:${name} xmlns:m="${serviceNamespace('h', service)}">${element('in', params)}</m:${name}></s:Body></s:Envelope>`

/** A value as it is, whatever its row says of it. */
function element(name: string, value: unknown): string {
  if (value === undefined) return ''
  if (value === null) return `<${name} xsi:nil="true"/>`
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`
  const inside = Object.entries(value).map(([each, inner]) => element(Array.isArray(value) ? 'item' : each, inner))
  // An element in the place of a text, where a structure has nothing in it.
  return `<${name}>${inside.length === 0 && name !== 'in' ? '<nothing/>' : inside.join('')}</${name}>`
}
