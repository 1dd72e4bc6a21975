import type { Method } from '../protocol/method.ts'
import { readAnswer } from '../protocol/soap/envelope.ts'
import { boundaryOf, MimeError, partName, readParts, wholePart } from '../protocol/soap/mime.ts'
import { XmlError } from '../protocol/soap/xml.ts'
import { PortaSwitchError } from './error.ts'
import type { Download } from './file.ts'
import type { StreamedAnswer } from './https-stream.ts'
import { refused } from './rest-answer.ts'

/** What an HTTP answer says about a SOAP request. */
export type SoapAnswer =
  | { readonly kind: 'result'; readonly json: unknown; readonly file: Download | undefined }
  | { readonly kind: 'failed'; readonly error: PortaSwitchError }
  /** SOAP does not live at that address. */
  | { readonly kind: 'elsewhere'; readonly error: PortaSwitchError }

/** No envelope comes near it, bytes. */
const longestEnvelope = 1_000_000

/** Reads an answer: an envelope, or an envelope with a file behind it, whose bytes are still on the wire. */
export async function readSoapAnswer(method: Method, answer: StreamedAnswer): Promise<SoapAnswer> {
  const { status, headers, chunks } = answer
  const contentType = headers['content-type'] ?? ''
  try {
    const boundary = boundaryOf(contentType)
    if (boundary !== undefined) return await readMultipart(method, chunks, boundary)
    const text = (await wholePart({ chunks }, longestEnvelope)).toString('utf8')
    if (!/xml/i.test(contentType)) return notSoap(status)
    return toAnswer(method, text, undefined)
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof MimeError)) throw error
    throw new PortaSwitchError('unreadable', { message: error.message })
  }
}

async function readMultipart(method: Method, chunks: AsyncIterable<Uint8Array>, boundary: string): Promise<SoapAnswer> {
  const parts = readParts(chunks, boundary)
  const first = await parts.next()
  if (first.done === true) throw new MimeError('there is no part')
  const envelope = (await wholePart(first.value, longestEnvelope)).toString('utf8')
  const second = await parts.next()
  if (second.done === true) return toAnswer(method, envelope, undefined)
  const { headers } = second.value
  const file: Download = {
    name: partName(second.value),
    type: headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'application/octet-stream',
    size: undefined,
    chunks: (async function* () {
      try {
        yield* second.value.chunks
        await parts.next()
      } catch (error) {
        throw error instanceof MimeError ? new PortaSwitchError('network', { message: error.message }) : error
      } finally {
        await parts.return(undefined)
      }
    })(),
  }
  return toAnswer(method, envelope, file)
}

function toAnswer(method: Method, envelope: string, file: Download | undefined): SoapAnswer {
  const read = readAnswer(method, envelope)
  return read.kind === 'fault'
    ? { kind: 'failed', error: refused(read.fault) }
    : { kind: 'result', json: read.json, file }
}

/** A page: from 500 on of a proxy, below because nothing is served there. */
function notSoap(status: number): SoapAnswer {
  const error = new PortaSwitchError('serverError', { message: `HTTP ${status}` })
  return status >= 500 ? { kind: 'failed', error } : { kind: 'elsewhere', error }
}
