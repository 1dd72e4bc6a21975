import type { Page } from '@playwright/test'
import type { RunningEmulator } from '../emulator/harness.ts'
import { popupIs, randomPause, type Subject } from './subject.ts'

const caller = '+493055570142'
const name = 'Maria Keller'
/** The floor shows the number. */
const theirCard = new RegExp(`${name}|\\${caller}`)

/**
 * From a ring's first frame leaving the server to its card painted, in milliseconds.
 *
 * The pop-up is hidden before each ring, so showing the window counts, unless it is `shown` all the time. "Painted" is the
 * second animation frame after the card stands in the page: the first one is still being drawn when its callback runs.
 */
export async function measureRing(
  emulator: RunningEmulator,
  subject: Subject,
  { shown = false } = {},
): Promise<number> {
  if (shown) await subject.page.getByRole('article').filter({ hasText: theirCard }).waitFor({ state: 'detached' })
  else await popupIs(false, subject)
  // The card before has left for good: nobody is rung twice within a fifth of a second.
  await randomPause(300)
  const before = (await emulator.sent(Number.MAX_SAFE_INTEGER)).last
  await watchForCard(subject.page)
  const { callId } = await emulator.ring({ from: caller, name, to: subject.line })
  const paintedAt = await subject.page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)
  const { entries } = await emulator.sent(before, 1_000)
  const first = entries.find((entry) => entry.callId === callId)
  if (first === undefined) throw new Error('The ring was not told')
  await emulator.phone(caller).hangUp(callId)
  return paintedAt - first.before.wall
}

/** Notes when the caller's card is painted, milliseconds since the epoch; set up before the ring, so that nothing is missed. */
async function watchForCard(page: Page): Promise<void> {
  await page.evaluate((who) => {
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        const theirs = [...document.querySelectorAll('article')].find((card) => who.test(card.textContent))
        // The pop-up keeps a card ready that nobody sees.
        if (!theirs?.checkVisibility({ visibilityProperty: true })) return
        observer.disconnect()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
      })
      observer.observe(document.body, { childList: true, attributes: true, subtree: true })
    })
    Object.assign(window, { painted })
  }, theirCard)
}
