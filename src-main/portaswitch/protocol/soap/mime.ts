/** A part of a multipart body. Read `chunks` to the end before the next one is asked for. */
export interface Part {
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly chunks: AsyncIterable<Uint8Array>
}

/** A body that breaks off, or is none of those. */
export class MimeError extends Error {
  override readonly name = 'MimeError'
}

const mostHeaderBytes = 16_384

/** The boundary that a Content-Type names; undefined where that is none of a multipart body. */
export const boundaryOf = (contentType: string): string | undefined => {
  const match = /^multipart\/[^;]+;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;]+))/is.exec(contentType)
  return match?.[1] ?? match?.[2]
}

/** The parts of a body (RFC 2046) as they come, decoded; line ends are CRLF, or LF alone as Perl writes them. */
export async function* readParts(chunks: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const source = new Source(chunks)
  try {
    yield* partsOf(source, Buffer.from(`\n--${boundary}`))
    await source.drain()
  } finally {
    await source.close()
  }
}

async function* partsOf(source: Source, delimiter: Buffer): AsyncGenerator<Part> {
  for await (const _ of source.until(delimiter)) continue
  while (!(await source.line(mostHeaderBytes)).startsWith('--')) {
    const headers: Record<string, string> = {}
    for (let line = await source.line(mostHeaderBytes); line !== ''; line = await source.line(mostHeaderBytes)) {
      const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
      headers[name.toLowerCase()] = value
    }
    const encoding = headers['content-transfer-encoding']?.trim().toLowerCase()
    const raw = source.until(delimiter)
    yield { headers, chunks: encoding === 'base64' ? fromBase64(raw) : raw }
  }
}

class Source {
  readonly #chunks: AsyncIterator<Uint8Array>
  /** With a line end before it, the first boundary is like all others. */
  #held = Buffer.from('\n')

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** What comes before a delimiter, without a CR at its end; the delimiter is gone then. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(delimiter)
      if (at >= 0) {
        const end = this.#held[at - 1] === 0x0d ? at - 1 : at
        const last = this.#held.subarray(0, end)
        this.#held = this.#held.subarray(at + delimiter.length)
        if (last.length > 0) yield last
        return
      }
      const sure = this.#held.length - delimiter.length
      if (sure > 0) {
        yield this.#held.subarray(0, sure)
        this.#held = this.#held.subarray(sure)
      }
      await this.#more()
    }
  }

  /** One line, without its end. */
  async line(most: number): Promise<string> {
    for (;;) {
      const at = this.#held.indexOf(0x0a)
      if (at >= 0) {
        const line = this.#held.subarray(0, at).toString('utf8').replace(/\r$/, '')
        this.#held = this.#held.subarray(at + 1)
        return line
      }
      // The last boundary can be the end of the body.
      if (this.#held.toString('latin1', 0, 2) === '--') return '--'
      if (this.#held.length > most) throw new MimeError('a header is too long')
      await this.#more()
    }
  }

  /** What stands behind the last boundary is nobody's. */
  async drain(): Promise<void> {
    while ((await this.#chunks.next()).done !== true) continue
  }

  /** Lets go of the body, read or not. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next()
    if (done === true) throw new MimeError('the body breaks off')
    this.#held = Buffer.concat([this.#held, value])
  }
}

async function* fromBase64(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + Buffer.from(chunk).toString('latin1').replace(/\s+/g, '')
    const whole = text.length - (text.length % 4)
    rest = text.slice(whole)
    if (whole > 0) yield Buffer.from(text.slice(0, whole), 'base64')
  }
  if (rest !== '') yield Buffer.from(rest, 'base64')
}

/** All of a part; throws a {@link MimeError} where it is longer than `most` bytes. */
export async function wholePart({ chunks }: Pick<Part, 'chunks'>, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > most) throw new MimeError('a part is too long')
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

/** The name of the file that a part holds. */
export const partName = ({ headers }: Pick<Part, 'headers'>): string | undefined =>
  named('filename', headers['content-disposition']) ?? named('name', headers['content-type'])

function named(parameter: string, header = ''): string | undefined {
  const match = new RegExp(`\\b${parameter}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(header)
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2]
}
