import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { startEmulator, type RunningEmulator } from '../../emulator/harness.ts'
import { App } from '../../e2e/app.ts'
import { dropFile, spokenWav } from '../../e2e/sounds.ts'
import { fillEmulator } from './cast.ts'

type Picture = (page: Page, name: string) => Promise<void>

/** What a part of the tour works with. */
interface Stage {
  readonly app: App
  readonly emulator: RunningEmulator
  readonly picture: Picture
}

/** Walks through the main job in light and dark and leaves a picture of each step in `folder`. Throws where a step fails. */
export async function takeTour(folder: string, scale: number): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const) await walk(theme, folder, scale)
  console.log(`The pictures are in ${folder}/.`)
}

/** Nothing is under the pointer, and the pop-up is as high as its stack. */
async function standStill(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  const stage = page.locator('.stage')
  if ((await stage.count()) === 0) return
  await expect.poll(() => stage.evaluate((it: HTMLElement) => it.offsetHeight - innerHeight)).toBe(0)
}

async function walk(theme: 'light' | 'dark', folder: string, scale: number): Promise<void> {
  const emulator = await startEmulator()
  const app = await App.prepare(emulator, {
    settings: { theme, country: 'US' },
    pinned: false,
    args: [`--force-device-scale-factor=${scale}`],
  })
  let step = 0
  const picture: Picture = async (page, name) => {
    step += 1
    await standStill(page)
    const file = `${String(step).padStart(2, '0')}-${name}-${theme}.png`
    await page.screenshot({ path: join(folder, file), animations: 'disabled', omitBackground: true })
    console.log(`  ${file}`)
  }
  const stage = { app, emulator, picture }
  try {
    await fillEmulator(emulator)
    await app.start()
    await signIn(stage)
    await firstCall(stage)
    await secondCall(stage)
    await offlineAndBack(stage)
    await askFirst(stage)
    await transfer(stage)
    await anonymousCall(stage)
    await rooms(stage)
  } finally {
    await app.close()
    await emulator.stop()
    await app.remove()
  }
}

