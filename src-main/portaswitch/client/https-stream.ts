import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { request, type Agent } from 'node:https'
import { PortaSwitchError } from './error.ts'
import { reasonOf } from './limited.ts'
import type { Body } from './multipart.ts'
import { networkError, systemCode } from './network-error.ts'
import type { Server } from './server.ts'

export interface StreamedPost {
  readonly server: Server
  readonly agent: Agent
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
  /** How long nothing may move, either way, from when there is a connection; milliseconds. */
  readonly stalled: number
  readonly signal: AbortSignal
  readonly onProgress?: ((sent: number) => void) | undefined
}

/** The head of an answer. Its body is still on the wire: read it, or leave the loop. */
export interface StreamedAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Throws a {@link PortaSwitchError}. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * Sends one POST piece by piece and answers as soon as the head of the answer is there. However long it takes, it goes on
 * while something moves. Follows no redirect. Rejects with a {@link PortaSwitchError}.
 */
export async function streamPost(post: StreamedPost): Promise<StreamedAnswer> {
  try {
    return await exchange(post)
  } catch (error) {
    // The server closed a kept connection just when it was used again: the request never arrived.
    if (!(error instanceof LostWhileIdle)) throw error
    return await exchange(post)
  }
}

class LostWhileIdle extends PortaSwitchError {
  constructor(cause: unknown) {
    super('network', { cause })
  }
}

function exchange({ server, agent, path, headers, body, stalled, signal, onProgress }: StreamedPost) {
  return new Promise<StreamedAnswer>((resolve, reject) => {
    if (signal.aborted) return reject(reasonOf(signal))
    const outgoing = request({
      ...{ agent, host: server.host, port: server.port, path, method: 'POST' },
      headers: { ...headers, 'Content-Type': body.type, 'Content-Length': body.length },
    })
    let timer: NodeJS.Timeout | undefined
    /** Why it was given up by us; Node's own error is a consequence then. */
    let given: PortaSwitchError | undefined
    let isAnswered = false
    const giveUp = (error: PortaSwitchError) => {
      given ??= error
      settle()
      reject(given)
      outgoing.destroy()
    }
    const cancel = () => giveUp(reasonOf(signal))
    const settle = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    }
    const moved = () => {
      clearTimeout(timer)
      timer = setTimeout(() => giveUp(new PortaSwitchError('unanswered')), stalled)
    }
    signal.addEventListener('abort', cancel)

    outgoing.on('error', (error) => {
      settle()
      const isLost = outgoing.reusedSocket && systemCode(error) === 'ECONNRESET'
      reject(given ?? (isLost ? new LostWhileIdle(error) : networkError(error)))
    })
    outgoing.once('socket', moved)
    outgoing.once('response', (incoming) => {
      isAnswered = true
      clearTimeout(timer)
      const chunks = read(incoming, {
        waiting: (isWaiting) => (isWaiting ? moved() : clearTimeout(timer)),
        failed: (error) => given ?? networkError(error),
        // An answer that came early, a fault for instance, leaves a request that will never be whole.
        finished: () => (settle(), outgoing.writableFinished || outgoing.destroy()),
      })
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, chunks })
    })

    void write()

    async function write(): Promise<void> {
      try {
        for await (const piece of body.read(onProgress)) {
          if (isAnswered || given !== undefined) return
          await written(piece)
          if (!isAnswered && timer !== undefined) moved()
        }
        outgoing.end()
      } catch (error) {
        // What the socket says has been said by its own event.
        if (!outgoing.destroyed) giveUp(networkError(error))
      }
    }

    const written = (piece: Uint8Array) =>
      new Promise<void>((done, failed) => outgoing.write(piece, (error) => (error ? failed(error) : done())))
  })
}

async function* read(
  incoming: IncomingMessage,
  on: {
    readonly waiting: (isWaiting: boolean) => void
    readonly failed: (error: unknown) => PortaSwitchError
    readonly finished: () => void
  },
): AsyncGenerator<Uint8Array> {
  try {
    on.waiting(true)
    for await (const chunk of incoming) {
      on.waiting(false)
      yield chunk
      on.waiting(true)
    }
  } catch (error) {
    throw on.failed(error)
  } finally {
    on.finished()
  }
}
