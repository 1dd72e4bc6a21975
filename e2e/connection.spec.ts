import { expect, test } from './fixtures.ts'
import type { RunningEmulator } from '../emulator/harness.ts'
import { button, cardOf, countOf, ringFromAda, talkWithAda } from './steps.ts'

test.use({ signedIn: true })

/** The connection is cut and cannot be opened again until the answer is called. */
async function cut(emulator: RunningEmulator): Promise<() => Promise<void>> {
  const mend = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  return mend
}

test('comes back by itself when it is cut while nothing goes on, with the call that began meanwhile', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  const mend = await cut(emulator)
  await expect(window.getByText(/^No connection since/)).toBeVisible()
  await expect(window.getByText('Ext. 107, offline')).toBeVisible()
  expect(await app.isVisible('popup')).toBe(false)
  await emulator.ring({ from: '123002', to: '123007' })

  await mend()

  await expect(window.getByText('Ext. 107, online')).toBeVisible()
  await expect(cardOf(await app.popup(), /Incoming call: Ada Byron/)).toBeVisible()
  await expect.poll(() => app.isVisible('popup')).toBe(true)
})

test('while it is away one bar says so, through each attempt to come back, and its button keeps the keyboard', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  const bar = window.getByRole('status').filter({ hasText: 'No connection since' })
  const gap = window.getByText(/^You were offline .*, 1 call missed\.$/)
  const mend = await cut(emulator)
  await expect(bar).toBeVisible()
  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  await emulator.phone('123002').hangUp(callId)
  await mend()
  await expect(gap).toBeVisible()
  await expect(bar).toHaveCount(0)

  const answer = await emulator.fault({ kind: 'stall', methods: ['CallControl.enable_api_notifications'] })
  await emulator.fault({ kind: 'drop' })
  await button(window, 'Try now').focus()
  await expect(window.getByText('Ext. 107, connecting')).toBeVisible()
  await expect(bar).toContainText('Trying again now.')
  await expect(button(window, 'Try now')).toBeFocused()
  await expect(gap).toHaveCount(0)
  await expect(bar).toContainText('The server does not answer.')
  await expect(button(window, 'Try now')).toBeFocused()

  await answer()
  await expect(window.getByText('Ext. 107, online')).toBeVisible()
  await expect(bar).toHaveCount(0)
})

test('cut while it rings, the card says what was last known, and then what has become of the call', async ({
  app,
  emulator,
}) => {
  const { popup, card, callId } = await ringFromAda({ app, emulator })
  const mend = await cut(emulator)
  await expect(card).toHaveAccessibleName('Connection lost: Ada Byron')
  await expect(card.getByText(/^Last known at .*: ringing\. Your phone rings as always\./)).toBeVisible()
  await expect(card.getByRole('button', { name: /Answer|Decline/ })).toHaveCount(0)

  await emulator.phone('123007').answer(callId)
  await mend()

  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  await expect(popup.getByRole('article')).toHaveCount(1)
})

test('cut while talking, a call that goes on can be steered again, and one that ends meanwhile is gone', async ({
  app,
  emulator,
}) => {
  const { card } = await talkWithAda({ app, emulator })
  await emulator.fault({ kind: 'drop' })
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  await button(card, 'Hold').click()
  await expect(card).toHaveAccessibleName('On hold: Ada Byron')

  const mend = await cut(emulator)
  await expect(card).toHaveAccessibleName('Connection lost: Ada Byron')
  await expect(card.getByText(/Your phone keeps the call\./)).toBeVisible()
  await emulator.phone('123002').hangUp()
  await mend()
  await expect.poll(() => app.isVisible('popup')).toBe(false)
})

test('a call of the queue that a colleague took meanwhile was answered elsewhere, as the records say', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const { callId } = await emulator.ring({ from: '+493055570142', name: 'Grace Hopper', to: '123050' })
  await emulator.dequeue(callId)
  await expect(cardOf(await app.popup(), /Incoming call: Grace Hopper/)).toBeVisible()
  const mend = await cut(emulator)
  const window = await app.mainWindow()
  await expect(window.getByText('Ext. 107, offline')).toBeVisible()
  await emulator.phone('123003').answer(callId)
  await emulator.phone('123003').hangUp(callId)
  await mend()

  await expect(window.getByText('Ext. 107, online')).toBeVisible()
  await emulator.waitForRequest('Account.get_xdr_list')
  await expect(window.getByRole('button', { name: /Grace Hopper.*Answered elsewhere/ })).toBeVisible()
  await expect(window.getByText('1 missed call')).toHaveCount(0)
})

