import type { Timing } from '../../timing.ts'
import type { Method, ParamsOf, ResultOf } from '../protocol/method.ts'
import type { AuthInfo } from '../protocol/session.ts'
import { checkParams, readResult } from './check.ts'
import type { ConnectTls } from './connect-tls.ts'
import { PortaSwitchError } from './error.ts'
import { httpsPost } from './https-post.ts'
import { RestAgent } from './rest-agent.ts'
import { readRestAnswer, type RestAnswer } from './rest-answer.ts'
import type { ServerClock } from './server-clock.ts'
import type { Server } from './server.ts'

/** The JSON API over HTTPS. */
export interface Rest {
  /** Rejects with a {@link PortaSwitchError}; `timing.request` counts from when there is a connection. */
  ask<M extends Method>(method: M, params: ParamsOf<M>, options?: RestOptions): Promise<ResultOf<M>>
  /** Lets go of kept connections that nobody uses: they may be dead. */
  forgetIdle(): void
  close(): void
}

export interface RestOptions {
  readonly auth?: AuthInfo
  readonly signal?: AbortSignal | undefined
}

/** Where the API can live (field notes, "Transport"), the usual one first. */
const addresses = [
  (method: Method) => `/rest/${method.service}/${method.name}`,
  (method: Method) => `/UM/rest/${method.service}/${method.name}`,
  (method: Method) => `/rest/${method.service}/${method.name}/`,
  (method: Method) => `/UM/rest/${method.service}/${method.name}/`,
]

export function createRest({
  server,
  connect,
  timing,
  serverClock,
}: {
  readonly server: Server
  readonly connect: ConnectTls
  readonly timing: Pick<Timing, 'request' | 'heartbeat'>
  readonly serverClock: ServerClock
}): Rest {
  // A connection that has lain idle for longer may be dead by then, which only a heartbeat could tell.
  const agent = new RestAgent(connect, { idle: timing.heartbeat })
  /** The one that answered, for as long as this lives. */
  let known: (typeof addresses)[number] | undefined

  async function ask<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    { auth, signal }: RestOptions = {},
  ): Promise<ResultOf<M>> {
    const form = new URLSearchParams()
    if (auth !== undefined) form.set('auth_info', JSON.stringify(auth))
    form.set('params', JSON.stringify(checkParams(method, params)))

    for (const address of known === undefined ? addresses : [known]) {
      const answer = await post(address(method), form.toString(), signal)
      if (answer.kind === 'elsewhere') {
        if (known !== undefined) throw answer.error
        continue
      }
      known = address
      if (answer.kind === 'failed') throw answer.error
      return readResult(method, answer.json)
    }
    throw new PortaSwitchError('notPortaSwitch')
  }

  async function post(path: string, body: string, signal: AbortSignal | undefined): Promise<RestAnswer> {
    let sentAt = serverClock.stamp()
    const onSending = () => (sentAt = serverClock.stamp())
    const answer = await httpsPost({ server, agent, path, body, limit: timing.request, signal, onSending })
    serverClock.heard(answer.date, sentAt)
    return readRestAnswer(answer.status, answer.body)
  }

  return { ask, forgetIdle: () => agent.forgetIdle(), close: () => agent.destroy() }
}
