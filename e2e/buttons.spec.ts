import { expect, test } from './fixtures.ts'
import { button, cardOf, countOf, ringFromAda, talkWithAda } from './steps.ts'

test.use({ signedIn: true })

test('Answer has the phone pick up, by the leg that rings', async ({ app, emulator }) => {
  const { card, callId } = await ringFromAda({ app, emulator })
  const [leg] = (await emulator.state()).legs.filter(({ owner }) => owner === '123007')

  await button(card, 'Answer').click()

  const { params } = await emulator.waitForRequest('CallControl.answer_call')
  expect(params).toMatchObject({ call: { id: callId, tag: leg?.call.tag }, callee_answer_mode: 'Notify' })
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  await emulator.waitForState(({ legs }) => legs.every(({ state }) => state === 'connected'))
})

test('a declined call is listed as declined, one that the caller gives up as missed', async ({
  app,
  emulator,
  desktop,
}) => {
  const { card, callId } = await ringFromAda({ app, emulator })

  await button(card, 'Decline').click()

  const { params } = await emulator.waitForRequest('CallControl.terminate_call')
  expect(params).toMatchObject({ call: { id: callId } })
  await emulator.waitForState(({ legs }) => legs.length === 0)
  await expect.poll(() => app.isVisible('popup')).toBe(false)
  const window = await app.mainWindow()
  await expect(window.getByRole('button', { name: /Ada Byron.*Declined/ })).toBeVisible()
  expect(desktop.notifications).toEqual([])

  await emulator.ring({ from: '123003', to: '123007' })
  await expect.poll(() => app.isVisible('popup')).toBe(true)
  await emulator.phone('123003').hangUp()
  await expect(window.getByRole('button', { name: /Ben Okafor.*Missed/ })).toBeVisible()
})

test('Hold, Resume and Hang up are carried out at the switch, and the card tells who holds', async ({
  app,
  emulator,
}) => {
  const { card, callId } = await talkWithAda({ app, emulator })

  await button(card, 'Hold').click()
  expect((await emulator.waitForRequest('CallControl.hold_call')).params).toMatchObject({ call: { id: callId } })
  await expect(card).toHaveAccessibleName('On hold: Ada Byron')
  await expect(button(card, 'Hold')).toHaveCount(0)
  await emulator.waitForState(({ legs }) => legs.some(({ state }) => state === 'holding'))

  await button(card, 'Resume').click()
  expect((await emulator.waitForRequest('CallControl.unhold_call')).params).toMatchObject({ call: { id: callId } })
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')

  await emulator.phone('123002').hold()

  await expect(card).toHaveAccessibleName('They put you on hold: Ada Byron')
  await expect(button(card, 'Transfer')).toBeVisible()
  await expect(button(card, 'Hang up')).toBeVisible()
  await expect(card.getByRole('button', { name: /Hold|Resume/ })).toHaveCount(0)

  await emulator.phone('123002').resume()
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')

  await button(card, 'Hang up').click()
  expect((await emulator.waitForRequest('CallControl.terminate_call')).params).toMatchObject({ call: { id: callId } })
  await emulator.waitForState(({ legs }) => legs.length === 0)
  await expect.poll(() => app.isVisible('popup')).toBe(false)
})

test('says in the words of the server why a press was refused, and lets it be pressed again', async ({
  app,
  emulator,
}) => {
  const { card } = await talkWithAda({ app, emulator })
  await emulator.fault({
    kind: 'refuse',
    method: 'CallControl.hold_call',
    code: 'sip.some_new_code',
    message: 'The moon is in the wrong phase',
    times: 1,
  })

  await button(card, 'Hold').click()
  await expect(card.getByText('Could not hold: The moon is in the wrong phase')).toBeVisible()
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')

  await button(card, 'Hold').click()
  await expect(card).toHaveAccessibleName('On hold: Ada Byron')
  await expect(card.getByText('Could not hold')).toHaveCount(0)
})

test('a placed call is never shown as ringing: pick up the phone, calling, connected', async ({ app, emulator }) => {
  await app.signIn()
  const window = await app.mainWindow()
  await window.getByRole('combobox', { name: 'Call a name or number' }).fill('123003')
  await window.keyboard.press('Enter')

  const { params } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(JSON.stringify(params)).toContain('123003')
  const card = cardOf(await app.popup(), /Ben Okafor|123003/)
  await expect(card).toHaveAccessibleName(/^Pick up your phone/)
  await emulator.phone('123007').answer()
  await expect(card).toHaveAccessibleName(/^Calling/)
  await emulator.phone('123003').answer()
  await expect(card).toHaveAccessibleName(/^Connected/)
  await expect(window.getByRole('article')).toHaveCount(1)
})

