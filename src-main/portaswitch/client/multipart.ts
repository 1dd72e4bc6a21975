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
    async *read(onProgress) {
      yield begin
      yield* counted(file, onProgress)
      yield end
    },
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

/** A form without files, `application/x-www-form-urlencoded`. */
export function plainBody(form: string): Body {
  const bytes = Buffer.from(form)
  return {
    type: 'application/x-www-form-urlencoded',
    length: bytes.length,
    async *read() {
      yield bytes
    },
  }
}
