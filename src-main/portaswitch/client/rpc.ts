import type { Frame, RequestFrame } from '../protocol/envelope.ts'
import { PortaSwitchError } from './error.ts'
import { reasonOf } from './limited.ts'
import type { Log } from './log.ts'
import { refused } from './rest-answer.ts'

/** Requests over a WebSocket, each known by its `cseq`; answers come in any order. Access to JSON-RPC API. */
export interface Rpc {
  /** Rejects with a {@link PortaSwitchError}: `refused`, `standby`, `offline`, or the reason of `signal`. */
  ask(request: Omit<RequestFrame, 'cseq'>, signal: AbortSignal): Promise<unknown>
  /** Takes an answer. One that nobody waits for, or not any more, is ignored. */
  answer(frame: Extract<Frame, { kind: 'reply' | 'fault' }>): void
  /** Rejects all that wait, and all that will be asked, with `offline`. */
  close(): void
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: PortaSwitchError): void
}

/** `send` answers false where nothing can be sent any more. */
export function createRpc({ send, log }: { readonly send: (text: string) => boolean; readonly log: Log }): Rpc {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let closed = false

  return {
    ask: (request, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(reasonOf(signal))
        last += 1
        const frame: RequestFrame = { cseq: last, ...request }
        if (closed || !send(JSON.stringify(frame))) return reject(new PortaSwitchError('offline'))
        const cancel = () => settle(frame.cseq)?.reject(reasonOf(signal))
        const done = () => signal.removeEventListener('abort', cancel)
        signal.addEventListener('abort', cancel, { once: true })
        waiting.set(frame.cseq, {
          resolve: (result) => (done(), resolve(result)),
          reject: (error) => (done(), reject(error)),
        })
      }),
    answer: (frame) => {
      const asked = settle(frame.cseq)
      if (asked === undefined) log.debug('answer that nobody waits for', { cseq: frame.cseq })
      else if (frame.kind === 'reply') asked.resolve(frame.result)
      else asked.reject(refused(frame.fault))
    },
    close: () => {
      closed = true
      for (const cseq of [...waiting.keys()]) settle(cseq)?.reject(new PortaSwitchError('offline'))
    },
  }

  function settle(cseq: number): Waiting | undefined {
    const asked = waiting.get(cseq)
    waiting.delete(cseq)
    return asked
  }
}
