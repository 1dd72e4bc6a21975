import { basename } from 'node:path/posix'
import { PortaSwitchError } from './error.ts'
import type { Download } from './file.ts'
import type { StreamedAnswer } from './https-stream.ts'

/** Answers that are no files are short; none comes near it, bytes. */
const longestAnswer = 1_000_000

/** The answer as a file, where it is one: an attachment, or anything that is neither JSON nor a page (field notes, "Transport"). */
export function readFile({ status, headers, chunks }: StreamedAnswer): Download | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  const disposition = headers['content-disposition'] ?? ''
  const isFile = /^\s*attachment/i.test(disposition) || !/^$|json|^text\/html/.test(type)
  if (status < 200 || status > 299 || !isFile) return undefined
  const length = Number(headers['content-length'] ?? Number.NaN)
  return {
    name: readFileName(disposition),
    type: type === '' ? 'application/octet-stream' : type,
    size: Number.isSafeInteger(length) ? length : undefined,
    chunks,
  }
}

/** Reads the answer whole, as text. */
export async function readText({ chunks }: StreamedAnswer): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of chunks) {
    parts.push(part)
    length += part.length
    if (length > longestAnswer) throw new PortaSwitchError('unreadable', { message: 'answer too long' })
  }
  return Buffer.concat(parts).toString('utf8')
}

/** The name in a Content-Disposition (RFC 6266), without folders of either kind of slash. */
export function readFileName(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(disposition)?.[1]
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition)
  const name = decoded(extended) ?? plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2]
  const bare = basename((name ?? '').replaceAll('\\', '/'))
  return bare === '' || bare === '.' || bare === '..' ? undefined : bare
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}
