import type { Locator } from '@playwright/test'
import type { RunningEmulator } from '../emulator/harness.ts'
import type { App } from './app.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf, countOf, talkWithAda } from './steps.ts'

test.use({ signedIn: true })

/** The user talks with Ada when Ben calls. */
async function ringWhileTalking(app: App, emulator: RunningEmulator) {
  const { popup, card: ada } = await talkWithAda({ app, emulator })
  await emulator.ring({ from: '123003', to: '123007' })
  const ben = cardOf(popup, /Ben Okafor/)
  await expect(ben).toHaveAccessibleName('Incoming call: Ben Okafor')
  return { popup, ada, ben }
}

const names = async (cards: Locator): Promise<readonly (string | null)[]> =>
  await cards.evaluateAll((all) => all.map((card) => card.getAttribute('aria-label')))

test('a second call is a card above the first, which stays within reach and is left alone when the second is declined', async ({
  app,
  emulator,
}) => {
  const { popup, ada, ben } = await ringWhileTalking(app, emulator)

  expect(await names(popup.getByRole('article'))).toEqual(['Incoming call: Ben Okafor', 'Connected: Ada Byron'])
  await expect(button(ada, 'Hold')).toBeVisible()
  await expect(button(ada, 'Hang up')).toBeVisible()
  await expect(button(ben, 'Hold and answer')).toBeVisible()

  await button(ben, 'Decline').click()
  await expect(ben).toHaveCount(0)
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect.poll(() => app.isVisible('popup')).toBe(true)
})

test('one press holds who is talking, then answers who rings; the keyboard stays with the card that moves', async ({
  app,
  emulator,
}) => {
  const { popup, ada, ben } = await ringWhileTalking(app, emulator)
  await emulator.ring({ from: '4930123456', to: '123007', name: 'Maria Keller' })
  const maria = cardOf(popup, /Maria Keller/)
  await button(maria, 'Show more').press('Enter')
  await expect(maria).toBeFocused()

  await button(ben, 'Hold and answer').press('Enter')

  await expect(ben).toHaveAccessibleName('Connected: Ben Okafor')
  await expect(ada).toHaveAccessibleName('On hold: Ada Byron')
  const pressed = (await emulator.requests())
    .map(({ method }) => method)
    .filter((it) => /^(hold|answer)_call$/.test(it))
  expect(pressed).toEqual(['hold_call', 'answer_call'])
  await expect
    .poll(() => names(popup.getByRole('article')))
    .toEqual(['Incoming call: Maria Keller', 'Connected: Ben Okafor', 'On hold: Ada Byron'])
  await expect(button(ben, 'Hold')).toBeFocused()

  await button(maria, 'Decline').press('Enter')
  await expect(maria).toHaveCount(0)
  await expect(ben).toBeFocused()
})

test('where holding is refused nothing is answered; where answering is, who was held is taken back', async ({
  app,
  emulator,
}) => {
  const { ada, ben } = await ringWhileTalking(app, emulator)
  const refuse = (method: string) =>
    emulator.fault({ kind: 'refuse', method, code: 'sip.odd', message: 'Not today', times: 1 })

  await refuse('CallControl.hold_call')
  await button(ben, 'Hold and answer').click()
  await expect(ben.getByText(/^Could not (hold and )?answer: Not today/)).toBeVisible()
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  expect(await countOf(emulator, 'CallControl.answer_call')).toBe(0)

  await refuse('CallControl.answer_call')
  await button(ben, 'Hold and answer').click()
  await emulator.waitForRequest('CallControl.unhold_call')
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect(ben).toHaveAccessibleName('Incoming call: Ben Okafor')
})

test('two callers at once are told apart, and each button reaches its own call', async ({ app, emulator }) => {
  await app.signIn()
  const popup = await app.popup()
  const ada = await emulator.ring({ from: '123002', to: '123007' })
  const outside = await emulator.ring({ from: '4930123456', to: '123007', name: 'Maria Keller' })
  await expect(popup.getByRole('article')).toHaveCount(2)

  await button(cardOf(popup, /Maria Keller/), 'Decline').click()
  const { params } = await emulator.waitForRequest('CallControl.terminate_call')
  expect(params).toMatchObject({ call: { id: outside.callId } })
  await expect(cardOf(popup, /Maria Keller/)).toHaveCount(0)

  await button(cardOf(popup, /Ada Byron/), 'Answer').click()
  const answered = await emulator.waitForRequest('CallControl.answer_call')
  expect(answered.params).toMatchObject({ call: { id: ada.callId } })
})

test('one press swaps who talks and who waits', async ({ app, emulator }) => {
  const { popup, ada, ben } = await ringWhileTalking(app, emulator)
  await button(ben, 'Hold and answer').click()
  await expect(ada).toHaveAccessibleName('On hold: Ada Byron')

  await button(ada, 'Swap').click()

  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect(ben).toHaveAccessibleName('On hold: Ben Okafor')
  await expect.poll(() => names(popup.getByRole('article'))).toEqual(['Connected: Ada Byron', 'On hold: Ben Okafor'])
  await button(ada, 'Hang up').click()
  await expect(button(ben, 'Resume')).toBeVisible()
})

test('a call of the queue that a colleague takes was answered elsewhere, and is not missed', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const { callId } = await emulator.ring({ from: '+493055570142', name: 'Grace Hopper', to: '123050' })
  const card = cardOf(await app.popup(), /Grace Hopper/)
  await expect(card).toHaveAccessibleName(/^In queue Sales/)
  await emulator.dequeue(callId)
  await expect(card).toHaveAccessibleName('Incoming call: Grace Hopper')

  await emulator.phone('123003').answer(callId)

  await expect(card).toHaveCount(0)
  const window = await app.mainWindow()
  await expect(window.getByRole('button', { name: /Grace Hopper.*Answered elsewhere/ })).toBeVisible()
  await expect(window.getByText('1 missed call')).toHaveCount(0)
})
