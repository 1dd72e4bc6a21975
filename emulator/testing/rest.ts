import { request, type RequestOptions } from 'node:https'

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The body as JSON; undefined where it is none. */
  readonly json: Readonly<Record<string, unknown>> | undefined
}

/** One HTTPS request of a test, to a server with a certificate that nobody vouches for. */
export function send(
  url: string,
  options: RequestOptions & { readonly body?: string | Uint8Array } = {},
): Promise<Answered> {
  const { body, ...rest } = options
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', rejectUnauthorized: false, agent: false, ...rest }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parse(text) })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function parse(text: string): Answered['json'] {
  try {
    return Object(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The usual form of a body: two fields, each JSON. */
export const form = (params: object, auth: object = {}): { body: string; headers: Record<string, string> } => ({
  body: new URLSearchParams({ auth_info: JSON.stringify(auth), params: JSON.stringify(params) }).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
})

/** The newer form: one JSON object. */
export const json = (params: object, auth?: object): { body: string; headers: Record<string, string> } => ({
  body: JSON.stringify({ auth_info: auth, params }),
  headers: { 'content-type': 'application/json' },
})

/** The form of uploads. */
export function multipart(params: object, auth: object = {}): { body: string; headers: Record<string, string> } {
  const boundary = 'a-boundary'
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  return {
    body: `${part('auth_info', JSON.stringify(auth))}${part('params', JSON.stringify(params))}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
