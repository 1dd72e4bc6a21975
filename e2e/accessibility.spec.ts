import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { App } from './app.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { dropFile, spokenWav } from './sounds.ts'
import { button, cardOf } from './steps.ts'

// What is being converted is looked at in one theme after the other.
test.use({ emulatorOptions: { conversionMs: 60_000 } })

/** A state of a screen has no barriers by any rule, nor in any theme by those of colours. */
async function noBarriersIn(page: Page, app: App): Promise<void> {
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await app.command('changeSettings', { theme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await page.evaluate(() => {
      const changing = document.getAnimations().filter((it) => it instanceof CSSTransition)
      return Promise.allSettled(changing.map(({ finished }) => finished))
    })
    expect(await barriers(page, theme === 'light' ? 'all' : 'of colours'), `in ${theme}`).toEqual([])
  }
}

/** The room of the contacts: its list, a person, the form and what an import will do. */
async function contactsHaveNone({
  app,
  window,
  noBarriers,
}: {
  readonly app: App
  readonly window: Page
  readonly noBarriers: () => Promise<void>
}): Promise<void> {
  await button(window, 'Contacts').click()
  await noBarriers()
  await button(window, 'New contact').click()
  const form = window.getByRole('dialog', { name: 'New contact' })
  await button(form, 'Save').click()
  await expect(form.getByText('A name is needed')).toBeVisible()
  await noBarriers()
  await form.getByLabel('Name').fill('Countess Lovelace')
  await form.getByLabel('Number 1', { exact: true }).fill('+44 20 7946 0921')
  await button(form, 'Save').click()
  await expect(window.getByRole('complementary', { name: 'Countess Lovelace' })).toBeVisible()
  await noBarriers()
  const file = join(app.folder, 'import.csv')
  await writeFile(file, 'Name,Work phone\nGrace Hopper,+49 30 5557 0142\nNobody,\n')
  await app.inMain(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  await button(window, 'Import…').click()
  const preview = window.getByRole('dialog', { name: 'Import import.csv' })
  await expect(preview.getByText('1 new contact, 1 left out')).toBeVisible()
  await noBarriers()
  await button(preview, 'Cancel').click()
}

test('the sign-in form, the calls, the contacts and the settings have no barriers @own', async ({ app, emulator }) => {
  const window = await app.mainWindow()
  const noBarriers = () => noBarriersIn(window, app)
  await button(window, 'Sign in').click()
  await expect(window.getByLabel('Server')).toHaveAccessibleDescription('Enter the address of the server')
  await noBarriers()

  await app.signIn()
  await emulator.ring({ from: '123002', to: '123007' })
  await expect(cardOf(window, /Incoming call: Ada Byron/)).toBeVisible()
  await noBarriers()
  await emulator.phone('123002').hangUp()
  await expect(window.getByRole('button', { name: /Ada Byron.*Missed/ })).toBeVisible()
  await expect(window.getByRole('complementary', { name: 'Ada Byron' })).toBeVisible()
  await button(window, 'More on this call').click()
  await noBarriers()
  await window.keyboard.press('Escape')

  await contactsHaveNone({ app, window, noBarriers })

  await button(window.getByRole('navigation', { name: 'Main' }), 'Settings').click()
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await noBarriers()
})

test('the voicemail has no barriers', async ({ app, emulator }) => {
  await emulator.leaveMessage({ to: '123007', from: '123002', name: 'Ada Byron' })
  await app.signIn()
  const window = await app.mainWindow()
  const noBarriers = () => noBarriersIn(window, app)
  await window.getByRole('button', { name: /^Voicemail/ }).click()
  await expect(window.getByRole('button', { name: /New Ada Byron/ })).toBeVisible()
  await noBarriers()
  await button(window, 'Play').click()
  await expect(window.getByText(/^Drag this out/)).toBeVisible()
  await noBarriers()
  await window.getByRole('tab', { name: 'Greetings' }).click()
  await button(window, 'Plan a greeting').click()
  await button(window, 'Plan it').click()
  await expect(window.getByText('Planned', { exact: true })).toBeVisible()
  await button(window, 'Plan a greeting').click()
  await button(window, 'Plan it').click()
  await expect(window.getByRole('alert')).toBeVisible()
  await noBarriers()
  await button(window, 'Cancel').click()
  const personal = window.getByRole('button', { name: /^Personal/ })
  await dropFile(personal, { name: 'hello.wav', type: 'audio/wav', bytes: spokenWav() })
  await expect(window.getByText(/dB, goal/)).toBeVisible()
  await noBarriers()
  await button(window, 'Use this greeting').click()
  await expect(window.getByText('The server converts it')).toBeVisible()
  await noBarriers()
  await window.getByRole('tab', { name: 'Settings' }).click()
  await window.getByRole('switch', { name: 'Say date and time' }).click()
  await noBarriers()
})

test('the pop-up has no barriers in any state', async ({ app, emulator }) => {
  await app.signIn()
  const popup = await app.popup()
  const noBarriers = () => noBarriersIn(popup, app)
  await emulator.ring({ from: '123002', to: '123007' })
  const card = cardOf(popup, /Ada Byron/)
  await expect(card).toHaveAccessibleName(/^Incoming call/)
  await noBarriers()

  await button(card, 'Answer').click()
  await expect(card).toHaveAccessibleName(/^Connected/)
  await emulator.ring({ from: '123003', to: '123007' })
  await expect(popup.getByRole('article')).toHaveCount(2)
  await noBarriers()
  await button(cardOf(popup, /Ben Okafor/), 'Decline').click()
  await expect(cardOf(popup, /Ended: Ben Okafor/)).toBeVisible()

  await button(card, 'Hold').click()
  await expect(card).toHaveAccessibleName(/^On hold/)
  await noBarriers()
  await button(card, 'Transfer').click()
  await expect(popup.getByRole('option', { name: /Ben Okafor/ })).toBeVisible()
  await noBarriers()
  await popup.getByRole('combobox', { name: 'Transfer to' }).fill('103')
  await button(popup, 'Ask first').click()
  await expect(cardOf(popup, /Pick up your phone/)).toBeVisible()
  await noBarriers()
  await button(popup, 'Cancel').click()
  await expect(card).toHaveAccessibleName(/^Connected/)

  await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  await expect(card).toHaveAccessibleName(/^Connection lost/)
  await noBarriers()
})
