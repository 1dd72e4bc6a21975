import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { App } from './app.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf, countOf, ringFromAda } from './steps.ts'

test.use({ signedIn: true })

const run = promisify(execFile)

/** Types a number into the main window's field, and Enter. Answers the field. */
async function dial(app: App, number: string) {
  const window = await app.mainWindow()
  const field = window.getByRole('combobox', { name: 'Call a name or number' })
  await field.fill(number)
  await field.press('Enter')
  return field
}

/** The system opens a link while the app runs: a second start, which hands it over and ends. */
async function openLink(app: App, link: string): Promise<void> {
  const second = App.sharing(app)
  await second.start(['--', link]).catch(() => undefined)
  await second.close().catch(() => undefined)
}

test('a link that is opened while the app runs is asked about, then called; the own phone rings first, which is said once', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()

  await openLink(app, 'tel:+1-604-628-2442')
  const dialog = window.getByRole('dialog', { name: 'Call (604) 628-2442?' })
  await expect(dialog).toBeVisible()
  await expect(dialog).toHaveAccessibleDescription('A link asks for this call. Your phone rings first.')
  await expect(button(dialog, 'Call')).toBeFocused()

  // Another one in its place is not called by a press that was meant for the first.
  const other = window.getByRole('dialog', { name: 'Call (604) 628-2443?' })
  const seen = await window.evaluateHandle(() => ({
    couldCall: new Promise<boolean>((resolve) => {
      new MutationObserver((_changes, observer) => {
        const dialog = document.querySelector('dialog')
        if (dialog?.textContent.includes('628-2443') !== true) return
        observer.disconnect()
        const call = [...dialog.querySelectorAll('button')].find((it) => it.textContent.trim() === 'Call')
        resolve(call?.disabled !== true)
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    }),
  }))
  await openLink(app, 'tel:+1-604-628-2443')
  expect(await seen.evaluate(({ couldCall }) => couldCall)).toBe(false)
  await expect(button(other, 'Call')).toBeFocused()
  await openLink(app, 'tel:+1-604-628-2442')
  await button(dialog, 'Call').click()
  await expect(dialog).toHaveCount(0)

  const { params } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(params).toMatchObject({ callee_id: '+16046282442' })
  const card = cardOf(await app.popup(), /Pick up your phone/)
  await expect(card.getByText(/Your own phone rings first/)).toBeVisible()
  await button(card, 'Got it').click()
  await expect(card.getByText(/Your own phone rings first/)).toHaveCount(0)
  await expect.poll(async () => (await app.stored()).settings.knowsPhoneRings).toBe(true)
})

test('hostile links call nobody; without asking only what looks like any other number is called', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  await app.command('changeSettings', { askBeforeDialling: false })
  const window = await app.mainWindow()
  const nothing = window.getByRole('dialog', { name: 'There is no number to call' })
  for (const link of ['sip:103@elsewhere.example', 'tel:--gpu-launcher=calc']) {
    await openLink(app, link)
    await expect(nothing).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(nothing).toHaveCount(0)
  }

  await openLink(app, 'tel:*72')
  const code = window.getByRole('dialog', { name: 'Call *72?' })
  await expect(code).toHaveAccessibleDescription(/It is a code/)
  await expect(button(code, 'Cancel')).toBeFocused()
  await button(code, 'Cancel').click()
  expect(await countOf(emulator, 'CallControl.originate_advanced_call')).toBe(0)

  await openLink(app, 'sip:103@127.0.0.1;transport=tls')
  const { params } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(params).toMatchObject({ callee_id: '103' })
})

test('a call that is refused over rating says what is missing for longer than a call that ended, and can be tried again', async ({
  app,
  emulator,
}) => {
  const method = 'CallControl.originate_advanced_call'
  await emulator.fault({ kind: 'refuse', method, code: 'sip.odd', message: 'No rate for this call', times: 1 })
  await app.signIn()
  await dial(app, '103')

  const popup = await app.popup()
  const failed = cardOf(popup, /^Call not placed/)
  const advice = failed.getByText(/^Could not call: No rate for this call\. .*the access code INCOMING/)
  await expect(advice).toBeVisible()
  // The card of a call that ends after it has had its time.
  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  await expect(cardOf(popup, /Ada Byron/)).toBeVisible()
  await emulator.phone('123002').hangUp(callId)
  await expect(cardOf(popup, /Ada Byron/)).toHaveCount(0)
  await expect(advice).toBeVisible()

  await button(failed, 'Try again').click()
  await expect(cardOf(popup, /^Pick up your phone/)).toBeVisible()
  await expect(failed).toHaveCount(0)
  expect(await countOf(emulator, method)).toBe(2)
})

