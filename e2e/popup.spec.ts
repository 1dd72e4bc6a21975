import type { Locator } from '@playwright/test'
import type { App } from './app.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf, isAsHighAsItsCards, ringFromAda, talkWithAda } from './steps.ts'

test.use({ signedIn: true })

test('the pop-up comes without taking the keyboard, and goes with the last card', async ({ app, emulator }) => {
  const window = await app.mainWindow()
  const { callId } = await ringFromAda({ app, emulator })
  await expect.poll(() => app.isVisible('popup')).toBe(true)
  expect(await app.focusedPage()).not.toMatch(/popup/)
  expect(window.url()).toMatch(/main/)
  await emulator.phone('123002').hangUp(callId)
  await expect.poll(() => app.isVisible('popup')).toBe(false)
})

for (const [corner, isThere] of [
  ['bottomRight', (it: Place) => it.right === 0 && it.bottom === 0],
  ['topLeft', (it: Place) => it.left === 0 && it.top === 0],
] as const) {
  test.describe(`in the corner ${corner}`, () => {
    test('the pop-up is as high as its cards', async ({ app, emulator }) => {
      await app.command('changeSettings', { popupCorner: corner })
      const { popup } = await ringFromAda({ app, emulator })
      await expect.poll(async () => isThere(await place(app))).toBe(true)
      await isAsHighAsItsCards(app, popup)
      const one = (await app.boundsOf('popup')).height
      await emulator.ring({ from: '123003', to: '123007' })
      await expect.poll(async () => (await app.boundsOf('popup')).height).toBeGreaterThan(one)
      await isAsHighAsItsCards(app, popup)
      expect(isThere(await place(app))).toBe(true)
    })
  })
}

test('the pop-up is as high as its cards again once what stood under them has gone', async ({ app, emulator }) => {
  const { popup } = await talkWithAda({ app, emulator })
  await emulator.ring({ from: '123003', to: '123007' })
  await expect(cardOf(popup, /Ben Okafor/)).toBeVisible()
  const open = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  await expect(popup.getByText(/Last known at/).first()).toBeVisible()
  await open()
  await expect(popup.getByText(/Last known at/)).toHaveCount(0)
  // The cards slide to their places meanwhile, which is no height of theirs.
  await isAsHighAsItsCards(app, popup)
})

test('more calls than fit on the screen are all there to be scrolled to', async ({ app, emulator }) => {
  await app.signIn()
  const up = 60
  for (let n = 10; n < 10 + up; n++) await emulator.ring({ from: `+4930555701${n}`, to: '123007' })
  const popup = await app.popup()
  await expect(popup.getByRole('article')).toHaveCount(up)
  await expect.poll(async () => (await place(app)).top).toBe(0)
  const last = button(popup.getByRole('article').last(), 'Answer')
  await last.scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport()
})

test.describe('whose page dies', () => {
  // Playwright takes the page for dead from then on, so that another test needs another.
  test.use({ signedIn: false })

  test('the pop-up is right again after its page has died while it rings', async ({ app, emulator }) => {
    const { callId, popup } = await ringFromAda({ app, emulator })
    const crashed = popup.waitForEvent('crash')
    await app.crash('popup')
    await crashed
    await expect.poll(() => app.textOf('popup')).toContain('Ada Byron')
    await emulator.phone('123007').answer(callId)
    await expect.poll(() => app.textOf('popup')).toContain('Connected')
  })
})

test('the pop-up is right again after a reload of its page', async ({ app, emulator }) => {
  const { popup, callId } = await ringFromAda({ app, emulator })
  await popup.reload()
  await expect(cardOf(popup, /Ada Byron/)).toHaveAccessibleName(/Incoming call/)
  await emulator.phone('123007').answer(callId)
  await expect(cardOf(popup, /Ada Byron/)).toHaveAccessibleName(/Connected/)
})

interface Place {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How far the pop-up is from each edge of the display's free area. */
async function place(app: App): Promise<Place> {
  const area = await app.electron.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
  const { x, y, width, height } = await app.boundsOf('popup')
  return {
    left: x - area.x,
    right: area.x + area.width - x - width,
    top: y - area.y,
    bottom: area.y + area.height - y - height,
  }
}

test('a name that runs from right to left is cut at its end, and begins where all names do', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const name = 'נעמי כהן '.repeat(7).trim()
  const { callId } = await emulator.ring({ from: '+493055570142', name, to: '123007' })
  const [window, popup] = [await app.mainWindow(), await app.popup()]
  const runsToTheLeft = async (words: Locator) => {
    await expect(words).toHaveCSS('direction', 'rtl')
    await expect(words).toHaveCSS('text-align', 'left')
  }
  await runsToTheLeft(popup.getByRole('heading', { name }))
  await runsToTheLeft(window.getByRole('heading', { name }))
  await emulator.phone('+493055570142').hangUp(callId)
  await runsToTheLeft(window.getByRole('group', { name: 'Recent calls' }).getByText(name))
})
