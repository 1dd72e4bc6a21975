import { PortaSwitchError } from './error.ts'
import type { UploadFile } from './file.ts'

/** A body in pieces, of a known length. */
export interface Body {
  readonly type: string
  /** Bytes. */
  readonly length: number
  /** Can be read again, for a second try. `onProgress` gets how many bytes of the file have left. */
  read(onProgress?: (sent: number) => void): AsyncIterable<Uint8Array>
}

/** A form (RFC 7578) of some fields and, after them, one file in the part `part`. */
export function multipartForm(
  fields: Readonly<Record<string, string>>,
  part: string,
  file: UploadFile,
  boundary: string,
): Body {
  const begin = Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('') +
      `--${boundary}\r\nContent-Disposition: form-data; name="${part}"; filename="${quotable(file.name)}"\r\n` +
      `Content-Type: ${file.type}\r\n\r\n`,
  )
  const end = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    length: begin.length + file.size + end.length,
    read: (onProgress) => between(begin, file, end, onProgress),
  }
}

/** The pieces of a file; whoever asks for the next one has sent the one before. */
export async function* counted(file: UploadFile, onProgress?: (sent: number) => void): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const piece of file.open()) {
    if (sent + piece.length > file.size) break
    yield piece
    sent += piece.length
    onProgress?.(sent)
  }
  if (sent !== file.size)
    throw new PortaSwitchError('invalidParams', { message: `the file is not ${file.size} bytes long` })
}

/** As browsers write it, so that no name ends the header early. */
const quotable = (name: string) => name.replace(/\r\n|\r|\n/g, '%0D%0A').replaceAll('"', '%22')

/** A SOAP envelope and one file beside it (RFC 2387). */
export function relatedParts(envelope: string, file: UploadFile, boundary: string): Body {
  const name = quotable(file.name)
  const begin = Buffer.from(
    `--${boundary}\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n` +
      `Content-ID: <main_envelope>\r\n\r\n${envelope}\r\n` +
      `--${boundary}\r\nContent-Type: ${file.type}; name="${name}"\r\nContent-Transfer-Encoding: binary\r\n` +
      `Content-Disposition: attachment; filename="${name}"\r\n\r\n`,
  )
  const end = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    type: `multipart/related; type="text/xml"; start="<main_envelope>"; boundary="${boundary}"`,
    length: begin.length + file.size + end.length,
    read: (onProgress) => between(begin, file, end, onProgress),
  }
}

async function* between(begin: Uint8Array, file: UploadFile, end: Uint8Array, onProgress?: (sent: number) => void) {
  yield begin
  yield* counted(file, onProgress)
  yield end
}

/** A body that is all text. */
export function plainBody(text: string, type = 'application/x-www-form-urlencoded'): Body {
  const bytes = Buffer.from(text)
  return {
    type,
    length: bytes.length,
    async *read() {
      yield bytes
    },
  }
}
