import { expect, test } from './fixtures.ts'
import { button, cardOf } from './steps.ts'

test('calls are kept, searched, noted and deleted, and the note is there at the next ring', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  const rows = window.getByRole('group', { name: 'Recent calls' })
  const detail = window.getByRole('complementary')

  const first = await emulator.ring({ from: '123002', to: '123007' })
  await emulator.phone('123002').hangUp(first.callId)
  const second = await emulator.ring({ from: '123003', to: '123007' })
  await emulator.phone('123007').answer(second.callId)
  await emulator.phone('123003').hangUp(second.callId)
  await expect(rows.getByRole('button')).toHaveCount(2)
  await rows.getByRole('button', { name: /Ada Byron/ }).click()
  await detail.getByLabel('Note on this call').fill('Wants the revised quote')
  await expect(detail.getByRole('status')).toHaveText('Saved on this computer')

  await window.getByRole('searchbox').fill('revised quo')
  await expect(rows.getByRole('button')).toHaveCount(1)
  await window.getByRole('searchbox').fill('nobody of this name')
  await expect(window.getByText('No calls found').last()).toBeVisible()
  await button(window, 'Clear search').first().click()
  await window.getByRole('radiogroup').getByText('Missed').click()
  await expect(rows.getByRole('button')).toHaveCount(1)
  await window.getByRole('radiogroup').getByText('All').click()
  await expect(rows.getByRole('button')).toHaveCount(2)

  // What was written is there after the app was started again.
  await app.close()
  await app.start()
  await app.online()
  const again = await app.mainWindow()
  const kept = again.getByRole('group', { name: 'Recent calls' })
  await expect(kept.getByRole('button')).toHaveCount(2)
  await emulator.ring({ from: '123002', to: '123007' })
  const card = cardOf(await app.popup(), /Ada Byron/)
  await expect(card).toContainText('Wants the revised quote')
  await expect(card).toContainText('Missed: Today')

  await kept
    .getByRole('button', { name: /123003|Ben|Bob/ })
    .first()
    .click()
  await button(again, 'More on this call').click()
  await again.getByRole('menuitem', { name: 'Delete call' }).click()
  await button(again.getByRole('dialog'), 'Delete').click()
  await expect(kept.getByRole('button')).toHaveCount(1)
})
