import type { RunningEmulator } from '../emulator/harness.ts'
import type { App } from './app.ts'
import { expect, test } from './fixtures.ts'
import { button, cardOf, countOf, isAsHighAsItsCards, talkWithAda } from './steps.ts'

/** Ada is on the line, and Ben is to be asked whether he takes her. */
async function askBen(app: App, emulator: RunningEmulator) {
  const { popup, card: ada, callId } = await talkWithAda({ app, emulator })
  await button(ada, 'Transfer').click()
  await popup.getByRole('combobox', { name: 'Transfer to' }).fill('103')
  await button(popup, 'Ask first').click()
  return { popup, ada, callId, ben: cardOf(popup, /103|Ben Okafor/) }
}

/** He has picked up. */
async function talkWithBen(app: App, emulator: RunningEmulator) {
  const asked = await askBen(app, emulator)
  await expect(asked.ben).toHaveAccessibleName(/^Pick up your phone/)
  await emulator.waitForState(({ legs }) => legs.some(({ owner, state }) => owner === '123007' && state === 'ringing'))
  await emulator.phone('123007').answer()
  await emulator.waitForState(({ legs }) => legs.some(({ owner, state }) => owner === '123003' && state === 'ringing'))
  await emulator.phone('123003').answer()
  await expect(asked.ben).toHaveAccessibleName(/^Connected/)
  // A window that gets smaller between the two halves of a press moves the page under it, though nothing on the screen.
  await isAsHighAsItsCards(app, asked.popup)
  return asked
}

const stateOf = async (emulator: RunningEmulator, owner: string): Promise<readonly string[]> =>
  (await emulator.state()).legs.filter((leg) => leg.owner === owner).map(({ state }) => state)

test('asks first, by keyboard: she waits on hold, he is called, then the two are connected', async ({
  app,
  emulator,
}) => {
  const { popup, ada, ben } = await talkWithBen(app, emulator)
  await expect(ada).toHaveAccessibleName('On hold: Ada Byron')
  await expect(ben.getByText('Ada Byron waits on hold')).toBeVisible()
  const order = (await emulator.requests()).map(({ method }) => method).filter((it) => /hold|originate/.test(it))
  expect(order).toEqual(['hold_call', 'originate_advanced_call'])

  await button(ben, 'Complete transfer').focus()
  await popup.keyboard.press('Enter')

  await expect.poll(() => app.isVisible('popup')).toBe(false)
  expect(await stateOf(emulator, '123007')).toEqual([])
  expect([await stateOf(emulator, '123002'), await stateOf(emulator, '123003')]).toEqual([['connected'], ['connected']])
})

test('swaps between the two, and cancelling goes back to her', async ({ app, emulator }) => {
  const { popup, ada, ben } = await talkWithBen(app, emulator)

  await button(ben, 'Swap').click()
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect(ben).toHaveAccessibleName(/^On hold/)
  await button(ada, 'Swap').click()
  await expect(ben).toHaveAccessibleName(/^Connected/)

  // A press goes astray where the window gets smaller between its two halves.
  await isAsHighAsItsCards(app, popup)
  await button(ben, 'Cancel').click()
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect(ben).toHaveCount(0)
  await expect(button(ada, 'Transfer')).toBeVisible()
})

test('she is taken back where he is not to be had: refused by the server, then declined by him', async ({
  app,
  emulator,
}) => {
  await emulator.fault({
    kind: 'refuse',
    method: 'CallControl.originate_advanced_call',
    code: 'sip.odd',
    message: 'No rate for this call',
    times: 1,
  })
  const { popup, ada, ben } = await askBen(app, emulator)
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect(ada.getByText('No rate for this call')).toBeVisible()

  await button(ada, 'Transfer').click()
  await expect(popup.getByRole('combobox', { name: 'Transfer to' })).toHaveValue('103')
  await button(popup, 'Ask first').click()
  await expect(ben).toHaveAccessibleName(/^Pick up your phone/)
  await emulator.waitForState(({ legs }) => legs.some(({ owner, state }) => owner === '123007' && state === 'ringing'))
  await emulator.phone('123007').answer()
  await emulator.waitForState(({ legs }) => legs.some(({ owner, state }) => owner === '123003' && state === 'ringing'))
  await emulator.phone('123003').decline()

  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect(ada.getByText(/declined\.$/)).toBeVisible()
})

