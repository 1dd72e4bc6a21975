import type { Timing } from '../../timing.ts'
import type { Method, ParamsOf, ResultOf } from '../protocol/method.ts'
import { checkParams } from './check.ts'
import { PortaSwitchError } from './error.ts'
import { limited } from './limited.ts'
import type { Link } from './link.ts'
import type { Rest } from './rest.ts'
import type { Session } from './session.ts'

/** Asks a method within the session. Rejects with a {@link PortaSwitchError}. */
export type Ask = <M extends Method>(method: M, params: ParamsOf<M>, signal?: AbortSignal) => Promise<ResultOf<M>>

/** Requests within the session, whichever way they go; all end when the line is closed. */
export interface Requests {
  readonly overRest: Ask
  /** For `timing.request` at most. */
  overLink(link: Link): Ask
  /** The way that the method's row prefers, for `timing.request` at most. */
  readonly call: Ask
}

export function createRequests({
  session,
  rest,
  timing,
  closed,
  currentLink,
}: {
  readonly session: Session
  readonly rest: Rest
  readonly timing: Pick<Timing, 'request'>
  readonly closed: AbortSignal
  /** Throws where there is none. */
  readonly currentLink: () => Link
}): Requests {
  const overRest: Ask = (method, params, signal = closed) =>
    session.use((auth) => rest.ask(method, params, { auth, signal }))

  const overLink =
    (link: Link): Ask =>
    (method, params, signal) =>
      inTime(signal, (signal) => session.use((auth) => link.ask(method, params, { auth, signal })))

  const call: Ask = async (method, params, signal) => {
    checkParams(method, params)
    if (method.transports[0] === 'rest') return inTime(signal, (signal) => overRest(method, params, signal))
    return overLink(currentLink())(method, params, signal)
  }

  function inTime<T>(signal: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = () => new PortaSwitchError('unanswered')
    return limited({ ms: timing.request, late, signals: [closed, signal] }, run)
  }

  return { overRest, overLink, call }
}