test('renews a token or signs in again where the session has ended, and the press that met it is not lost', async ({
  app,
  emulator,
}) => {
  const { card } = await ringFromAda({ app, emulator })
  const logins = await countOf(emulator, 'Session.login')
  await emulator.expireSessions({ renewable: true })
  await button(card, 'Answer').click()
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  await emulator.waitForRequest('Session.refresh_access_token')
  expect(await countOf(emulator, 'Session.login')).toBe(logins)

  await emulator.expireSessions()
  await button(card, 'Hold').click()
  await expect(card).toHaveAccessibleName('On hold: Ada Byron')
  expect(await countOf(emulator, 'Session.login')).toBe(logins + 1)
})

test.describe('with an account that others change', () => {
  test.use({ signedIn: false })

  test('a password that was changed meanwhile is asked for, and not tried again and again', async ({
    app,
    emulator,
  }) => {
    await app.signIn()
    await emulator.configure({ line: { id: '123007', password: 'another' } })
    await emulator.expireSessions()
    await emulator.fault({ kind: 'drop' })

    const window = await app.mainWindow()
    await expect(window.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
      'The account ID or the password is wrong',
    )
    expect(await countOf(emulator, 'Session.login')).toBe(2)
    await app.signIn({ password: 'another' })
  })
})

test.describe('with a quick heartbeat', { tag: '@own' }, () => {
  test.use({
    appOptions: { timing: { heartbeat: 500, heartbeatAnswer: 1_000 } },
  })

  test('a connection that has died without a word is found out and replaced', async ({ app, emulator }) => {
    await app.signIn()
    const window = await app.mainWindow()
    const [first] = await emulator.connections()
    const stop = await emulator.fault({ kind: 'silence' })
    await expect(window.getByText('Ext. 107, online')).toHaveCount(0)

    await stop()

    await expect(window.getByText('Ext. 107, online')).toBeVisible()
    expect((await emulator.connections()).map(({ id }) => id)).not.toContain(first?.id)
  })
})

test.describe('with an account that may not use call control', () => {
  test.use({ emulatorOptions: { callControl: 'denied' }, signedIn: false })

  test('it is told so once, and stays signed in', async ({ app, emulator }) => {
    await app.fillSignIn()

    const window = await app.mainWindow()
    await expect(window.getByText('Your account may not use call control.')).toHaveCount(1)
    await expect(window.getByRole('navigation').getByText('Kim Novak')).toBeVisible()
    expect(await countOf(emulator, 'CallControl.enable_api_notifications')).toBe(1)
  })
})

test('frames that nobody can read harm nothing, and are logged without secrets', async ({ app, emulator }) => {
  await app.signIn()
  for (const how of ['no JSON', 'cut', 'wrong shape', 'binary', 'huge'] as const) {
    const stop = await emulator.fault({ kind: 'garble', what: 'notifications', how })
    const { callId } = await emulator.ring({ from: '123003', to: '123007' })
    await emulator.phone('123003').hangUp(callId)
    await stop()
  }
  await emulator.notify('')
  await emulator.notify('[[[[')
  await emulator.notify({ access_token: 'a-token-of-somebody', password: 'a-word-of-somebody' })

  await emulator.ring({ from: '123002', to: '123007' })

  const card = cardOf(await app.popup(), /Ada Byron/)
  await expect(card).toBeVisible()
  await button(card, 'Answer').click()
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  expect(await app.log()).not.toMatch(/of-somebody|secret/)
})

test('notifications that come twice and in the wrong order are still one call', async ({ app, emulator }) => {
  await emulator.fault({ kind: 'double' })
  await emulator.fault({ kind: 'reorder', what: 'notifications first' })
  const { popup, card } = await ringFromAda({ app, emulator })

  await button(card, 'Answer').click()

  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  await expect(popup.getByRole('article')).toHaveCount(1)
})
