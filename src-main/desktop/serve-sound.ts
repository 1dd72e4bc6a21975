import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'

const types: Readonly<Record<string, string>> = { '.wav': 'audio/wav', '.mp3': 'audio/mpeg' }

/** A sound file, or the part of it that a player asks for: only so it can seek. Rejects where there is no such file. */
export async function serveSound(path: string, range: string | null): Promise<Response> {
  const type = types[extname(path)]
  if (type === undefined) return new Response(undefined, { status: 404 })
  const { size } = await stat(path)
  const [, from = '0', to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  const start = Number(from)
  const end = Math.min(to === undefined || to === '' ? size - 1 : Number(to), size - 1)
  const common = { 'content-type': type, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' }
  if (start > end) return new Response(undefined, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  const body = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>
  return new Response(body, {
    status: range === null ? 200 : 206,
    headers: {
      ...common,
      'content-length': String(end - start + 1),
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  })
}
