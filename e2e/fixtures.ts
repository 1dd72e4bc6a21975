import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type TestInfo } from '@playwright/test'
import type { RunningEmulator } from '../emulator/harness.ts'
import type { EmulatorOptions } from '../emulator/harness-options.ts'
import type { App, AppOptions } from './app.ts'
import type { Desktop } from './desktop-double.ts'
import { Stages, type Stage } from './stage.ts'

/** What a test would wait for and is not about. */
const quick = { endedCard: 300, reconnectFirst: 200, reconnectLongest: 400, recordWritten: 500, greetingCheck: 100 }

interface Fixtures {
  /** How the emulator is started: `test.use({ emulatorOptions: { phone: 'plain' } })`. */
  emulatorOptions: EmulatorOptions
  appOptions: AppOptions
  /** The app is signed in already, where it need not be started for this: `app.signIn()` makes sure of it. */
  signedIn: boolean
  /**
   * All three together. The app has been through other tests, and was signed out after each, unless this one and the one before
   * are {@link signedIn} to the same kind of server: they share it too, calmed down in between. A test with the tag `@own` has
   * an app for itself: for those that want it started in another way, or do to it what signing out does not undo.
   */
  stage: Stage
  emulator: RunningEmulator
  /** The desktop around the app: it has a tray and shows notifications. */
  desktop: Desktop
  /** The app, started, with its sign-in form on the screen unless it is {@link signedIn}. */
  app: App
}

interface SharedFixtures {
  stages: Stages
}

export const test = base.extend<Fixtures, SharedFixtures>({
  stages: [
    async ({}, use) => {
      // Making a certificate takes longer than all the rest of an emulator's start.
      const certificates = await mkdtemp(join(tmpdir(), 'sidetone-certificates-'))
      const stages = new Stages(certificates)
      await use(stages)
      await stages.end()
      await rm(certificates, { recursive: true })
    },
    { scope: 'worker' },
  ],
  emulatorOptions: [{}, { option: true }],
  appOptions: [{}, { option: true }],
  signedIn: [false, { option: true }],
  stage: async ({ stages, emulatorOptions, appOptions, signedIn }, use, info) => {
    const timing = { ...quick, ...appOptions.timing }
    const own = info.tags.includes('@own')
    const options = { emulatorOptions, appOptions: { ...appOptions, timing }, signedIn, own }
    const stage = await stages.set(options)
    await use(stage)
    const passed = info.status === info.expectedStatus
    if (!passed) await attachAll(info, stage)
    await stages.clear(stage, options, passed)
  },
  emulator: ({ stage }, use) => use(stage.emulator),
  desktop: ({ stage }, use) => use(stage.desktop),
  app: ({ stage }, use) => use(stage.app),
})

export { expect }

/** What somebody who looks into a failure wants to see. */
async function attachAll(info: TestInfo, { app, emulator }: Stage): Promise<void> {
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
