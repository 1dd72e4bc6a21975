import type { RunningEmulator } from '../emulator/harness.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf, countOf, ringFromAda, talkWithAda } from './steps.ts'

test.use({ signedIn: true })

const lastTarget = async (emulator: RunningEmulator): Promise<unknown> =>
  (
    (await emulator.requests()).findLast(({ method }) => method === 'transfer_call')?.params as
      { cld?: unknown } | undefined
  )?.cld

test('a call that is up goes to an extension, and is over here', async ({ app, emulator }) => {
  const { popup, card, callId } = await talkWithAda({ app, emulator })

  await button(card, 'Transfer').click()
  await popup.getByRole('combobox', { name: 'Transfer to' }).fill('103')
  await popup.keyboard.press('Enter')

  const { params } = await emulator.waitForRequest('CallControl.transfer_call')
  expect(params).toMatchObject({ call: { id: callId }, cld: '103' })
  await expect(card).toHaveAccessibleName('Transferred: Ada Byron')
  await expect(card.getByText('Ben Okafor is being called')).toBeVisible()
  await expect(card).toBeFocused()

  await emulator.phone('123003').answer(callId)
  await expect.poll(() => app.isVisible('popup')).toBe(false)
  const window = await app.mainWindow()
  await expect(window.getByRole('button', { name: /Ada Byron.*Transferred/ })).toBeVisible()
})

test('a call that rings is deflected without being answered', async ({ app, emulator }) => {
  const { popup, card, callId } = await ringFromAda({ app, emulator })

  await button(card, 'Transfer').click()
  await popup.getByRole('combobox', { name: 'Transfer to' }).fill('123003')
  await popup.keyboard.press('Enter')

  const { params } = await emulator.waitForRequest('CallControl.transfer_call')
  expect(params).toMatchObject({ call: { id: callId }, cld: '123003' })
  await emulator.waitForState(({ legs }) =>
    legs.some(({ owner, state }) => owner === '123003' && state !== 'connected'),
  )
  expect(await countOf(emulator, 'CallControl.answer_call')).toBe(0)

  await emulator.phone('123003').decline(callId)
  await expect(card.getByText('Ben Okafor declined')).toBeVisible()
})

test('a call that was sent on is taken back while it rings there, and goes to voicemail in one press', async ({
  app,
  emulator,
}) => {
  const { popup, card, callId } = await talkWithAda({ app, emulator })
  await app.command('changeSettings', { voicemailNumber: '*98' })
  await button(card, 'Transfer').click()
  await popup.getByRole('combobox', { name: 'Transfer to' }).fill('103')
  await button(popup, 'Transfer now').click()

  // The window gets smaller now, which a press by the pointer of a test does not follow.
  await button(card, 'Take the call back').press('Enter')
  const back = popup.getByRole('article', { name: 'Incoming call: Ada Byron' })
  await expect(back).toBeVisible()
  await emulator.phone('123007').answer(callId)
  const again = popup.getByRole('article', { name: 'Connected: Ada Byron' })

  await button(again, 'Transfer').click()
  await button(popup, 'To voicemail').click()
  await expect.poll(async () => lastTarget(emulator)).toBe('*98')
})

test('what is typed survives whatever happens to the calls meanwhile, and Escape and Back', async ({
  app,
  emulator,
}) => {
  const { popup, card } = await talkWithAda({ app, emulator })
  await button(card, 'Transfer').click()
  const field = popup.getByRole('combobox', { name: 'Transfer to' })
  await field.fill('1230')

  await emulator.phone('123002').hold()
  await emulator.ring({ from: '4930123456', to: '123007', name: 'Maria Keller' })
  await expect(cardOf(popup, /Maria Keller/)).toBeVisible()
  await emulator.phone('4930123456').hangUp()
  await expect(cardOf(popup, /Maria Keller/)).toHaveCount(0)

  await expect(field).toHaveValue('1230')
  await expect(field).toBeFocused()

  await popup.keyboard.press('Escape')
  await expect(button(card, 'Transfer')).toBeFocused()
  await button(card, 'Transfer').click()
  await expect(field).toHaveValue('1230')
  await button(popup, 'Back').click()
  await expect(button(card, 'Hang up')).toBeVisible()
  expect(await countOf(emulator, 'CallControl.transfer_call')).toBe(0)
})

test('who cannot get the call is said before anything is sent; a refusal leaves the call here and what was typed', async ({
  app,
  emulator,
}) => {
  const { popup, card } = await talkWithAda({ app, emulator })
  await button(card, 'Transfer').click()
  const field = popup.getByRole('combobox', { name: 'Transfer to' })

  const refusals = [
    ['', 'Say who gets the call'],
    ['?!', 'Neither a number nor an extension'],
    ['123007', 'That is your own number'],
    ['123002', 'That is who is in this call'],
  ] as const
  for (const [typed, words] of refusals) {
    await field.fill(typed)
    await button(popup, 'Transfer now').click()
    await expect(popup.getByRole('alert')).toHaveText(words)
  }
  expect(await countOf(emulator, 'CallControl.transfer_call')).toBe(0)

  await emulator.fault({ kind: 'refuse', method: 'CallControl.transfer_call', code: 'sip.odd', message: 'Not there' })
  await field.fill('123003')
  await button(popup, 'Transfer now').click()
  await expect(popup.getByText('Could not transfer: Not there')).toBeVisible()
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  await button(card, 'Transfer').click()
  await expect(field).toHaveValue('123003')
})

test('somebody who has called is picked with the arrow keys', async ({ app, emulator }) => {
  await app.signIn()
  const popup = await app.popup()
  await emulator.ring({ from: '123003', to: '123007' })
  await expect(cardOf(popup, /Ben Okafor/)).toBeVisible()
  await emulator.phone('123003').hangUp()
  await expect(cardOf(popup, /Ben Okafor/)).toHaveCount(0)
  await emulator.ring({ from: '123002', to: '123007' })

  await button(cardOf(popup, /Ada Byron/), 'Transfer').click()
  await expect(popup.getByRole('option', { name: /Ben Okafor/ })).toBeVisible()
  await popup.keyboard.press('ArrowDown')
  await popup.keyboard.press('Enter')

  const { params } = await emulator.waitForRequest('CallControl.transfer_call')
  expect(params).toMatchObject({ cld: '123003' })
})

test('the main window transfers as well as the pop-up', async ({ app, emulator }) => {
  await talkWithAda({ app, emulator })
  const window = await app.mainWindow()
  const row = cardOf(window, /Ada Byron/)

  await button(row, 'Transfer').click()
  await window.getByRole('combobox', { name: 'Transfer to' }).fill('123003')
  await button(window, 'Transfer now').click()

  const { params } = await emulator.waitForRequest('CallControl.transfer_call')
  expect(params).toMatchObject({ cld: '123003' })
  await emulator.phone('123003').answer()
  await expect(row).toHaveCount(0)
})
