import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

const scheme = 'app'
const origin = `${scheme}://sidetone/`

export type Page = 'main' | 'popup'

export const pageUrl = (page: Page): string => `${origin}${page}.html`

/** Whether a frame shows one of our pages. */
export const isOurUrl = (url: string): boolean => url.startsWith(origin)

/** The strictest policy that the pages can live with; it stands in their head as well. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
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
    { scheme, privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: false } },
  ])
}

/** Serves the files of `folder`, and nothing else. */
export function servePages(folder: string): void {
  protocol.handle(scheme, async ({ url, method }) => {
    const file = method === 'GET' ? fileOf(folder, url) : undefined
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

function fileOf(folder: string, url: string): string | undefined {
  if (!isOurUrl(url)) return undefined
  try {
    const file = normalize(join(folder, decodeURIComponent(new URL(url).pathname)))
    return file.startsWith(folder + sep) ? file : undefined
  } catch {
    return undefined
  }
}
