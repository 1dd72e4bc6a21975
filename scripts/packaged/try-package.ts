import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { startEmulator } from '../../emulator/harness.ts'
import { defaultSettings, defaultStored } from '../../src-main/storage/stored.ts'
import { packagedProgram, PackagedApp } from './packaged-app.ts'

const program = packagedProgram()
const folder = await mkdtemp(join(tmpdir(), 'sidetone-package-'))
const emulator = await startEmulator()
const server = `127.0.0.1:${emulator.port}`
const pins = { [server]: emulator.fingerprint }
await writeFile(
  join(folder, 'settings.json'),
  JSON.stringify({ ...defaultStored(defaultSettings({ country: 'US' })), pins }),
)

let app: PackagedApp | undefined
let passed = 0
let failed = 0
try {
  await step('starts', start)
  await step('signs in', async () => {
    const window = await page('main')
    await window.getByLabel('Server').fill(server)
    await window.getByLabel('Account ID').fill('123007')
    await window.getByLabel('Password', { exact: true }).fill('secret')
    await window.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect((await page('popup')).getByRole('main')).toBeAttached()
  })
  await step('rings, and answers', ringAndAnswer)
  await step('quits when told to', quit)
  await step('starts again', start)
  await step('is signed in by the password of the keychain', async () => {
    await expect((await page('popup')).getByRole('main')).toBeAttached({ timeout: 15_000 })
    await ringAndAnswer()
  })
} catch (error) {
  console.error(error)
} finally {
  await quit()
  await emulator.stop()
  await rm(folder, { recursive: true, force: true })
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function start(): Promise<void> {
  app = await PackagedApp.start({ program, folder })
}

async function quit(): Promise<void> {
  await app?.quit()
}

async function page(name: 'main' | 'popup'): Promise<Page> {
  if (app === undefined) throw new Error('the package does not run')
  return await app.page(name)
}

async function ringAndAnswer(): Promise<void> {
  const popup = await page('popup')
  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  const card = popup.getByRole('article', { name: /Ada Byron/ })
  await expect(card).toHaveAccessibleName(/Incoming call/)
  await card.getByRole('button', { name: 'Answer' }).click()
  await expect(card).toHaveAccessibleName(/Connected/)
  await emulator.phone('123002').hangUp(callId)
  await expect(card).toBeHidden()
}

/** Later steps build on the earlier ones: the first failure ends the trial. */
async function step(name: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
    passed += 1
    console.log(`✓ ${name}`)
  } catch (error) {
    failed += 1
    console.log(`✗ ${name}`)
    throw error
  }
}
