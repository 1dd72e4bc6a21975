import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol } from 'electron'
import { pageFile, scheme, soundTicket } from './page-address.ts'
import { serveSound } from './serve-sound.ts'

/** The strictest policy that the pages can live with; it stands in their head as well. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  // What is listened to: sounds that a page has made, and messages that main serves.
  "media-src 'self' blob:",
  "worker-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * The pages have an origin of their own, which file: would not give them: nothing else on the disk can be read from there.
 * To be called before the app is ready.
 */
export function announcePages(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: false, stream: true } },
  ])
}

/** Serves the files of `folder`, and sounds that were given a ticket; nothing else. */
export function servePages(folder: string, soundFile: (ticket: string) => string | undefined): void {
  protocol.handle(scheme, async ({ url, method, headers }) => {
    const ticket = soundTicket(url)
    if (ticket !== undefined) {
      const sound = method === 'GET' ? soundFile(ticket) : undefined
      return sound === undefined ? notFound() : await serveSound(sound, headers.get('range')).catch(notFound)
    }
    const file = method === 'GET' ? pageFile(folder, url) : undefined
    const type = types[extname(file ?? '')]
    if (file === undefined || type === undefined) return notFound()
    try {
      const body = await readFile(file)
      return new Response(body, {
        headers: {
          'content-type': type,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
        },
      })
    } catch {
      return notFound()
    }
  })
}

const notFound = () => new Response(undefined, { status: 404 })
