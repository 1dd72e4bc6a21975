import { expect, test } from './fixtures.ts'

test.use({ signedIn: true })

test('rings, is answered, held, resumed, transferred', async ({ app, emulator }) => {
  await app.signIn()
  const popup = await app.popup()
  expect(await app.isVisible('popup')).toBe(false)

  await emulator.ring({ from: '123002', to: '123007' })
  const card = popup.getByRole('article', { name: /Ada Byron/ })
  await expect(card).toBeVisible()
  await expect.poll(() => app.isVisible('popup')).toBe(true)

  await card.getByRole('button', { name: 'Answer' }).click()
  await emulator.waitForRequest('CallControl.answer_call')
  await expect(card).toHaveAccessibleName(/Connected/)

  await card.getByRole('button', { name: 'Hold' }).click()
  await expect(card).toHaveAccessibleName(/On hold/)
  await card.getByRole('button', { name: 'Resume' }).click()
  await expect(card).toHaveAccessibleName(/Connected/)

  await card.getByRole('button', { name: 'Transfer' }).click()
  await popup.getByRole('combobox').fill('123003')
  await popup.getByRole('button', { name: 'Transfer now' }).click()
  const { params } = await emulator.waitForRequest('CallControl.transfer_call')
  expect(params).toMatchObject({ cld: '123003' })
  await expect(card).toHaveAccessibleName('Transferred: Ada Byron')
  await emulator.phone('123003').answer()
  await expect.poll(() => app.isVisible('popup')).toBe(false)
})