test('where the switch will not join them both stay, and it can be tried again', async ({ app, emulator }) => {
  const { ada, ben } = await talkWithBen(app, emulator)
  await emulator.fault({
    kind: 'refuse',
    method: 'CallControl.join_calls',
    code: 'sip.odd',
    message: 'Not today',
    times: 1,
  })

  await button(ben, 'Complete transfer').click()
  await expect(ben.getByText('Could not connect them: Not today')).toBeVisible()
  await expect(ada).toHaveAccessibleName('On hold: Ada Byron')

  await button(ben, 'Complete transfer').click()
  await expect.poll(() => app.isVisible('popup')).toBe(false)
  expect(await stateOf(emulator, '123002')).toEqual(['connected'])
})

test('where the connection drops while he is asked, she is taken back when he hangs up meanwhile', async ({
  app,
  emulator,
}) => {
  const { ada, ben } = await talkWithBen(app, emulator)
  const mend = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  await expect(ada).toHaveAccessibleName('Connection lost: Ada Byron')
  await emulator.phone('123003').hangUp()

  await mend()

  await expect(ben).toHaveCount(0)
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  expect(await countOf(emulator, 'CallControl.unhold_call')).toBe(1)
})

test('she goes on waiting while a third caller is talked to, who was answered when he was still there', async ({
  app,
  emulator,
}) => {
  const { popup, ada, ben } = await talkWithBen(app, emulator)
  const { callId } = await emulator.ring({ from: '4930123456', to: '123007', name: 'Maria Keller' })
  const maria = cardOf(popup, /Maria Keller/)
  await button(maria, 'Hold and answer').click()
  await expect(maria).toHaveAccessibleName('Connected: Maria Keller')
  await expect(ben).toHaveAccessibleName(/^On hold/)

  await emulator.phone('123003').hangUp()
  await expect(ada.getByText('Resumes after your call with Maria Keller')).toBeVisible()
  await expect(ben).toHaveCount(0)
  await expect(ada).toHaveAccessibleName('On hold: Ada Byron')
  expect(await countOf(emulator, 'CallControl.unhold_call')).toBe(0)

  await emulator.phone('4930123456').hangUp(callId)
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  expect(await countOf(emulator, 'CallControl.unhold_call')).toBe(1)
})

test('where holding is refused, or nobody answers for it, nobody is asked and she stays on the line', async ({
  app,
  emulator,
}) => {
  const method = 'CallControl.hold_call'
  await emulator.fault({ kind: 'refuse', method, code: 'sip.odd', message: 'Not today', times: 1 })
  const { popup, ada } = await askBen(app, emulator)
  await expect(ada.getByText('Could not hold: Not today')).toBeVisible()
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')

  await emulator.fault({ kind: 'stall', methods: [method], times: 1 })
  await button(ada, 'Transfer').click()
  await button(popup, 'Ask first').click()
  await expect(ada.getByText('No answer from the server yet. The call may already be on hold.')).toBeVisible()
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  expect(await countOf(emulator, 'CallControl.originate_advanced_call')).toBe(0)
})

test('where taking her back is refused, she stays on hold and Resume takes her back', async ({ app, emulator }) => {
  const refuse = (name: string) =>
    emulator.fault({ kind: 'refuse', method: `CallControl.${name}`, code: 'sip.odd', message: 'Not today', times: 1 })
  await refuse('originate_advanced_call')
  await refuse('unhold_call')
  const { ada } = await askBen(app, emulator)
  await expect(ada.getByText('Could not resume: Not today')).toBeVisible()
  await expect(ada).toHaveAccessibleName('On hold: Ada Byron')

  await button(ada, 'Resume').click()
  await expect(ada).toHaveAccessibleName('Connected: Ada Byron')
  await expect(ada.getByText(/Not today/)).toHaveCount(0)
})

test('where the connection drops while the two are joined, both cards go as soon as it is back', async ({
  app,
  emulator,
}) => {
  const { ben } = await talkWithBen(app, emulator)
  const mend = await emulator.fault({ kind: 'lose' })
  await emulator.fault({ kind: 'stall', methods: ['CallControl.join_calls'], carriedOut: true, times: 1 })
  await button(ben, 'Complete transfer').click()
  await emulator.waitForRequest('CallControl.join_calls')
  await mend()
  await emulator.fault({ kind: 'drop' })

  await expect.poll(() => app.isVisible('popup')).toBe(false)
  expect(await stateOf(emulator, '123002')).toEqual(['connected'])
  expect(await countOf(emulator, 'CallControl.unhold_call')).toBe(0)
})

test.describe('on a switch that tells nothing of his leg and joins only our own', () => {
  test.use({ emulatorOptions: { legB: 'untold', joinTakes: 'a' } })

  test('the two are connected all the same', async ({ app, emulator }) => {
    const { ben } = await talkWithBen(app, emulator)
    await button(ben, 'Complete transfer').click()
    await expect.poll(() => app.isVisible('popup')).toBe(false)
    expect(await stateOf(emulator, '123002')).toEqual(['connected'])
  })
})
