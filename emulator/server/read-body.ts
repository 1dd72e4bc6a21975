import type { IncomingMessage } from 'node:http'
import type { Sound } from '../model/sound.ts'

/** What a REST request carries, still unchecked. */
export interface RestBody {
  readonly authInfo: unknown
  readonly params: unknown
  readonly auxInfo: unknown
  readonly files: readonly Sound[]
}

/** A request whose body cannot be read; `why` is told to the client. */
export class BadBody extends Error {
  override readonly name = 'BadBody'
}

/** Bytes. */
export const longestBody = 8_000_000

/** Reads the three forms of a body: two JSON fields in a form, the same in multipart, or one JSON object. */
export async function readBody(request: IncomingMessage): Promise<RestBody> {
  const bytes = await collect(request)
  const contentType = request.headers['content-type'] ?? 'application/x-www-form-urlencoded'
  const kind = contentType.split(';')[0]?.trim().toLowerCase()
  switch (kind) {
    case 'application/x-www-form-urlencoded': {
      const fields = new URLSearchParams(bytes.toString('utf8'))
      return {
        authInfo: field('auth_info', fields.get('auth_info')),
        params: field('params', fields.get('params')),
        auxInfo: field('aux_info', fields.get('aux_info')),
        files: [],
      }
    }
    case 'multipart/form-data': {
      const form = await readForm(bytes, contentType)
      return {
        authInfo: field('auth_info', form.get('auth_info')),
        params: field('params', form.get('params')),
        auxInfo: field('aux_info', form.get('aux_info')),
        files: await filesIn(form),
      }
    }
    case 'application/json': {
      const json = bytes.length === 0 ? {} : parse('the body', bytes.toString('utf8'))
      if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new BadBody('the body is no object')
      return {
        authInfo: 'auth_info' in json ? json.auth_info : undefined,
        params: 'params' in json ? json.params : undefined,
        auxInfo: 'aux_info' in json ? json.aux_info : undefined,
        files: [],
      }
    }
    default:
      throw new BadBody(`Content-Type ${kind ?? ''} is not known`)
  }
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    length += bytes.length
    if (length > longestBody) throw new BadBody('the body is too long')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function readForm(bytes: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw new BadBody('the body is no multipart/form-data')
  }
}

async function filesIn(form: FormData): Promise<readonly Sound[]> {
  const files = [...form.values()].filter((value) => typeof value !== 'string')
  return Promise.all(
    files.map(async (file) => ({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

function field(name: string, value: ReturnType<FormData['get']>): unknown {
  if (value === null || value === '') return undefined
  if (typeof value !== 'string') throw new BadBody(`${name} is a file`)
  return parse(name, value)
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadBody(`${name} is no JSON`)
  }
}
