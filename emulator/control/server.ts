import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import * as v from 'valibot'
import { portOf } from '../server/https.ts'
import type { ControlCommands } from './commands.ts'
import { controls, type ControlName } from './contract.ts'
import { NoSuchCall } from './phone.ts'

type AnyCommand = (params: unknown) => unknown

const isControl = (name: string): name is ControlName => Object.hasOwn(controls, name)

/** The control address: plain HTTP on 127.0.0.1, with a token for each start. */
export class ControlServer {
  readonly token = randomBytes(24).toString('base64url')
  readonly #server: Server
  readonly #commands: ControlCommands

  constructor(commands: ControlCommands) {
    this.#commands = commands
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy())
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    return `http://127.0.0.1:${portOf(this.#server.address())}`
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    // A page in a browser always sends Origin with a POST: no web site may play with the switch.
    if (request.headers.origin !== undefined) return void send(403, { error: 'requests with an Origin are refused' })
    if (!this.#knows(request.headers.authorization)) return void send(401, { error: 'the token is missing or wrong' })
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)
    if (name === '' || !isControl(name))
      return void send(404, { error: `there are ${Object.keys(controls).join(', ')}` })
    if (request.method !== 'POST') return void send(405, { error: 'requests are sent by POST' })

    const params = v.safeParse(controls[name].params, await readJson(request))
    if (!params.success)
      return void send(400, {
        error: params.issues.map((each) => `${v.getDotPath(each) ?? 'body'}: ${each.message}`).join('; '),
      })
    try {
      // The table makes sure that a command takes what its schema gives.
      const command = this.#commands[name] as AnyCommand
      send(200, await command(params.output))
    } catch (error) {
      if (!(error instanceof NoSuchCall || error instanceof RangeError)) throw error
      send(409, { error: error.message })
    }
  }

  #knows(authorization: string | undefined): boolean {
    const given = Buffer.from(authorization ?? '')
    const right = Buffer.from(`Bearer ${this.token}`)
    return given.length === right.length && timingSafeEqual(given, right)
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)))
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
