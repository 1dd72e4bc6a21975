import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import type { Sound } from '../model/sound.ts'
import { garble } from '../faults/garble.ts'
import type { Reply } from './dispatch.ts'
import type { Exchange } from './exchange.ts'
import { BadBody, readBody } from './read-body.ts'
import { serveSoap, soapPaths } from './soap.ts'
import { serveSchema, wsdlPath } from './wsdl.ts'

const path = /^(?:\/UM)?\/rest\/([A-Za-z_]\w*)\/([A-Za-z_]\w*)\/?$/

/** The JSON API over HTTPS: `/rest/SERVICE/METHOD`, with `/UM` before it and `/` after it or not. */
export async function serveRest(exchange: Exchange, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://localhost')
  const send = (status: number, body: unknown) => sendJson(exchange, response, status, body)

  if (exchange.faults.use('bad gateway') !== undefined) return sendBadGateway(response)
  const redirect = exchange.faults.use('redirect')
  if (redirect !== undefined) {
    response.writeHead(302, { location: redirect.to }).end()
    return
  }
  if (hasCredentials(url)) return send(500, restFault({ code: 'Client.credentials_in_url', message: credentialsInUrl }))
  if (soapPaths.has(url.pathname)) return serveSoap(exchange, request, response)
  if (url.pathname === wsdlPath && request.method === 'GET') return serveSchema(url, response)
  const match = exchange.switchboard.world.options.serves === 'soap' ? null : path.exec(url.pathname)
  const [, service, method] = match ?? []
  if (service === undefined || method === undefined)
    return send(404, restFault({ code: 'Client.not_found', message: 'no such address' }))
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    return send(405, restFault({ code: 'Client.method_not_allowed', message: 'requests are sent by POST' }))
  }

  try {
    const body = await readBody(request)
    const authInfo = bearer(request) ?? body.authInfo
    const { params, files, auxInfo } = body
    const dryRun = isDryRun(auxInfo)
    const whole = {
      service,
      method,
      params,
      files,
      authInfo,
      dryRun,
      transport: 'rest',
      connection: undefined,
    } as const
    exchange.receive(whole, (reply) => sendReply(exchange, response, reply))
  } catch (error) {
    if (!(error instanceof BadBody)) throw error
    send(500, restFault({ code: 'Client.bad_request', message: error.message }))
  }
}

const credentialsInUrl = 'credentials in an address end up in logs and histories: send them in the body of a POST'

function hasCredentials(url: URL): boolean {
  const text = safeDecode(`${url.pathname}${url.search}`)
  return url.searchParams.has('auth_info') || /"(?:login|password|session_id|access_token|token)"\s*:/.test(text)
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Sending a HTTP request: `aux_info` with `dry_run`. */
const isDryRun = (auxInfo: unknown) => {
  const asked: unknown = Reflect.get(Object(auxInfo), 'dry_run')
  return asked === 1 || asked === true || asked === '1'
}

function bearer(request: IncomingMessage): { readonly access_token: string } | undefined {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return token === undefined ? undefined : { access_token: token }
}

function sendReply(exchange: Exchange, response: ServerResponse, reply: Reply): void {
  switch (reply.kind) {
    case 'answer':
      return reply.file === undefined
        ? sendJson(exchange, response, 200, reply.answer)
        : sendFile(exchange, response, reply.file)
    case 'fault':
      return sendJson(exchange, response, 500, restFault(reply.fault))
    default:
      reply satisfies never
  }
}

const restFault = ({ code, message, details }: Fault) => ({
  faultcode: code,
  faultstring: message,
  ...(details === undefined ? {} : { details }),
})

/** A file is the whole answer; a fault can keep its rest. */
function sendFile(exchange: Exchange, response: ServerResponse, { name, type, bytes }: Sound): void {
  response.writeHead(200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name.replace(/["\\\r\n]/g, '_')}"`,
    'content-length': bytes.length,
  })
  const broken = exchange.faults.use('half a file')
  if (broken === undefined) return void response.end(bytes)
  response.write(bytes.subarray(0, broken.bytes), () => {
    if (broken.how === 'cut') response.destroy()
  })
}

function sendJson(exchange: Exchange, response: ServerResponse, status: number, body: unknown): void {
  const spoilt = exchange.faults.use('garble', ({ what }) => what !== 'notifications')
  const text = JSON.stringify(body)
  const data = spoilt === undefined ? text : garble(text, spoilt.how)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(data)
}

/** What a proxy in front of the switch says when the switch is away. */
export const badGatewayPage =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

function sendBadGateway(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/html' }).end(badGatewayPage)
}
