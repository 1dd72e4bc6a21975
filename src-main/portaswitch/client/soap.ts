import { randomUUID } from 'node:crypto'
import type { Timing } from '../../timing.ts'
import type { Method, ParamsOf } from '../protocol/method.ts'
import type { AuthInfo } from '../protocol/session.ts'
import { writeRequest } from '../protocol/soap/envelope.ts'
import { fitsXml } from '../protocol/soap/xml.ts'
import { checkParams, readResult } from './check.ts'
import type { ConnectTls } from './connect-tls.ts'
import { PortaSwitchError } from './error.ts'
import { streamPost } from './https-stream.ts'
import { limited } from './limited.ts'
import { plainBody, relatedParts, type Body } from './multipart.ts'
import { RestAgent } from './rest-agent.ts'
import type { Server } from './server.ts'
import type { FileOptions, Services } from './services.ts'
import { readSoapAnswer, type SoapAnswer } from './soap-answer.ts'

/** XML over SOAP 1.1, for the media services and the session. */
export interface Soap extends Services {
  close(): void
}

/** The first in the reference's overview, the second in its script. */
const paths = ['/soap/soap.fcgi', '/soap.fcgi']

export function createSoap({
  server,
  connect,
  timing,
}: {
  readonly server: Server
  readonly connect: ConnectTls
  readonly timing: Pick<Timing, 'request' | 'heartbeat' | 'fileStalled'>
}): Soap {
  const agent = new RestAgent(connect, { idle: timing.heartbeat })
  /** The one that answered, for as long as this lives. */
  let known: string | undefined

  async function send(
    method: Method,
    body: Body,
    { signal, onProgress }: Omit<FileOptions, 'auth'>,
  ): Promise<SoapAnswer> {
    for (const path of known === undefined ? paths : [known]) {
      const headers = { SOAPAction: `"urn:${method.service}#${method.name}"`, Accept: '*/*' }
      const post = { server, agent, path, headers, body, stalled: timing.fileStalled, signal, onProgress }
      const answer = await readSoapAnswer(method, await streamPost(post))
      if (answer.kind === 'elsewhere') continue
      known = path
      return answer
    }
    throw new PortaSwitchError('notPortaSwitch')
  }

  const envelopeOf = <M extends Method>(method: M, params: ParamsOf<M>, auth: AuthInfo | undefined): string =>
    writeRequest({ host: server.host, method, params: fitting(method, checkParams(method, params)), auth })

  return {
    ask: (method, params, { auth, signal } = {}) => {
      const body = plainBody(envelopeOf(method, params, auth), 'text/xml; charset=utf-8')
      const late = () => new PortaSwitchError('unanswered')
      // The time that opening a connection takes is limited by itself.
      return limited({ ms: timing.request, late, signals: [signal] }, async (signal) =>
        readResult(method, resultOf(await send(method, body, { signal }))),
      )
    },
    upload: async (method, params, file, options) => {
      const body = relatedParts(envelopeOf(method, params, options.auth), file, `sidetone-${randomUUID()}`)
      return readResult(method, resultOf(await send(method, body, options)))
    },
    download: async (method, params, options) => {
      const body = plainBody(envelopeOf(method, params, options.auth), 'text/xml; charset=utf-8')
      const answer = await send(method, body, options)
      readResult(method, resultOf(answer))
      return answer.kind === 'result' ? answer.file : undefined
    },
    close: () => agent.destroy(),
  }
}

function resultOf(answer: SoapAnswer): unknown {
  if (answer.kind === 'result') return answer.json
  throw answer.error
}

/** XML cannot carry every text that JSON can: what it cannot is refused before anything is sent. */
function fitting(method: Method, params: unknown): unknown {
  const unfit = pathsOf(params, '').filter(([, text]) => !fitsXml(text))
  if (unfit.length === 0) return params
  const names = unfit.map(([path]) => path).join(', ')
  throw new PortaSwitchError('invalidParams', {
    message: `${method.service}.${method.name}: no XML can carry ${names}`,
  })
}

/** Every text in a value, with the way to it. */
function pathsOf(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, path === '' ? name : `${path}.${name}`))
}
