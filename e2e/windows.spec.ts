import type { App } from './app.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf, talkWithAda } from './steps.ts'

test.use({ signedIn: true })

/** How often the pop-up was shown from now on. */
async function countShown(app: App): Promise<() => Promise<number>> {
  await app.inMain(({ BrowserWindow }) => {
    Reflect.set(globalThis, 'popupShown', 0)
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/popup.html'))
      ?.on('show', () => Reflect.set(globalThis, 'popupShown', Number(Reflect.get(globalThis, 'popupShown')) + 1))
  }, undefined)
  return () => app.inMain(() => Number(Reflect.get(globalThis, 'popupShown')), undefined)
}

test('a ring takes no key from who is typing; the transfer field does, on a press', async ({ app, emulator }) => {
  await app.signIn()
  const window = await app.mainWindow()
  const field = window.getByRole('combobox', { name: 'Call a name or number' })
  await field.fill('12')
  await expect.poll(() => app.focusedPage()).toMatch(/main/)

  await emulator.ring({ from: '123002', to: '123007' })
  await expect.poll(() => app.isVisible('popup')).toBe(true)
  await window.keyboard.type('34')

  expect(await app.focusedPage()).toMatch(/main/)
  await expect(field).toHaveValue('1234')

  await button(cardOf(await app.popup(), /Ada Byron/), 'Transfer').click()
  await expect.poll(() => app.focusedPage()).toMatch(/popup/)
})

test('every window that is loaded anew shows what is true, and steers it', async ({ app, emulator }) => {
  const { popup, card } = await talkWithAda({ app, emulator })
  const window = await app.mainWindow()

  await Promise.all([popup.reload(), window.reload()])

  await expect(cardOf(window, /Connected: Ada Byron/)).toBeVisible()
  await button(card, 'Hold').click()
  await expect(card).toHaveAccessibleName('On hold: Ada Byron')
  expect(await app.isVisible('popup')).toBe(true)
})

test('signing out ends the session and forgets the password', async ({ app, emulator }) => {
  await app.signIn()
  const window = await app.mainWindow()
  const after = await emulator.requestCount()
  await button(window.getByRole('navigation', { name: 'Main' }), 'Settings').click()
  await button(window, 'Sign out').click()
  await expect(button(window, 'Sign in')).toBeVisible()
  await emulator.waitForRequest('Session.logout', undefined, { after })
  await expect.poll(async () => (await emulator.connections()).length).toBe(0)
  await app.close()

  await app.start()

  const again = await app.mainWindow()
  await expect(again.getByLabel('Account ID')).toHaveValue('123007')
  await expect(again.getByLabel('Password', { exact: true })).toHaveValue('')
})

test('do not disturb is silent from the ring to the end, and the call is listed; beside a call that was taken it is silent too', async ({
  app,
  emulator,
  desktop,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  await button(window, 'Do not disturb').click()
  await expect(window.getByText('Do not disturb is on.')).toBeVisible()

  const shown = await countShown(app)
  await emulator.ring({ from: '123002', to: '123007' })
  await expect(cardOf(window, /Incoming call: Ada Byron/)).toBeVisible()
  await emulator.phone('123002').hangUp()

  await expect(window.getByRole('button', { name: /Ada Byron.*Missed/ })).toBeVisible()
  await expect(cardOf(window, /Ada Byron/)).toHaveCount(0)
  expect(await shown()).toBe(0)
  expect(desktop.notifications).toEqual([])

  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  await emulator.phone('123007').answer(callId)
  const popup = await app.popup()
  await expect(cardOf(popup, /Connected: Ada Byron/)).toBeVisible()
  await emulator.ring({ from: '123003', to: '123007' })
  await expect(cardOf(window, /Incoming call: Ben Okafor/)).toBeVisible()
  await button(cardOf(popup, /Ada Byron/), 'Hold').click()
  await expect(popup.getByRole('article')).toHaveCount(1)
  await expect(popup.getByRole('status')).toHaveText('On hold: Ada Byron')
})

test('settings work at once and last', async ({ app }) => {
  await app.signIn()
  const openSettings = async () => {
    const window = await app.mainWindow()
    await button(window.getByRole('navigation', { name: 'Main' }), 'Settings').click()
    return window
  }
  const window = await openSettings()
  await window.getByText('Dark', { exact: true }).click()
  await window.getByText('Top left', { exact: true }).click()
  await expect(window.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark')

  await app.close()
  await app.start()
  await app.online()
  const again = await openSettings()
  await expect(again.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(again.getByRole('radio', { name: 'Top left' })).toBeChecked()
})
