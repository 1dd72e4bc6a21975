import type { IncomingMessage } from 'node:http'
import { request, type Agent } from 'node:https'
import { PortaSwitchError } from './error.ts'
import { reasonOf } from './limited.ts'
import { networkError, systemCode } from './network-error.ts'
import type { Server } from './server.ts'

export interface Post {
  readonly server: Server
  readonly agent: Agent
  readonly path: string
  /** `application/x-www-form-urlencoded`. */
  readonly body: string
  /** From when there is a connection, milliseconds. */
  readonly limit: number
  readonly signal: AbortSignal | undefined
  /** The request goes out. */
  readonly onSending: () => void
}

export interface Posted {
  readonly status: number
  /** The Date header. */
  readonly date: string | undefined
  readonly body: string
}

/** No answer that is read here comes near it, bytes. */
const longestBody = 1_000_000

/** Sends one POST and reads the answer whole. Follows no redirect. Rejects with a {@link PortaSwitchError}. */
export async function httpsPost(post: Post): Promise<Posted> {
  try {
    return await exchange(post)
  } catch (error) {
    if (!(error instanceof LostWhileIdle)) throw error
    return await exchange(post)
  }
}

/** The server closed a kept connection just when it was used again: the request never arrived. */
class LostWhileIdle extends PortaSwitchError {
  constructor(cause: unknown) {
    super('network', { cause })
  }
}

function exchange({ server, agent, path, body, limit, signal, onSending }: Post): Promise<Posted> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal))
    const outgoing = request({
      ...{ agent, host: server.host, port: server.port, path, method: 'POST' },
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(body),
      },
    })
    let timer: NodeJS.Timeout | undefined
    const fail = (error: Error) => {
      reject(error)
      outgoing.destroy()
    }
    const cancel = () => fail(reasonOf(signal))
    signal?.addEventListener('abort', cancel)
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
    outgoing.on('socket', () => {
      timer = setTimeout(() => fail(new PortaSwitchError('unanswered')), limit)
      onSending()
    })
    outgoing.on('response', (incoming) => {
      const { statusCode: status = 0, headers } = incoming
      readBody(incoming)
        .then((body) => resolve({ status, date: headers.date, body }), fail)
        .finally(settle)
    })
    outgoing.on('error', (error) => {
      const isLost = outgoing.reusedSocket && systemCode(error) === 'ECONNRESET'
      reject(isLost ? new LostWhileIdle(error) : networkError(error))
      settle()
    })
    outgoing.end(body)
  })
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of incoming) {
      parts.push(part)
      length += part.length
      if (length > longestBody) throw new PortaSwitchError('unreadable', { message: 'answer too long' })
    }
  } catch (error) {
    throw networkError(error)
  }
  return Buffer.concat(parts).toString('utf8')
}
