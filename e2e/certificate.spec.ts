import { expect, test } from './fixtures.ts'
import { bare, button } from './steps.ts'

test.describe('with a certificate that nobody vouches for', { tag: '@own' }, () => {
  test.use({ appOptions: { pinned: false } })

  test('asks before anything is sent, Enter alone does not trust it, and once trusted it is not asked about again', async ({
    app,
    emulator,
  }) => {
    await app.fillSignIn()
    const window = await app.mainWindow()
    await expect(window.getByRole('heading', { name: 'Is this your server?' })).toBeVisible()
    await expect(window.getByText('127.0.0.1').first()).toBeVisible()
    const main = await window.getByRole('main').textContent()
    expect(bare(main)).toContain(emulator.fingerprint)
    await expect(button(window, 'Do not connect')).toBeFocused()

    await window.keyboard.press('Enter')

    await expect(window.getByLabel('Server')).toHaveAccessibleDescription(
      'Not connected: you did not trust its certificate',
    )
    await expect(window.getByLabel('Password', { exact: true })).toHaveValue('secret')
    expect(await emulator.requests()).toEqual([])
    expect((await app.stored()).pins).toEqual({})

    await button(window, 'Sign in').click()
    await button(window, 'Trust this certificate').click()
    await app.online()
    await expect.poll(async () => (await app.stored()).pins).toEqual({ [app.address]: emulator.fingerprint })
    await app.close()
    await app.start()
    await app.online()
  })
})

test('a certificate that has changed stops the sign-in, and is trusted only on request', async ({ app, emulator }) => {
  const old = emulator.fingerprint
  await emulator.setCertificate('new')
  await app.fillSignIn()
  const window = await app.mainWindow()
  await expect(window.getByRole('heading', { name: 'This is not the certificate you trusted' })).toBeVisible()

  await button(window, 'Do not connect').click()
  await expect(window.getByLabel('Server')).toHaveAccessibleDescription(/^The certificate of this server has changed/)
  expect(await emulator.requests()).toEqual([])
  expect((await app.stored()).pins[app.address]).toBe(old)

  await button(window, 'Sign in').click()
  await button(window, 'Trust this certificate').click()
  await app.online()
  await expect.poll(async () => (await app.stored()).pins[app.address]).toBe(emulator.fingerprint)
})

test.describe('when the connection comes back', { tag: '@own' }, () => {
  // The second list would be a request over the old certificate, at any time.
  test.use({ appOptions: { timing: { reconnectFirst: 100, secondList: 600_000 } } })

  test('another certificate stops the line with a warning; nothing is sent and no question pops up', async ({
    app,
    emulator,
  }) => {
    await app.signIn()
    const soFar = await emulator.requestCount()
    await emulator.setCertificate('new')
    await emulator.fault({ kind: 'drop' })

    const window = await app.mainWindow()
    await expect(window.getByLabel('Server')).toHaveAccessibleDescription(/^The certificate of this server has changed/)
    await expect(window.getByRole('heading', { name: 'This is not the certificate you trusted' })).toHaveCount(0)
    expect(await emulator.requestCount()).toBe(soFar)
  })
})
