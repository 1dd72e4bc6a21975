import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { bare, button, countOf } from './steps.ts'

for (const sessionKind of ['old', 'new'] as const) {
  test.describe(`with sessions of the ${sessionKind} kind`, () => {
    test.use({ emulatorOptions: { sessionKind } })

    test('signs in, shows whose line it is, and names its session as that kind wants it', async ({ app, emulator }) => {
      await app.signIn()

      const window = await app.mainWindow()
      await expect(window.getByRole('navigation').getByText('Kim Novak')).toBeVisible()
      await expect(window.getByText('Ext. 107, online')).toBeVisible()
      const { auth, transport } = await emulator.waitForRequest('CallControl.enable_api_notifications')
      expect({ auth, transport }).toEqual({
        auth: sessionKind === 'old' ? 'session_id' : 'access_token',
        transport: 'websocket',
      })
    })
  })
}

test('why the server takes no sign-in is said beside the password, asked once, and can be put right', async ({
  app,
  emulator,
}) => {
  await app.fillSignIn({ password: 'sekret' })
  const window = await app.mainWindow()
  const password = window.getByLabel('Password', { exact: true })

  await expect(password).toHaveAccessibleDescription('The account ID or the password is wrong')
  await expect(password).toBeFocused()
  await expect(window.getByLabel('Account ID')).toHaveValue('123007')
  expect(await countOf(emulator, 'Session.login')).toBe(1)

  await emulator.configure({ line: { id: '123007', signIn: 'must change password' } })
  await app.fillSignIn()
  await expect(password).toHaveAccessibleDescription(/^The server wants a new password first/)
  await emulator.configure({ line: { id: '123007', signIn: 'second factor' } })
  await app.fillSignIn()
  await expect(password).toHaveAccessibleDescription(/^The server asks for a second factor/)

  await emulator.configure({ line: { id: '123007', signIn: 'open' } })
  await app.signIn({ domain: 'example.com' })
  const last = (await emulator.requests()).findLast(({ method }) => method === 'login')
  expect(last?.params).toMatchObject({ login: '123007', domain: 'example.com' })
})

test.describe('where two wrong passwords lock the account', () => {
  test.use({ emulatorOptions: { lockOutAfter: 2 } })

  test('the lock is said, and nothing is tried until the person asks', async ({ app, emulator }) => {
    const window = await app.mainWindow()
    const password = window.getByLabel('Password', { exact: true })
    await app.fillSignIn({ password: 'one' })
    await expect(password).toHaveAccessibleDescription(/is wrong$/)
    await app.fillSignIn({ password: 'two' })
    await expect.poll(() => countOf(emulator, 'Session.login')).toBe(2)
    await expect(button(window, 'Sign in')).toBeVisible()
    await app.fillSignIn()

    await expect(password).toHaveAccessibleDescription(/^Too many wrong passwords/)
    expect(await countOf(emulator, 'Session.login')).toBe(3)
  })
})