test('the card shows that the press is under way, then that it was not answered, and offers to try again', async ({
  app,
  emulator,
}) => {
  const { card } = await talkWithAda({ app, emulator })
  await emulator.fault({ kind: 'stall', methods: ['CallControl.hold_call'], times: 1 })

  await button(card, 'Hold').click()
  await expect(button(card, 'Holding')).toBeVisible()
  await expect(card.getByText('No answer from the server yet. The call may already be on hold.')).toBeVisible()
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')

  await button(card, 'Try again').click()
  await expect(card).toHaveAccessibleName('On hold: Ada Byron')
  expect(await countOf(emulator, 'CallControl.hold_call')).toBe(2)
})

test('a press that was carried out all the same shows as soon as it is told', async ({ app, emulator }) => {
  const { card } = await talkWithAda({ app, emulator })
  await emulator.fault({ kind: 'stall', methods: ['CallControl.hold_call'], carriedOut: true, times: 1 })

  await button(card, 'Hold').click()

  await expect(card).toHaveAccessibleName('On hold: Ada Byron')
  await expect(card.getByText('No answer from the server')).toHaveCount(0)
})

test.describe('with a phone that knows neither talk nor hold', () => {
  test.use({ emulatorOptions: { phone: 'plain' } })

  test('Answer by Notify is refused, by Invite it is answered on the same card, and the next call goes that way at once', async ({
    app,
    emulator,
  }) => {
    const { popup, card } = await ringFromAda({ app, emulator })

    await button(card, 'Answer').click()
    await expect(card.getByText(/^Could not answer/)).toBeVisible()
    await button(card, 'Answer').click()
    const { params } = await emulator.waitForRequest('CallControl.answer_call', ({ outcome }) => outcome === 'answered')
    expect(params).toMatchObject({ callee_answer_mode: 'Invite' })
    await expect(card).toHaveAccessibleName('Connected: Ada Byron')
    await expect(popup.getByRole('article')).toHaveCount(1)

    await emulator.phone('123002').hangUp()
    await expect(card).toHaveCount(0)
    const soFar = await emulator.requestCount()
    await emulator.ring({ from: '123003', to: '123007' })
    await button(cardOf(popup, /Ben Okafor/), 'Answer').click()
    const next = await emulator.waitForRequest('CallControl.answer_call', undefined, { after: soFar })
    expect(next.params).toMatchObject({ callee_answer_mode: 'Invite' })
    await expect(cardOf(popup, /Connected: Ben Okafor/)).toBeVisible()
    const window = await app.mainWindow()
    await expect(window.getByRole('button', { name: /Missed/ })).toHaveCount(0)
  })

  test('Hold puts the caller on hold though the phone is told that it is held', async ({ app, emulator }) => {
    const { card } = await talkWithAda({ app, emulator })

    await button(card, 'Hold').click()
    await emulator.waitForState(({ legs }) => legs.every(({ state }) => state === 'held'))
    await expect(card).toHaveAccessibleName('On hold: Ada Byron')

    await button(card, 'Resume').click()
    await expect(card).toHaveAccessibleName('Connected: Ada Byron')
  })
})

test.describe('with a phone that accepts Notify and does nothing', () => {
  test.use({ emulatorOptions: { phone: 'plain', plainAnswer: 'ignored' } })

  test('the card offers Answer again, which then goes by Invite', async ({ app, emulator }) => {
    const { card } = await ringFromAda({ app, emulator })

    await button(card, 'Answer').click()
    await expect(card.getByText(/^Your phone did not pick up by itself/)).toBeVisible()
    await expect(card).toHaveAccessibleName('Incoming call: Ada Byron')

    await button(card, 'Answer').click()
    await expect(card).toHaveAccessibleName('Connected: Ada Byron')
    const modes = (await emulator.requests())
      .filter(({ method }) => method === 'answer_call')
      .map(({ params }) => (params as { callee_answer_mode: string }).callee_answer_mode)
    expect(modes).toEqual(['Notify', 'Invite'])
  })
})

test.describe('with a server that spells the answer mode and the target of a transfer in its own way', () => {
  test.use({ emulatorOptions: { answerModeCase: 'lower', transferNeeds: 'destination' } })

  test('one press answers and one transfers all the same', async ({ app, emulator }) => {
    const { popup, card } = await ringFromAda({ app, emulator })

    await button(card, 'Answer').click()
    await expect(card).toHaveAccessibleName('Connected: Ada Byron')

    await button(card, 'Transfer').click()
    await popup.getByRole('combobox', { name: 'Transfer to' }).fill('123003')
    await button(popup, 'Transfer now').click()
    await emulator.waitForState(({ legs }) => legs.some(({ owner }) => owner === '123003'))
    await expect(card).toHaveAccessibleName('Transferred: Ada Byron')
  })
})
