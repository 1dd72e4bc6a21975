import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { App } from './app.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf, ringFromAda } from './steps.ts'

/** The number on the app's mark in the dock, which not every desktop of a test has. */
async function watchBadge(app: App): Promise<() => Promise<number | undefined>> {
  await app.inMain(({ app: it }) => {
    it.setBadgeCount = (count) => Reflect.set(globalThis, 'badge', count)
  }, undefined)
  return () => app.inMain(() => Reflect.get(globalThis, 'badge') as number | undefined, undefined)
}

test('the tray says in words how things stand', async ({ app, desktop, emulator }) => {
  const words = () => desktop.trayMark().then((mark) => mark?.tooltip)
  await expect.poll(words).toBe('Sidetone: Signed out')
  const { callId, popup } = await ringFromAda({ app, emulator })
  await expect.poll(words).toBe('Sidetone: Ada Byron, 123002 is calling')
  await emulator.phone('123007').answer(callId)
  await expect.poll(words).toBe('Sidetone: In a call with Ada Byron, 123002')
  await button(cardOf(popup, /Ada Byron/), 'Hang up').click()
  await expect.poll(words).toBe('Sidetone: Ready')
})

test('the menu of the tray opens the window, silences, calls back and quits @own', async ({
  app,
  desktop,
  emulator,
}) => {
  const { callId } = await ringFromAda({ app, emulator })
  await emulator.phone('123002').hangUp(callId)
  await expect.poll(() => app.isVisible('popup')).toBe(false)
  const labels = async () => (await desktop.trayMenu()).filter(({ enabled }) => enabled).map(({ label }) => label)
  await expect.poll(labels).toContain('Ada Byron, 123002')

  await desktop.clickTrayMenu('Do not disturb')
  await expect.poll(() => desktop.trayMark().then((mark) => mark?.tooltip)).toBe('Sidetone: Do not disturb')
  const { callId: silent } = await emulator.ring({ from: '123003', to: '123007' })
  await expect(cardOf(await app.mainWindow(), /Ben Okafor/)).toBeAttached()
  expect(await app.isVisible('popup')).toBe(false)
  await emulator.phone('123003').hangUp(silent)
  await desktop.clickTrayMenu('Do not disturb')

  await desktop.clickTrayMenu('Settings')
  const window = await app.mainWindow()
  await expect(window.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()

  await desktop.clickTrayMenu('Dial…')
  await expect(window.getByRole('combobox', { name: 'Call a name or number' })).toBeFocused()

  await desktop.clickTrayMenu('Ada Byron, 123002')
  const { params } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(params).toMatchObject({ bill_id: '123007', caller_id: '123007', callee_id: '123002' })

  const after = await emulator.requestCount()
  const closed = app.electron.waitForEvent('close')
  await desktop.clickTrayMenu('Quit Sidetone')
  await closed
  await emulator.waitForRequest('Session.logout', undefined, { after })
})

test('a ring is told by a notification too where a screen reader runs, and by the pop-up alone where none does @own', async ({
  app,
  desktop,
  emulator,
}) => {
  const titles = () => desktop.notifications.map(({ title }) => title)
  await app.signIn()
  await app.inMain(({ app: it }) => it.setAccessibilitySupportEnabled(true), undefined)
  const { callId, card } = await ringFromAda({ app, emulator })
  await expect.poll(titles).toEqual(['Incoming call'])
  await emulator.phone('123007').answer(callId)
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  await expect.poll(titles).toEqual([])

  await app.inMain(({ app: it }) => it.setAccessibilitySupportEnabled(false), undefined)
  await emulator.ring({ from: '123003', to: '123007' })
  await expect(cardOf(await app.popup(), /Ben Okafor/)).toBeVisible()
  expect(titles()).toEqual([])
})

test('the menu of the tray still finds the call field after signing out and in again', async ({ app, desktop }) => {
  await app.signIn()
  await app.command('signOut', {})
  const window = await app.mainWindow()
  await expect(window.getByLabel('Server')).toBeVisible()
  await app.signIn()
  await desktop.clickTrayMenu('Dial…')
  await expect(window.getByRole('combobox', { name: 'Call a name or number' })).toBeFocused()
})

test('the tray brings back the window as it was left, and who is sent to another room keeps the contact that they type', async ({
  app,
  desktop,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  const dial = () => desktop.trayMenu().then((menu) => menu.find(({ label }) => label === 'Dial…')?.enabled)
  await expect.poll(dial).toBe(true)
  await button(window.getByRole('navigation', { name: 'Main' }), 'Contacts').click()
  await button(window, 'New contact').click()
  const name = window.getByRole('dialog', { name: 'New contact' }).getByLabel('Name')
  await name.fill('Grace')
  await app.closeWindow('main')
  await expect.poll(() => app.isVisible('main')).toBe(false)

  await desktop.clickTray()
  await expect.poll(() => app.isVisible('main')).toBe(true)
  await app.closeWindow('main')
  await desktop.clickTrayMenu('Open Sidetone')
  await expect.poll(() => app.isVisible('main')).toBe(true)
  await expect(window.getByRole('heading', { name: 'Contacts', level: 1, includeHidden: true })).toBeAttached()

  await desktop.clickTrayMenu('Settings')
  await expect(window.getByRole('heading', { name: 'Settings', level: 1, includeHidden: true })).toBeAttached()
  await expect(name).toHaveValue('Grace')
})

test('the button that calls back keeps the keyboard', async ({ app, emulator }) => {
  const { callId } = await ringFromAda({ app, emulator })
  await emulator.phone('123002').hangUp(callId)
  const window = await app.mainWindow()
  const callBack = button(window.getByRole('complementary'), 'Call back')
  await callBack.press('Enter')
  await button(cardOf(window, /Pick up your phone: Ada Byron/), 'Hang up').waitFor()
  await expect(callBack).toBeFocused()
})

test.describe('with the window closed', { tag: '@own' }, () => {
  test.use({ appOptions: { timing: { mainWindowKept: 100 } } })

  test('a missed call leaves a notification, a dot on the tray and a number on the dock; a press on it opens the list, and they go', async ({
    app,
    desktop,
    emulator,
  }) => {
    const { callId } = await ringFromAda({ app, emulator })
    const gone = (await app.mainWindow()).waitForEvent('close')
    await app.closeWindow('main')
    await gone
    expect(desktop.notifications).toEqual([])
    const badge = await watchBadge(app)
    await emulator.phone('123002').hangUp(callId)
    await expect
      .poll(() => desktop.notifications)
      .toMatchObject([{ title: 'Missed call', body: 'Ada Byron, 123002', actions: { call: 'Call back' } }])
    const mark = () => desktop.trayMark().then((it) => it?.tooltip)
    await expect.poll(mark).toBe('Sidetone: 1 missed call')
    const withDot = (await desktop.trayMark())?.picture
    await expect.poll(badge).toBe(1)
    const [notice] = desktop.notifications
    if (notice) desktop.press(notice, 'default')
    const window = await app.mainWindow()
    await expect(window.getByRole('heading', { name: 'Calls', level: 1 })).toBeVisible()

    // Who has seen the list has seen them.
    await window.keyboard.press('Tab')
    await expect.poll(mark).toBe('Sidetone: Ready')
    await expect.poll(badge).toBe(0)
    expect((await desktop.trayMark())?.picture).not.toBe(withDot)
  })
})

test.describe('the main window', { tag: '@own' }, () => {
  test.use({ appOptions: { timing: { mainWindowKept: 100 } } })

  test('is hidden when it is closed, let go later, and there again when it is wanted', async ({ app, desktop }) => {
    await app.signIn()
    await expect.poll(() => desktop.trayMark().then((mark) => mark?.tooltip)).toBe('Sidetone: Ready')
    const window = await app.mainWindow()
    const gone = window.waitForEvent('close')
    await app.closeWindow('main')
    await gone
    await desktop.clickTrayMenu('Settings')
    await expect((await app.mainWindow()).getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  })

  test('opens where it was left', async ({ app }) => {
    await app.mainWindow()
    const place = { x: 60, y: 80, width: 900, height: 600 }
    await app.electron.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      place,
    )
    await expect.poll(() => app.boundsOf('main')).toMatchObject({ width: 900, height: 600 })
    const left = await app.boundsOf('main')
    await app.close()
    await app.start()
    await app.mainWindow()
    await expect.poll(() => app.boundsOf('main')).toEqual(left)
  })
})

test('a second start shows the window of the first and ends', async ({ app, desktop }) => {
  await app.mainWindow()
  await expect.poll(() => desktop.trayMark().then((mark) => mark?.tooltip)).toBe('Sidetone: Signed out')
  await app.closeWindow('main')
  await expect.poll(() => app.isVisible('main')).toBe(false)
  const second = App.sharing(app)
  await expect(second.start()).rejects.toThrow()
  await expect.poll(() => app.isVisible('main')).toBe(true)
})

test.describe('started hidden', { tag: '@own' }, () => {
  test.use({ appOptions: { args: ['--hidden'] } })

  test('it is in the tray, without a window, until it is wanted', async ({ app, desktop }) => {
    await expect.poll(() => desktop.trayMark().then((mark) => mark?.tooltip)).toBe('Sidetone: Signed out')
    expect(app.electron.windows()).toEqual([])
    await expect.poll(() => desktop.notifications).toMatchObject([])
    await desktop.clickTray()
    await expect((await app.mainWindow()).getByLabel('Server')).toBeVisible()
  })
})

test.describe('started hidden where no keychain answers', { tag: '@own' }, () => {
  test.use({ appOptions: { timing: { keychain: 1 } } })

  test('the form is shown at each start and says why, and leaves the keyboard where it is', async ({ app }) => {
    await app.signIn()
    await app.close()
    await app.start(['--hidden'])
    await expect.poll(() => app.isVisible('main')).toBe(true)
    const window = await app.mainWindow()
    await expect(window.getByLabel('Account ID')).toHaveValue('123007')
    const stay = window.getByRole('switch', { name: 'Stay signed in' })
    await expect(stay).toHaveAccessibleDescription(/has no keychain, so the password is asked for at every start/)
  })
})

test('starting with the computer is an entry of the desktop; where it cannot be written the switch says so; it follows the program', async ({
  app,
}) => {
  await app.signIn()
  const folder = join(app.folder, 'config/autostart')
  const file = join(folder, 'sidetone.desktop')
  const entry = () => readFile(file, 'utf8').catch(() => undefined)
  const window = await app.mainWindow()
  await button(window.getByRole('navigation', { name: 'Main' }), 'Settings').click()
  const start = window.getByRole('switch', { name: 'Start when I sign in to the computer' })

  await mkdir(dirname(folder), { recursive: true })
  await writeFile(folder, '')
  await start.click()
  await expect(start).toHaveAccessibleDescription(/^This could not be changed: the folder .* cannot be written/)
  await expect(start).not.toBeChecked()
  await rm(folder)
  await start.click()
  await expect.poll(entry).toMatch(/^Exec=.* --hidden$/m)
  await expect(start).toBeChecked()
  await expect(start).toHaveAccessibleDescription(/^Sidetone starts/)

  const written = await entry()
  await app.close()
  await writeFile(file, written?.replace(/^Exec=.*$/m, 'Exec=/where/it/was --hidden') ?? '')
  await app.start()
  await expect.poll(entry).toBe(written)

  await app.command('changeSettings', { startAtLogin: false })
  await expect.poll(entry).toBeUndefined()
})

test.describe('where no window can be put into a corner', { tag: '@own' }, () => {
  test.use({ appOptions: { args: ['--ozone-platform=headless'] } })

  test('a notification is the pop-up: it answers, declines, and goes with the ring', async ({
    app,
    desktop,
    emulator,
  }) => {
    await app.fillSignIn()
    await emulator.waitForRequest('CallControl.get_sip_calls_list')
    await emulator.ring({ from: '123002', to: '123007' })
    const ringing = { title: 'Incoming call', actions: { answer: 'Answer', decline: 'Decline' }, timeout: 0 }
    await expect.poll(() => desktop.notifications).toMatchObject([{ ...ringing, body: 'Ada Byron, 123002' }])
    for (const notice of desktop.notifications) desktop.press(notice, 'answer')
    const answered = await emulator.waitForRequest('CallControl.answer_call')
    expect(answered.params).toMatchObject({ callee_answer_mode: 'Notify' })
    await expect.poll(() => desktop.notifications).toEqual([])

    const { callId } = await emulator.ring({ from: '16045550100', to: '123007', name: '<b>Tom & Jerry</b>' })
    const escaped = '&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;, (604) 555-0100'
    await expect.poll(() => desktop.notifications).toMatchObject([{ ...ringing, body: escaped }])
    for (const notice of desktop.notifications) desktop.press(notice, 'decline')
    await emulator.waitForRequest('CallControl.terminate_call', ({ params }) => JSON.stringify(params).includes(callId))
    await expect.poll(() => desktop.notifications).toEqual([])
  })
})
