import type { RunningEmulator } from '../emulator/harness.ts'
import type { App } from './app.ts'
import { expect, test as base } from './fixtures.ts'
import { ringFromAda, talkWithAda } from './steps.ts'
import { startSystemBus, type SystemBus } from './system-bus.ts'

/** A greeting that begins so much later than planned is late, milliseconds. */
const late = 500

const test = base.extend<{ systemBus: SystemBus }>({
  systemBus: async ({}, use) => {
    const bus = await startSystemBus()
    await use(bus)
    bus.stop()
  },
  appOptions: async ({ systemBus }, use) => {
    // Reconnecting by itself would take minutes: what is seen comes of waking.
    const timing = {
      reconnectFirst: 300_000,
      reconnectLongest: 300_000,
      heartbeat: 60_000,
      heartbeatAnswer: 60_000,
      calendarLate: late,
    }
    await use({ env: { DBUS_SYSTEM_BUS_ADDRESS: systemBus.address }, timing })
  },
})

/** Chromium drops its connections when the computer goes to sleep, and with them Playwright's to the pages: main is asked. */
const says = (app: App, text: string | RegExp) => expect.poll(() => app.textOf('main')).toMatch(text)

test('after sleep a new connection takes the place of the old one at once @own', async ({
  app,
  emulator,
  systemBus,
}) => {
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

test('a server that was away is asked at once after sleep, and what was missed meanwhile is told @own', async ({
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

test('a call that goes on at the phone while the computer sleeps is ten minutes longer after ten minutes @own', async ({
  app,
  emulator,
  systemBus,
}) => {
  await talkWithAda({ app, emulator })
  // The time of day goes on, and so does the time since the computer was started; the clock that measures durations stands.
  await app.inMain(({ powerMonitor }, ms) => {
    powerMonitor.once('suspend', () => {
      const os = process.getBuiltinModule('node:os')
      const { now } = Date
      const { uptime } = os
      Date.now = () => now() + ms
      os.uptime = () => uptime() + ms / 1000
      process.getBuiltinModule('node:module').syncBuiltinESMExports()
    })
  }, 600_000)
  await systemBus.sleep()
  await systemBus.wake()

  await expect.poll(() => app.textOf('popup')).toMatch(/Connected\s+10:\d\d\s/)
  await says(app, /You were offline .* to .*\./)
})

test('a greeting that was to begin and to go while the computer slept is made up for, and that is said @own', async ({
  app,
  emulator,
  systemBus,
  desktop,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  await window.getByRole('button', { name: /^Voicemail/ }).click()
  await window.getByRole('tab', { name: 'Greetings' }).click()
  await goesAway(app, emulator)
  // To the second, which the fields do not offer.
  const from = Date.now() + 100
  const until = from + 10_000
  expect(await app.command('addToCalendar', { greeting: 'extended', from, until })).toBe('done')
  await sleepsUntil(from + 2 * late, { app, emulator, systemBus })
  await says(app, 'In use now; it began late, as this computer was off.')
  expect(await greetingsSet(emulator)).toEqual(['extended'])
  const told = () => desktop.notifications.map(({ title }) => title)
  await expect.poll(told).toContain('A planned greeting began late')

  await goesAway(app, emulator)
  await sleepsUntil(until + 2 * late, { app, emulator, systemBus })
  await says(app, 'Over; the change back came late, as this computer was off.')
  expect(await greetingsSet(emulator)).toEqual(['extended', 'standard'])
  await expect.poll(told).toContain('A planned greeting ended late')
})

interface All {
  readonly app: App
  readonly emulator: RunningEmulator
  readonly systemBus: SystemBus
}

async function goesAway(app: App, emulator: RunningEmulator): Promise<void> {
  await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  await says(app, 'Ext. 107, offline')
}

/** The computer sleeps until a moment has passed: nothing of the app runs meanwhile. It wakes into a network that is there. */
async function sleepsUntil(moment: number, { app, emulator, systemBus }: All): Promise<void> {
  const { pid } = app.electron.process()
  if (pid === undefined) throw new Error('the app has no process')
  await systemBus.sleep()
  process.kill(pid, 'SIGSTOP')
  await expect.poll(() => Date.now() > moment).toBe(true)
  await emulator.clearFaults()
  process.kill(pid, 'SIGCONT')
  await systemBus.wake()
}

/** Which greetings the app has put in force, oldest first. */
async function greetingsSet(emulator: RunningEmulator): Promise<readonly unknown[]> {
  const set = (await emulator.requests()).filter(({ method }) => method === 'set_vm_settings')
  return set.map(({ params }) => (params as { vm_settings: { greetings: string } }).vm_settings.greetings)
}

test('a changed network reconnects at once @own', async ({ app, emulator }) => {
  await app.signIn()
  const [first] = await emulator.connections()
  // The connection leaves from this computer's own network here, so that has to count as one.
  const hasAddresses = (addresses: readonly string[]) =>
    app.inMain((_electron, given) => {
      const os = process.getBuiltinModule('node:os')
      // Of what the system tells, the app reads these two.
      const cable = given.map((address) => ({ address, internal: false }))
      Object.assign(os, { networkInterfaces: () => ({ cable }) })
      process.getBuiltinModule('node:module').syncBuiltinESMExports()
    }, addresses)
  await hasAddresses(['127.0.0.1'])
  await app.command('lookAtNetwork', {})
  // It is gone, and the connection with it: Chromium tells the pages that something is different, and main looks what.
  await hasAddresses([])
  const window = await app.mainWindow()
  await window.context().setOffline(true)
  await expect
    .poll(async () => {
      const open = await emulator.connections()
      return open.length > 0 && open.every(({ id }) => id !== first?.id)
    })
    .toBe(true)
  await says(app, 'Ext. 107, online')

  const mend = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  await says(app, 'Ext. 107, offline')
  await mend()
  // There is a network again, as Chromium tells the pages.
  await window.context().setOffline(false)
  await says(app, 'Ext. 107, online')
})
