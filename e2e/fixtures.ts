import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type TestInfo } from '@playwright/test'
import { startEmulator, type RunningEmulator } from '../emulator/harness.ts'
import { App, type AppOptions } from './app.ts'
import { startDesktop, type Desktop } from './desktop-double.ts'

type EmulatorOptions = NonNullable<Parameters<typeof startEmulator>[0]>

interface Fixtures {
  /** How the emulator is started: `test.use({ emulatorOptions: { phone: 'plain' } })`. */
  emulatorOptions: EmulatorOptions
  appOptions: AppOptions
  emulator: RunningEmulator
  /** The desktop around the app: it has a tray and shows notifications. */
  desktop: Desktop
  /** The app, started, with its sign-in form on the screen. */
  app: App
}

interface SharedFixtures {
  /** Where all emulators find their certificate: making one takes longer than all the rest of a start. */
  certificates: string
}

export const test = base.extend<Fixtures, SharedFixtures>({
  certificates: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'sidetone-certificates-'))
      await use(folder)
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  emulatorOptions: [{}, { option: true }],
  appOptions: [{}, { option: true }],
  emulator: async ({ certificates, emulatorOptions }, use) => {
    const emulator = await startEmulator({ cert: certificates, ...emulatorOptions })
    await use(emulator)
    await emulator.stop()
  },
  desktop: async ({}, use) => {
    const desktop = await startDesktop()
    await use(desktop)
    desktop.stop()
  },
  app: async ({ emulator, desktop: _first, appOptions }, use, info) => {
    const app = await App.prepare(emulator, appOptions)
    await app.start()
    if (!appOptions.args?.includes('--hidden')) await (await app.mainWindow()).getByLabel('Server').waitFor()
    await use(app)
    if (info.status !== info.expectedStatus) await attachAll(info, app, emulator)
    await app.close()
    await app.remove()
  },
})

export { expect }

/** What somebody who looks into a failure wants to see. */
async function attachAll(info: TestInfo, app: App, emulator: RunningEmulator): Promise<void> {
  await info.attach('log', { body: await app.log(), contentType: 'text/plain' })
  const requests = await emulator.requests().catch(String)
  await info.attach('requests', { body: JSON.stringify(requests, undefined, 2), contentType: 'application/json' })
  for (const page of app.isRunning ? app.electron.windows() : []) {
    const name = page.url().replace(/^.*\//, '')
    // A hidden window is never painted, so a picture of it would be waited for in vain.
    const picture = await page.screenshot({ timeout: 2_000 }).catch(() => undefined)
    if (picture !== undefined) await info.attach(name, { body: picture, contentType: 'image/png' })
  }
}
