import type { ElectronApplication, Page } from '@playwright/test'

/** What is measured: Sidetone or the floor, each on a line of its own so that both run side by side. */
export interface Subject {
  readonly name: 'Sidetone' | 'floor'
  readonly line: string
  readonly electron: ElectronApplication
  /** The pop-up's page. */
  readonly page: Page
}

/** Resolves once the subject's pop-up is on the screen, or off it. */
export async function popupIs(shown: boolean, { electron, page }: Subject): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, [url, wanted]) =>
      new Promise<void>((resolve) => {
        const window = BrowserWindow.getAllWindows().find((it) => it.webContents.getURL() === url)
        if (window === undefined || window.isVisible() === wanted) resolve()
        else if (wanted) window.once('show', () => resolve())
        else window.once('hide', () => resolve())
      }),
    [page.url(), shown] as const,
  )
}

/** At least `least` and up to 50 ms more, so that samples do not fall in step with a display frame or a timer. */
export function randomPause(least: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * 50))
}