async function signIn({ app, picture }: Stage): Promise<void> {
  const main = await app.mainWindow()
  await expect(main.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await picture(main, 'sign-in')
  await app.fillSignIn({ staySignedIn: false })
  await expect(main.getByRole('heading', { name: 'Is this your server?' })).toBeVisible()
  await picture(main, 'certificate')
  await main.getByRole('button', { name: 'Trust this certificate' }).click()
  await app.online()
  await expect(main.getByText('Jonas Wexler').first()).toBeVisible()
  await picture(main, 'signed-in')
}

const card = async (app: App, name: RegExp) => (await app.popup()).getByRole('article', { name })
const ada = (app: App) => card(app, /Ada Byron/)
const maria = (app: App) => card(app, /Maria Keller/)

async function firstCall({ app, emulator, picture }: Stage): Promise<void> {
  const popup = await app.popup()
  const call = await ada(app)
  await emulator.ring({ from: '123002', to: '123007' })
  await expect.poll(() => app.isVisible('popup')).toBe(true)
  await expect(call).toBeVisible()
  await picture(popup, 'ringing')
  await call.getByRole('button', { name: 'Answer' }).click()
  await expect(call).toHaveAccessibleName(/Connected/)
  await picture(popup, 'connected')
  await call.getByRole('button', { name: 'Hold' }).click()
  await expect(call).toHaveAccessibleName(/On hold/)
  await picture(popup, 'on-hold')
  await call.getByRole('button', { name: 'Resume' }).click()
  await expect(call).toHaveAccessibleName(/Connected/)
}

async function secondCall({ app, emulator, picture }: Stage): Promise<void> {
  const popup = await app.popup()
  const second = await maria(app)
  await emulator.ring({ from: '+493055570142', name: 'Maria Keller', to: '123007' })
  await expect(second).toBeVisible()
  await picture(popup, 'second-call')
  await picture(await app.mainWindow(), 'two-calls')
  await second.getByRole('button', { name: 'Hold and answer' }).click()
  await expect(second).toHaveAccessibleName(/Connected/)
  await expect(await ada(app)).toHaveAccessibleName(/On hold/)
  await picture(popup, 'held-and-answered')
}

async function offlineAndBack({ app, emulator, picture }: Stage): Promise<void> {
  const popup = await app.popup()
  const open = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  await expect(popup.getByText(/Last known at/).first()).toBeVisible({ timeout: 15_000 })
  await picture(popup, 'offline')
  await picture(await app.mainWindow(), 'offline-window')
  await open()
  const tryNow = (await app.mainWindow()).getByRole('button', { name: 'Try now' })
  // It may be back by itself before the button is pressed, and the button gone.
  const press = () => tryNow.click({ timeout: 500 }).catch(() => undefined)
  await expect.poll(() => press().then(() => popup.getByText(/Last known at/).count()), { timeout: 15_000 }).toBe(0)
  await picture(popup, 'back-online')
}

async function askFirst({ app, emulator, picture }: Stage): Promise<void> {
  const popup = await app.popup()
  const call = await maria(app)
  await call.getByRole('button', { name: 'Transfer' }).click()
  await popup.getByRole('combobox').fill('123003')
  await picture(popup, 'transfer')
  await popup.getByRole('button', { name: 'Ask first' }).click()
  const consultation = await card(app, /123003|Ben Okafor/)
  await expect(consultation).toHaveAccessibleName(/Pick up your phone/)
  await picture(popup, 'pick-up-phone')
  await emulator.waitForState(({ legs }) => legs.some(({ owner, state }) => owner === '123007' && state === 'ringing'))
  await emulator.phone('123007').answer()
  await emulator.waitForState(({ legs }) => legs.some(({ owner, state }) => owner === '123003' && state === 'ringing'))
  await emulator.phone('123003').answer()
  await expect(consultation).toHaveAccessibleName(/Connected/)
  await picture(popup, 'asking-first')
  await consultation.getByRole('button', { name: 'Complete transfer' }).click()
  await expect(consultation).toBeHidden()
}

async function transfer({ app, emulator, picture }: Stage): Promise<void> {
  const popup = await app.popup()
  const call = await ada(app)
  await call.getByRole('button', { name: 'Transfer' }).click()
  await popup.getByRole('combobox').fill('123003')
  await popup.getByRole('button', { name: 'Transfer now' }).click()
  await expect(call).toHaveAccessibleName(/Transferred/)
  await picture(popup, 'transferred')
  await emulator.phone('123003').answer()
  await expect.poll(() => app.isVisible('popup')).toBe(false)
}

async function anonymousCall({ app, emulator, picture }: Stage): Promise<void> {
  const popup = await app.popup()
  const anonymous = popup.getByRole('article', { name: /Anonymous/ })
  await emulator.ring({ from: 'anonymous', to: '123007' })
  await expect.poll(() => app.isVisible('popup')).toBe(true)
  await expect(anonymous).toBeVisible()
  await picture(popup, 'anonymous')
  await anonymous.getByRole('button', { name: 'Decline' }).click()
  await expect(anonymous).toBeHidden()
}

async function rooms({ app, picture }: Stage): Promise<void> {
  const main = await app.mainWindow()
  const rooms = main.getByRole('navigation')
  await picture(main, 'calls')

  await rooms.getByText('Voicemail').click()
  await main.getByRole('button', { name: /New Ada Byron/ }).click()
  await expect(main.getByRole('slider', { name: 'Position' })).toBeVisible()
  await picture(main, 'voicemail')

  await main.getByRole('tab', { name: 'Greetings' }).click()
  const personal = main.getByRole('button', { name: /^Personal/ })
  await dropFile(personal, { name: 'office-greeting.wav', type: 'audio/wav', bytes: spokenWav({ seconds: 4 }) })
  await expect(main.getByRole('button', { name: 'Use this greeting' })).toBeVisible()
  await picture(main, 'greeting-studio')

  await rooms.getByText('Contacts').click()
  await main.getByText('Phone book').click()
  await main.getByRole('button', { name: /Ada Byron/ }).click()
  await picture(main, 'contacts')

  await rooms.getByText('Settings').click()
  await expect(main.getByRole('heading', { name: 'Settings' }).first()).toBeVisible()
  await picture(main, 'settings')
}
