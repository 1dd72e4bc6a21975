import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { startEmulator } from '../emulator/harness.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf } from './steps.ts'

test.use({
  appOptions: {
    timing: { connect: 1_000, reconnectFirst: 100, reconnectLongest: 200, siteAway: 800, siteProbe: 400 },
  },
})

test('a second server is named and trusted, used while the main one is away, and left again @own', async ({
  app,
  emulator,
}) => {
  const second = await startEmulator()
  try {
    await app.signIn()
    const window = await app.mainWindow()
    await button(window.getByRole('navigation', { name: 'Main' }), 'Settings').click()
    const field = window.getByRole('textbox', { name: 'Second server' })
    await field.fill(app.address)
    await window.keyboard.press('Enter')
    await expect(field).toHaveAccessibleDescription('That is the main server')
    await field.fill(`127.0.0.1:${second.port}`)
    await window.keyboard.press('Enter')
    await expect(window.getByText(second.fingerprint.slice(0, 4)).first()).toBeVisible()
    await button(window, 'Trust and use it').click()
    await expect(button(window, 'Trust and use it')).toHaveCount(0)
    await expect.poll(async () => (await app.stored()).settings.secondServer).toBe(`127.0.0.1:${second.port}`)

    const back = await emulator.fault({ kind: 'closed' })
    await emulator.fault({ kind: 'drop' })
    await expect(window.getByText('The main server is away: this is the second one.')).toBeVisible()
    const { callId } = await second.ring({ from: '123002', to: '123007' })
    const card = cardOf(await app.popup(), /Ada Byron/)
    await button(card, 'Answer').click()
    await expect(card).toHaveAccessibleName('Connected: Ada Byron')
    await second.phone('123002').hangUp(callId)

    await back()
    await expect(window.getByText('The main server is away: this is the second one.')).toHaveCount(0)
    await emulator.ring({ from: '123003', to: '123007' })
    await expect(cardOf(await app.popup(), /Incoming call: Ben Okafor/)).toBeVisible()
  } finally {
    await second.stop()
  }
})

test.describe('with patience', () => {
  test.use({ appOptions: {} })

  test('a second server that is being looked at stays in its field, and what came of it is said', async ({ app }) => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const met = once(server, 'connection') as Promise<[Socket]>
    const { port } = server.address() as AddressInfo
    try {
      await app.signIn()
      const window = await app.mainWindow()
      await button(window.getByRole('navigation', { name: 'Main' }), 'Settings').click()
      const field = window.getByRole('textbox', { name: 'Second server' })
      await field.fill(`127.0.0.1:${port}`)
      await field.press('Enter')
      const [socket] = await met
      await expect(field).toHaveValue(`127.0.0.1:${port}`)
      await expect(field).toHaveAccessibleDescription('Its certificate is being looked at.')
      socket.destroy()
      await expect(field).toHaveAccessibleDescription(/^This server cannot be reached/)
      await expect(field).toHaveValue(`127.0.0.1:${port}`)
    } finally {
      server.close()
    }
  })
})
