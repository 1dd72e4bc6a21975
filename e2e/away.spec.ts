import type { App } from './app.ts'
import { expect, test as base } from './fixtures.ts'
import { ringFromAda } from './steps.ts'
import { startSystemBus, type SystemBus } from './system-bus.ts'

const test = base.extend<{ systemBus: SystemBus }>({
  systemBus: async ({}, use) => {
    const bus = await startSystemBus()
    await use(bus)
    bus.stop()
  },
  appOptions: async ({ systemBus }, use) => {
    // Reconnecting by itself would take minutes: what is seen comes of waking.
    const timing = { reconnectFirst: 300_000, reconnectLongest: 300_000, heartbeat: 60_000, heartbeatAnswer: 60_000 }
    await use({ env: { DBUS_SYSTEM_BUS_ADDRESS: systemBus.address }, timing })
  },
})

/** Chromium drops its connections when the computer goes to sleep, and with them Playwright's to the pages: main is asked. */
const says = (app: App, text: string | RegExp) => expect.poll(() => app.textOf('main')).toMatch(text)

test('after sleep a new connection takes the place of the old one at once', async ({ app, emulator, systemBus }) => {
  await app.signIn()
  const [first] = await emulator.connections()
  await systemBus.sleep()
  await systemBus.wake()

  await expect
    .poll(async () => {
      const open = await emulator.connections()
      return open.length > 0 && open.every(({ id }) => id !== first?.id)
    })
    .toBe(true)
  await says(app, 'Ext. 107, online')
  await emulator.ring({ from: '123002', to: '123007' })
  await expect.poll(() => app.textOf('popup')).toContain('Ada Byron')
})

test('a server that was away is asked at once after sleep, and what was missed meanwhile is told', async ({
  app,
  emulator,
  systemBus,
}) => {
  const { callId } = await ringFromAda({ app, emulator })
  const mend = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  await says(app, 'Ext. 107, offline')
  await emulator.phone('123002').hangUp(callId)
  const ben = await emulator.ring({ from: '123003', to: '123007' })
  await emulator.phone('123003').hangUp(ben.callId)
  await mend()
  await systemBus.sleep()
  await systemBus.wake()

  await says(app, 'Ext. 107, online')
  await says(app, /You were offline .* to .*, 2 calls missed\./)
})