test('Enter in the empty field brings back who was called last, and calls them once more', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  const card = cardOf(await app.popup(), /^Pick up your phone/)
  const field = await dial(app, '103')
  await expect(card).toBeVisible()
  await emulator.waitForState(({ legs }) => legs.some(({ owner, state }) => owner === '123007' && state === 'ringing'))
  await emulator.phone('123007').hangUp()
  await expect(card).toHaveCount(0)
  await expect(window.getByRole('article')).toHaveCount(0)

  await expect(field).toHaveValue('')
  await field.press('Enter')
  await expect(field).toHaveValue('103')
  await field.press('Enter')
  await expect(card).toBeVisible()
  await expect.poll(() => countOf(emulator, 'CallControl.originate_advanced_call')).toBe(2)
})

test('a link that starts the app is asked about as soon as somebody is signed in', async ({ app }) => {
  await app.signIn()
  await app.close()
  await app.start(['--', 'tel:+1-604-628-2442'])
  const dialog = (await app.mainWindow()).getByRole('dialog', { name: 'Call (604) 628-2442?' })
  await expect(dialog).toHaveAccessibleDescription(/^A link asks for this call\./)
  await button(dialog, 'Cancel').click()
})

test('a call that nobody answers for says so; tried again it is looked for first', async ({ app, emulator }) => {
  const method = 'CallControl.originate_advanced_call'
  await emulator.fault({ kind: 'stall', methods: [method], times: 1 })
  await app.signIn()
  await dial(app, '103')

  const popup = await app.popup()
  const unheard = cardOf(popup, /^No answer yet/)
  await expect(unheard.getByText(/^No answer from the server yet\. Your phone may still ring/)).toBeVisible()
  const after = await emulator.requestCount()
  await button(unheard, 'Try again').click()
  await expect(cardOf(popup, /^Pick up your phone/)).toBeVisible()
  await emulator.waitForRequest('CallControl.get_sip_calls_list', undefined, { after })
  await expect.poll(() => countOf(emulator, method)).toBe(2)
})

test('without a connection nothing is placed, and what was asked for stays, with the words why', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  await openLink(app, 'callto:+1-604-628-2442')
  const dialog = window.getByRole('dialog', { name: 'Call (604) 628-2442?' })
  await expect(dialog).toBeVisible()
  const mend = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  const away = window.getByText(/^No connection since/)
  await expect(away).toBeVisible()

  await button(dialog, 'Call').click()
  await expect(dialog.getByRole('alert')).toHaveText('No connection: the call was not placed')
  await button(dialog, 'Cancel').click()
  const field = await dial(app, '103')
  await expect(window.getByText('No connection: the call was not placed')).toBeVisible()
  await expect(field).toHaveValue('103')
  await expect(window.getByRole('article')).toHaveCount(0)

  await mend()
  await expect(away).toHaveCount(0)
  await field.press('Enter')
  const { params } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(params).toMatchObject({ callee_id: '103' })

  const after = await emulator.requestCount()
  await openLink(app, 'callto:+1-604-628-2442')
  await button(dialog, 'Call').click()
  const linked = await emulator.waitForRequest('CallControl.originate_advanced_call', undefined, { after })
  expect(linked.params).toMatchObject({ callee_id: '+16046282442' })
})

test('a shortcut is recorded, says when its keys are used twice, and answers and calls the clipboard from anywhere', async ({
  app,
  emulator,
}) => {
  const { card } = await ringFromAda({ app, emulator })
  const window = await app.mainWindow()
  await button(window.getByRole('navigation', { name: 'Main' }), 'Settings').click()
  const record = async (name: RegExp, keys: string) => {
    await window.getByRole('button', { name }).click()
    await window.keyboard.press(keys)
  }
  await record(/^Call the number in the clipboard/, 'Control+Alt+Digit1')
  await record(/^Answer/, 'Control+Alt+Digit1')
  await expect(window.getByText('These keys are used for “Answer” already.')).toBeVisible()
  await record(/^Answer/, 'Control+Alt+Digit2')
  await expect(window.getByText('These keys are used for “Answer” already.')).toHaveCount(0)
  const isTaken = () => app.inMain(({ globalShortcut }) => globalShortcut.isRegistered('Ctrl+Alt+2'), undefined)
  await expect.poll(isTaken).toBe(true)

  // Pressed in order to be moved, the keys do not do what they are for.
  await window.getByRole('button', { name: /^Answer/ }).click()
  await expect.poll(isTaken).toBe(false)
  await window.keyboard.press('Escape')
  await expect.poll(isTaken).toBe(true)
  await window.getByRole('button', { name: /^Answer/ }).click()
  await expect.poll(isTaken).toBe(false)
  await app.closeWindow('main')
  await expect.poll(isTaken).toBe(true)
  await app.command('openMainWindow', {})

  await run('xdotool', ['key', 'ctrl+alt+2'])
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')

  await app.inMain(({ clipboard }) => void clipboard.writeText(' (604) 628-2442 '), undefined)
  await run('xdotool', ['key', 'ctrl+alt+1'])
  const dialog = window.getByRole('dialog', { name: 'Call (604) 628-2442?' })
  await expect(dialog).toHaveAccessibleDescription(/^The number is from the clipboard\./)
  await button(dialog, 'Call').click()
  const { params } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(params).toMatchObject({ callee_id: '+16046282442' })
})
