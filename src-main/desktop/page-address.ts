import { join, sep } from 'node:path'

export const scheme = 'app'
const origin = `${scheme}://sidetone/`

export type Page = 'main' | 'popup'

export const pageUrl = (page: Page): string => `${origin}${page}.html`

/** Whether a frame shows one of our pages. */
export const isOurUrl = (url: string): boolean => url.startsWith(origin)

const sounds = `${origin}sound/`

/** Where a page can play a sound that lies on this computer. */
export const soundUrl = (ticket: string): string => `${sounds}${ticket}`

/** The ticket in such an address. */
export const soundTicket = (url: string): string | undefined =>
  url.startsWith(sounds) ? url.slice(sounds.length) : undefined

/** The file of `folder` behind an address, undefined where that leads out of it. */
export function pageFile(folder: string, url: string): string | undefined {
  if (!isOurUrl(url)) return undefined
  try {
    const path = decodeURIComponent(new URL(url).pathname)
    const file = join(folder, path)
    return file.startsWith(folder + sep) && !path.includes('\0') ? file : undefined
  } catch {
    return undefined
  }
}
