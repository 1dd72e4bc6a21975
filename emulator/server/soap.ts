import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import {
  readParams,
  readRequest,
  writeAnswer,
  writeFault,
  type SoapRequest,
} from '../../src-main/portaswitch/protocol/soap/envelope.ts'
import { boundaryOf, MimeError, partName, readParts, wholePart } from '../../src-main/portaswitch/protocol/soap/mime.ts'
import { XmlError } from '../../src-main/portaswitch/protocol/soap/xml.ts'
import type { Sound } from '../model/sound.ts'
import { findRow, type Reply } from './dispatch.ts'
import type { Exchange } from './exchange.ts'
import { longestBody } from './read-body.ts'
import { sendFileParts } from './soap-file.ts'

/** Where the reference has SOAP: the first in its overview, the second in its script. */
export const soapPaths: ReadonlySet<string> = new Set(['/soap/soap.fcgi', '/soap.fcgi'])

/** XML over SOAP 1.1, with files as MIME attachments. */
export async function serveSoap(exchange: Exchange, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    return sendFault(response, 405, { code: 'Client.method_not_allowed', message: 'requests are sent by POST' })
  }
  try {
    const { envelope, files } = await readSoapBody(request)
    const soap = readRequest(envelope)
    const row = findRow(soap.service, soap.method)
    exchange.receive(
      {
        service: soap.service,
        method: soap.method,
        params: row === undefined ? {} : readParams(row, soap),
        authInfo: soap.authInfo,
        transport: 'soap',
        connection: undefined,
        files,
      },
      (reply) => sendReply(response, soap, reply),
    )
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof MimeError)) throw error
    sendFault(response, 500, { code: 'Client.bad_request', message: error.message })
  }
}

async function readSoapBody(
  request: IncomingMessage,
): Promise<{ readonly envelope: string; readonly files: readonly Sound[] }> {
  const contentType = request.headers['content-type'] ?? ''
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) {
    if (!/^(?:text|application)\/(?:soap\+)?xml\b/i.test(contentType))
      throw new XmlError(`Content-Type ${contentType} is not known`)
    return { envelope: (await wholePart({ chunks: request }, longestBody)).toString('utf8'), files: [] }
  }
  let envelope: string | undefined
  const files: Sound[] = []
  for await (const part of readParts(request, boundary)) {
    const bytes = await wholePart(part, longestBody)
    const type = part.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'application/octet-stream'
    if (envelope === undefined) envelope = bytes.toString('utf8')
    else files.push({ name: partName(part) ?? '', type, bytes: new Uint8Array(bytes) })
  }
  if (envelope === undefined) throw new MimeError('there is no part')
  return { envelope, files }
}

function sendReply(response: ServerResponse, request: SoapRequest, reply: Reply): void {
  switch (reply.kind) {
    case 'answer': {
      const { namespace, method: name } = request
      const row = findRow(request.service, name)
      // A reply to what is not in the table is a fault.
      if (row === undefined) return void response.writeHead(500).end()
      const envelope = writeAnswer(row, { name, namespace, answer: reply.answer })
      if (reply.file !== undefined) return sendFileParts(response, envelope, reply.file)
      return void response.writeHead(200, { 'content-type': xmlType }).end(envelope)
    }
    case 'fault':
      return sendFault(response, 500, reply.fault)
    default:
      reply satisfies never
  }
}

const xmlType = 'text/xml; charset=utf-8'

function sendFault(response: ServerResponse, status: number, fault: Fault): void {
  response.writeHead(status, { 'content-type': xmlType }).end(writeFault(fault))
}
