import { join } from 'node:path'
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { Log } from '../log.ts'
import { pageUrl, type Page } from '../page-address.ts'
import { webPreferences } from '../security.ts'

/** A page that dies this often within the time (milliseconds) dies of itself: loading it once more would not help. */
const [mostReloads, within] = [5, 60_000]

/** A window on one of our pages. It is hidden until somebody shows it, and its page is loaded again where it has died. */
export function createPageWindow(
  page: Page,
  options: Omit<BrowserWindowConstructorOptions, 'show' | 'webPreferences'>,
  log: Log,
): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    show: false,
    webPreferences: webPreferences(join(import.meta.dirname, '../preload/preload.cjs')),
  })
  const { webContents } = window
  const load = () => window.loadURL(pageUrl(page)).catch((error: unknown) => log.error(`${page} did not load`, error))

  let reloads: number[] = []
  webContents.on('render-process-gone', (_event, { reason }) => {
    log.warn('a page is gone', { page, reason })
    const now = performance.now()
    reloads = [...reloads.filter((at) => now - at < within), now]
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (reloads.length <= mostReloads) void load()
    else log.error(`${page} dies again and again`)
  })
  webContents.on('preload-error', (_event, _path, error) => log.error('the preload script failed', error))

  window.removeMenu()
  void load()
  return window
}