test.describe('where the WebSocket has an address of its own', { tag: '@own' }, () => {
  test.use({ emulatorOptions: { wsPort: 0, wsPath: '/api/calls' } })

  test('what is missing and what cannot be used is said beside the field; the address is asked about and kept', async ({
    app,
    emulator,
  }) => {
    const window = await app.mainWindow()
    await button(window, 'Sign in').click()
    await expect(window.getByLabel('Server')).toHaveAccessibleDescription('Enter the address of the server')
    await expect(window.getByLabel('Account ID')).toHaveAccessibleDescription('Enter your account ID')
    await expect(window.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('Enter your password')
    await expect(window.getByLabel('Server')).toBeFocused()

    const server = window.getByLabel('Server')
    const wrong = [
      ['not an address', 'This is not an address of a server'],
      ['nowhere.invalid', 'There is no server of this name'],
      ['127.0.0.1:1', 'Nothing answers at this address. Check the name and the port'],
    ] as const
    for (const [address, words] of wrong) {
      await app.fillSignIn({ server: address })
      await expect(server).toHaveAccessibleDescription(words)
      await expect(window.getByLabel('Password', { exact: true })).toHaveValue('secret')
    }

    const place = new URL(emulator.ws).host
    const address = window.getByLabel('WebSocket address')
    const wrongAddresses = [
      ['not an address', 'This is not the address of a WebSocket. It looks like wss://host:port/path'],
      [`ws://${place}/ws`, 'This address is not encrypted. It has to begin with wss://'],
      ['127.0.0.1:1/ws', 'Nothing answers at this address. Check the name and the port'],
      [`${app.address}/ws`, 'There is a server, but no WebSocket at this address. Check the port and the path'],
    ] as const
    for (const [webSocket, words] of wrongAddresses) {
      await app.fillSignIn({ webSocket })
      await expect(address).toHaveAccessibleDescription(words)
      await expect(address).toBeFocused()
      await expect(address).toHaveValue(webSocket)
    }
    expect(await emulator.requests()).toEqual([])

    await app.fillSignIn({ webSocket: emulator.ws })
    await expect(window.getByText(place).first()).toBeVisible()
    expect(bare(await window.getByRole('main').textContent())).toContain(emulator.wsFingerprint)
    expect(await emulator.requests()).toEqual([])
    await button(window, 'Trust this certificate').click()
    await app.online()
    await app.close()
    await app.start()
    await app.online()
    const { transport } = await emulator.waitForRequest('CallControl.enable_api_notifications')
    expect(transport).toBe('websocket')

    await app.close()
    const stored = await app.stored()
    const pins = { ...stored.pins, [place]: 'CD'.repeat(32) }
    await writeFile(join(app.folder, 'settings.json'), JSON.stringify({ ...stored, pins }))
    await app.start()
    const again = (await app.mainWindow()).getByLabel('WebSocket address')
    await expect(again).toHaveAccessibleDescription(/^The certificate of this address has changed/)
    await expect(again).toBeFocused()
  })
})

test('signing in can be given up, and ends by itself after the time limit, with what was typed', async ({
  app,
  emulator,
}) => {
  const window = await app.mainWindow()
  await emulator.fault({ kind: 'stall', methods: ['Session.login'] })
  await app.fillSignIn()
  await emulator.waitForRequest('Session.login')
  await button(window, 'Cancel').click()
  await expect(window.getByLabel('Password', { exact: true })).toHaveValue('secret')

  await button(window, 'Sign in').click()
  await expect(window.getByLabel('Server')).toHaveAccessibleDescription('The server did not answer in time')
  await expect(window.getByLabel('Account ID')).toHaveValue('123007')
})

test('who stays signed in is not asked at the next start; the password is in the keychain alone', async ({
  app,
  emulator,
}) => {
  await app.signIn({ staySignedIn: true })
  const soFar = await emulator.requestCount()
  await app.close()
  await emulator.waitForRequest('Session.logout', undefined, { after: soFar })

  await app.start()

  await app.online()
  expect(JSON.stringify(await app.stored())).not.toContain('secret')
  expect(await app.log()).not.toContain('secret')
})

test('who does not stay signed in is asked for the password alone', async ({ app }) => {
  await app.signIn({ staySignedIn: false })
  await app.close()

  await app.start()

  const window = await app.mainWindow()
  await expect(window.getByLabel('Account ID')).toHaveValue('123007')
  await expect(window.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(window.getByLabel('Password', { exact: true })).toHaveValue('')
})

test.describe('where there is no keychain', { tag: '@own' }, () => {
  test.use({ appOptions: { env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } } })

  test('the form says that the password is asked for at every start, and signs in', async ({ app }) => {
    const window = await app.mainWindow()
    const stay = window.getByRole('switch', { name: 'Stay signed in' })
    await expect(stay).toBeDisabled()
    await expect(stay).toHaveAccessibleDescription(/has no keychain, so the password is asked for at every start/)

    await app.signIn()
    await app.close()
    await app.start()

    await expect((await app.mainWindow()).getByLabel('Password', { exact: true })).toBeFocused()
  })
})
