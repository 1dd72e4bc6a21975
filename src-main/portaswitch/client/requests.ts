import type { Timing } from '../../timing.ts'
import { faultKind } from '../protocol/fault.ts'
import { tooLong } from '../protocol/limits.ts'
import type { DownloadMethod, Method, ParamsOf, ResultOf, UploadMethod } from '../protocol/method.ts'
import { checkParams } from './check.ts'
import { PortaSwitchError } from './error.ts'
import type { Download, UploadFile } from './file.ts'
import type { DryRun } from './dry-run.ts'
import { limited } from './limited.ts'
import type { Log } from './log.ts'
import type { Link } from './link.ts'
import type { Rest } from './rest.ts'
import type { Services } from './services.ts'
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
  /** Over REST, for `timing.request` at most. */
  dryRun<M extends Method>(method: M, params: ParamsOf<M>, signal: AbortSignal | undefined): Promise<DryRun>
  upload<M extends UploadMethod>(
    method: M,
    params: ParamsOf<M>,
    file: UploadFile,
    options?: { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((sent: number) => void) | undefined },
  ): Promise<ResultOf<M>>
  download<M extends DownloadMethod>(
    method: M,
    params: ParamsOf<M>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Download | undefined>
}

export function createRequests({
  session,
  services,
  rest,
  timing,
  closed,
  log,
  currentLink,
}: {
  readonly session: Session
  readonly services: Services
  readonly rest: Pick<Rest, 'dryRun'>
  readonly timing: Pick<Timing, 'request'>
  readonly closed: AbortSignal
  readonly log: Log
  /** Throws where there is none. */
  readonly currentLink: () => Link
}): Requests {
  const overRest: Ask = (method, params, signal = closed) =>
    session.use((auth) => services.ask(method, params, { auth, signal }))

  const overLink =
    (link: Link): Ask =>
    (method, params, signal) =>
      inTime(signal, (signal) => session.use((auth) => link.ask(method, params, { auth, signal })))

  const call: Ask = async (method, params, signal) => {
    checked(method, params)
    return byAnyName(method, (method) =>
      method.transports[0] === 'websocket'
        ? overLink(currentLink())(method, params, signal)
        : inTime(signal, (signal) => overRest(method, params, signal)),
    )
  }

  const dryRun: Requests['dryRun'] = (method, params, signal) =>
    inTime(signal, (signal) => session.use((auth) => rest.dryRun(method, params, { auth, signal })))

  const upload: Requests['upload'] = async (method, params, file, { signal, onProgress } = {}) => {
    checked(method, params)
    return byAnyName(method, (method) =>
      session.use((auth) => services.upload(method, params, file, { auth, signal: untilClosed(signal), onProgress })),
    )
  }

  const download: Requests['download'] = async (method, params, { signal } = {}) => {
    checked(method, params)
    return session.use((auth) => services.download(method, params, { auth, signal: untilClosed(signal) }))
  }

  const untilClosed = (signal: AbortSignal | undefined) =>
    signal === undefined ? closed : AbortSignal.any([closed, signal])

  /** Refuses what does not fit; what is only longer than the table says is for the server to judge. */
  function checked<M extends Method>(method: M, params: ParamsOf<M>): void {
    for (const { path, max } of tooLong(method.params, checkParams(method, params)))
      log.warn('longer than the reference allows', { method: `${method.service}.${method.name}`, property: path, max })
  }

  function inTime<T>(signal: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = () => new PortaSwitchError('unanswered')
    return limited({ ms: timing.request, late, signals: [closed, signal] }, run)
  }

  return { overRest, overLink, call, dryRun, upload, download }
}

/** Servers differ in the spelling of a name. */
async function byAnyName<M extends Method, Answer>(method: M, ask: (method: M) => Promise<Answer>): Promise<Answer> {
  try {
    return await ask(method)
  } catch (error) {
    const [next, ...rest] = method.otherNames ?? []
    if (next === undefined || !isUnknownMethod(error)) throw error
    return byAnyName({ ...method, name: next, otherNames: rest }, ask)
  }
}

const isUnknownMethod = (error: unknown) =>
  error instanceof PortaSwitchError && error.fault !== undefined && faultKind(error.fault) === 'unknownMethod'
