import { randomUUID } from 'node:crypto'
import type { Timing } from '../../timing.ts'
import type { DownloadMethod, Method, ParamsOf, ResultOf, UploadMethod } from '../protocol/method.ts'
import type { AuthInfo } from '../protocol/session.ts'
import { checkParams, readResult } from './check.ts'
import type { ConnectTls } from './connect-tls.ts'
import { PortaSwitchError } from './error.ts'
import type { Download, UploadFile } from './file.ts'
import { readDryRun, type DryRun } from './dry-run.ts'
import { httpsPost } from './https-post.ts'
import { streamPost, type StreamedAnswer } from './https-stream.ts'
import { multipartForm, plainBody, type Body } from './multipart.ts'
import { RestAgent } from './rest-agent.ts'
import { readRestAnswer, type RestAnswer } from './rest-answer.ts'
import { readFile, readText } from './rest-file.ts'
import type { ServerClock } from './server-clock.ts'
import type { Server } from './server.ts'
import type { AskOptions, FileOptions, Services } from './services.ts'

/** The JSON API over HTTPS. */
export interface Rest extends Services {
  /** Has the server check arguments, unchecked by us, and do nothing. */
  dryRun<M extends Method>(method: M, params: ParamsOf<M>, options: AskOptions): Promise<DryRun>
  /** Lets go of kept connections that nobody uses: they may be dead. */
  forgetIdle(): void
  close(): void
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
  readonly timing: Pick<Timing, 'request' | 'heartbeat' | 'fileStalled'>
  readonly serverClock: ServerClock
}): Rest {
  // A connection that has lain idle for longer may be dead by then, which only a heartbeat could tell.
  const agent = new RestAgent(connect, { idle: timing.heartbeat })
  /** The one that answered, for as long as this lives. */
  let known: (typeof addresses)[number] | undefined

  async function ask<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    { auth, signal }: AskOptions = {},
  ): Promise<ResultOf<M>> {
    const form = new URLSearchParams(fieldsOf(method, params, auth)).toString()
    return readResult(method, await resultOf(method, (path) => post(path, form, signal)))
  }

  async function dryRun<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    { auth, signal }: AskOptions,
  ): Promise<DryRun> {
    const fields = { ...authField(auth), params: JSON.stringify(params), aux_info: JSON.stringify({ dry_run: 1 }) }
    const form = new URLSearchParams(fields).toString()
    return readDryRun(await resultOf(method, (path) => post(path, form, signal)))
  }

  async function upload<M extends UploadMethod>(
    method: M,
    params: ParamsOf<M>,
    file: UploadFile,
    options: FileOptions,
  ): Promise<ResultOf<M>> {
    const fields = fieldsOf(method, params, options.auth)
    const body = multipartForm(fields, method.upload.part, file, `sidetone-${randomUUID()}`)
    const json = await resultOf(method, async (path) => readWhole(await stream(path, body, options)))
    return readResult(method, json)
  }

  async function download<M extends DownloadMethod>(
    method: M,
    params: ParamsOf<M>,
    options: FileOptions,
  ): Promise<Download | undefined> {
    const body = plainBody(new URLSearchParams(fieldsOf(method, params, options.auth)).toString())
    let file: Download | undefined
    const json = await resultOf(method, async (path) => {
      const answer = await stream(path, body, options)
      file = readFile(answer)
      return file === undefined ? readWhole(answer) : { kind: 'result', json: {} }
    })
    readResult(method, json)
    return file
  }

  /** Tries where the API can live, until it is known where it does. */
  async function resultOf(method: Method, ask: (path: string) => Promise<RestAnswer>): Promise<unknown> {
    for (const address of known === undefined ? addresses : [known]) {
      const answer = await ask(address(method))
      if (answer.kind === 'elsewhere') {
        if (known !== undefined) throw answer.error
        continue
      }
      // A proxy's page says nothing of what is behind it.
      if (answer.kind === 'result' || answer.error.fault !== undefined) known = address
      if (answer.kind === 'failed') throw answer.error
      return answer.json
    }
    throw new PortaSwitchError('notPortaSwitch')
  }

  function stream(path: string, body: Body, { signal, onProgress }: FileOptions): Promise<StreamedAnswer> {
    const headers = { Accept: '*/*' }
    return streamPost({ server, agent, path, headers, body, stalled: timing.fileStalled, signal, onProgress })
  }

  async function post(path: string, body: string, signal: AbortSignal | undefined): Promise<RestAnswer> {
    let sentAt = serverClock.stamp()
    const onSending = () => (sentAt = serverClock.stamp())
    const answer = await httpsPost({ server, agent, path, body, limit: timing.request, signal, onSending })
    serverClock.heard(answer.date, sentAt)
    return readRestAnswer(answer.status, answer.body)
  }

  return { ask, dryRun, upload, download, forgetIdle: () => agent.forgetIdle(), close: () => agent.destroy() }
}

const readWhole = async (answer: StreamedAnswer): Promise<RestAnswer> =>
  readRestAnswer(answer.status, await readText(answer))

/** The fields of every form, each JSON. */
function fieldsOf<M extends Method>(method: M, params: ParamsOf<M>, auth: AuthInfo | undefined) {
  return { ...authField(auth), params: JSON.stringify(checkParams(method, params)) }
}

const authField = (auth: AuthInfo | undefined): Readonly<Record<string, string>> =>
  auth === undefined ? {} : { auth_info: JSON.stringify(auth) }
