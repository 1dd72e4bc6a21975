import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { button, cardOf } from './steps.ts'

test('calls are kept, searched, noted and deleted; the note is there at the next ring, though the app was killed; a damaged file is said @own', async ({
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
  await expect(detail.getByText('Saved on this computer')).toBeVisible()

  await button(detail, 'Copy number').click()
  await expect(detail.getByText('Number copied')).toBeAttached()
  expect(await app.inMain(({ clipboard }) => clipboard.readText(), undefined)).toBe('123002')
  await button(detail, 'Add to contacts').click()
  const form = window.getByRole('dialog', { name: 'New contact' })
  await expect(form.getByLabel('Number 1', { exact: true })).toHaveValue('123002')
  await form.getByLabel('Name').fill('Countess Ada')
  await button(form, 'Save').click()
  await expect(rows.getByRole('button', { name: /Countess Ada/ })).toBeVisible()
  await button(detail, 'Edit contact').click()
  const edit = window.getByRole('dialog', { name: 'Edit contact' })
  await edit.getByLabel('Name').fill('Ada Byron')
  await button(edit, 'Save').click()
  await expect(rows.getByRole('button', { name: /Ada Byron/ })).toBeVisible()

  await window.getByRole('searchbox').fill('revised quo')
  await expect(rows.getByRole('button')).toHaveCount(1)
  await window.getByRole('searchbox').fill('nobody of this name')
  await expect(window.getByText('No calls found').last()).toBeVisible()
  await button(window, 'Clear search').first().click()
  await window.getByRole('radiogroup').getByText('Missed').click()
  await expect(rows.getByRole('button')).toHaveCount(1)
  await window.getByRole('radiogroup').getByText('All').click()
  await expect(rows.getByRole('button')).toHaveCount(2)

  // What was written is there, though the app was killed.
  await app.kill()
  await app.start()
  await app.online()
  const again = await app.mainWindow()
  const kept = again.getByRole('group', { name: 'Recent calls' })
  await expect(kept.getByRole('button')).toHaveCount(2)
  await emulator.ring({ from: '123002', to: '123007' })
  const card = cardOf(await app.popup(), /Ada Byron/)
  await expect(card).toContainText('Wants the revised quote')
  await expect(card).toContainText('Missed: Today')
  await button(card, 'Answer').click()
  await expect(card).toHaveAccessibleName('Connected: Ada Byron')
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

  // A file that cannot be read any more is set aside, and calls are kept as before.
  await emulator.phone('123002').hangUp()
  await app.close()
  await writeFile(join(app.folder, 'sidetone.db'), 'no database any more\n'.repeat(500))
  await app.start()
  await app.online()
  const anew = await app.mainWindow()
  await expect(anew.getByText('The calls and contacts on this computer were damaged.')).toBeVisible()
  const aside = (await readdir(app.folder)).find((name) => /^sidetone\.damaged-\d+\.db$/.test(name))
  await expect(anew.getByText(`kept as ${aside} in the folder of the app’s data`)).toBeVisible()
  const third = await emulator.ring({ from: '123003', to: '123007' })
  await emulator.phone('123003').hangUp(third.callId)
  await expect(
    anew.getByRole('group', { name: 'Recent calls' }).getByRole('button', { name: /Ben Okafor/ }),
  ).not.toHaveCount(0)
  await button(anew, 'Dismiss').click()
  await expect(anew.getByText('were damaged')).toHaveCount(0)
})

test('Page Up, Page Down and Home go through the calls, and End goes to the oldest of all, where a page of them is there at first; a note and a name far down are there when one comes back; all are exported, and deleted when they are too old', async ({
  app,
  emulator,
}) => {
  const hour = 3_600_000
  const calls = Array.from({ length: 250 }, (_, n) => ({
    direction: 'incoming' as const,
    number: `+4930555${1000 + n}`,
    at: Date.now() - (n + 1) * (hour / 10),
    seconds: 30,
  }))
  await emulator.addHistory({ line: '123007', calls })
  await app.signIn()
  const window = await app.mainWindow()
  const rows = window.getByRole('group', { name: 'Recent calls' }).getByRole('button')
  const row = (n: number) => rows.filter({ hasText: String(5_551_000 + n).slice(3) })
  await row(0).click()

  await window.keyboard.press('End')
  await expect(row(249)).toBeFocused()
  await expect(row(249)).toBeInViewport({ ratio: 1 })
  await window.keyboard.press('PageUp')
  await expect(row(249)).not.toBeFocused()
  await window.keyboard.press('PageDown')
  await expect(row(249)).toBeFocused()
  await window.keyboard.press('Home')
  await expect(row(0)).toBeFocused()
  await expect(row(0)).toBeInViewport({ ratio: 1 })
  await window.keyboard.press('ArrowDown')
  await expect(row(1)).toBeFocused()

  const detail = window.getByRole('complementary')
  const note = detail.getByLabel('Note on this call')
  await window.keyboard.press('End')
  await note.fill('Rang twice')
  await row(248).click()
  await expect(note).toHaveValue('')
  await row(249).click()
  await expect(note).toHaveValue('Rang twice')
  await button(detail, 'Add to contacts').click()
  const form = window.getByRole('dialog', { name: 'New contact' })
  await form.getByLabel('Name').fill('Oldest Caller')
  await button(form, 'Save').click()
  await expect(rows.filter({ hasText: 'Oldest Caller' })).toBeInViewport()

  const file = join(app.folder, 'calls.csv')
  await app.inMain(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await button(window, 'More').first().click()
  await window.getByRole('menuitem', { name: 'Export calls…' }).click()
  await expect(window.getByText('The calls were exported.')).toBeVisible()
  const [, oldest = ''] = (await readFile(file, 'utf8')).split('\r\n')
  expect(oldest).toContain('Oldest Caller,+49305551249')
  expect(oldest).toMatch(/Rang twice$/)
  await button(window, 'Dismiss').click()

  // A year later.
  await app.inMain(() => {
    const now = Date.now
    Date.now = () => now() + 366 * 86_400_000
    Object.assign(Date, { restore: () => (Date.now = now) })
  }, undefined)
  await app.command('changeSettings', { historyDays: 365 })
  await expect(rows).toHaveCount(0)
  await app.inMain(() => (Date as unknown as { restore(): unknown }).restore() && undefined, undefined)
})

test('the pane keeps the call that the pointer, a question or a note is on, though other calls end meanwhile', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  const rows = window.getByRole('group', { name: 'Recent calls' }).getByRole('button')
  const callAndEnd = async (from: string) => {
    const { callId } = await emulator.ring({ from, to: '123007' })
    await emulator.phone(from).hangUp(callId)
  }
  await callAndEnd('123002')
  await expect(rows).toHaveCount(1)

  const pane = window.getByRole('complementary')
  await pane.hover()
  await callAndEnd('123003')
  await expect(rows).toHaveCount(2)
  await expect(pane).toHaveAccessibleName(/Ada Byron/)
  await window.getByRole('combobox').first().hover()
  await expect(pane).toHaveAccessibleName(/Ben Okafor/)
  await callAndEnd('123002')
  await expect(pane).toHaveAccessibleName(/Ada Byron/)

  await button(window, 'More on this call').press('Enter')
  await window.getByRole('menuitem', { name: 'Delete call' }).press('Enter')
  await callAndEnd('123003')
  await expect(rows).toHaveCount(4)
  await button(window.getByRole('dialog'), 'Delete').click()
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toHaveAccessibleName(/Ben Okafor/)

  const note = window.getByLabel('Note on this call')
  await note.focus()
  await window.keyboard.type('Wants the ')
  await callAndEnd('123002')
  await expect(rows).toHaveCount(4)
  await expect(note).toBeFocused()
  await window.keyboard.type('revised quote')
  await expect(note).toHaveValue('Wants the revised quote')
  await expect(rows.filter({ hasText: 'with a note' })).toHaveAccessibleName(/Ben Okafor/)
})
