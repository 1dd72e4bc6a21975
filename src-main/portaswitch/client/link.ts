import { readFrame } from '../protocol/envelope.ts'
import { readIvrEvent, type IvrEvent } from '../protocol/ivr.ts'
import { readLeg, type Leg } from '../protocol/leg.ts'
import type { Method, ParamsOf, ResultOf } from '../protocol/method.ts'
import type { AuthInfo } from '../protocol/session.ts'
import { checkParams, readResult } from './check.ts'
import { openConnection, type Connection, type ConnectionOptions } from './connection.ts'
import type { PortaSwitchError } from './error.ts'
import { createRpc, type Rpc } from './rpc.ts'

/** One connection's worth of the JSON-RPC API: requests go out, legs come in. */
export interface Link {
  /** Rejects with a `PortaSwitchError`. */
  ask<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    options: { readonly auth: AuthInfo; readonly signal: AbortSignal },
  ): Promise<ResultOf<M>>
  /** As {@link Connection.localAddress}. */
  readonly localAddress: string | undefined
  check(): void
  close(): void
  /** As {@link Connection.lost}; all that waited has been rejected by then. */
  readonly lost: Promise<PortaSwitchError>
}

export async function openLink(
  options: Omit<ConnectionOptions, 'onText'> & {
    readonly onLeg: (leg: Leg) => void
    readonly onIvrEvent: (event: IvrEvent) => void
  },
): Promise<Link> {
  const { log, onLeg, onIvrEvent } = options
  let rpc: Rpc | undefined = undefined
  const connection = await openConnection({ ...options, onText: read })
  const opened = createRpc({ send: connection.send, log })
  rpc = opened
  const lost = connection.lost.then((error) => {
    opened.close()
    return error
  })

  function read(text: string): void {
    const frame = readFrame(text)
    switch (frame.kind) {
      case 'notification': {
        const event = readIvrEvent(frame.call)
        return event === undefined ? onLeg(readLeg(frame.call)) : onIvrEvent(event)
      }
      case 'reply':
      case 'fault':
        return rpc?.answer(frame)
      case 'unreadable':
        return log.warn('frame dropped', { why: frame.why, characters: text.length })
      default:
        frame satisfies never
    }
  }

  return {
    lost,
    ask: async (method, params, { auth, signal }) => {
      const { service, name } = method
      const result = await opened.ask(
        { auth_info: auth, service, method: name, params: checkParams(method, params) },
        signal,
      )
      return readResult(method, result)
    },
    localAddress: connection.localAddress,
    check: connection.check,
    close: connection.close,
  }
}
