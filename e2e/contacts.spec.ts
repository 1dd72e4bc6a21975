import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { button, cardOf } from './steps.ts'

test('contacts are made, name who rings, are found by who dials, imported with a preview and exported @own', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  await button(window, 'Contacts').click()
  await button(window, 'New contact').click()
  const form = window.getByRole('dialog', { name: 'New contact' })
  await button(form, 'Save').click()
  await expect(form.getByText('A name is needed')).toBeVisible()
  await form.getByLabel('Name').fill('Countess Lovelace')
  await form.getByLabel('Company').fill('Analytical Engines')
  await form.getByLabel('Number 1', { exact: true }).fill('123002')
  await button(form, 'Save').click()
  const list = window.getByRole('group', { name: 'Contacts' })
  await expect(list.getByRole('button', { name: /Countess Lovelace/ })).toBeVisible()
  await expect(button(window, 'New contact')).toBeFocused()
  await window.keyboard.press('Enter')
  await window.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await expect(button(window, 'New contact')).toBeFocused()

  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  const card = cardOf(await app.popup(), /Countess Lovelace/)
  await expect(card).toContainText('Analytical Engines')
  await emulator.phone('123002').hangUp(callId)

  const file = join(app.folder, 'import.vcf')
  await writeFile(
    file,
    [
      'BEGIN:VCARD',
      'FN:Countess Lovelace',
      'TEL;TYPE=CELL:+44 20 7946 0921',
      'END:VCARD',
      'BEGIN:VCARD',
      'FN:=Grace Hopper',
      'PHOTO:https://tracker.invalid/x.png',
      'TEL:+49 30 5557 0142',
      'END:VCARD',
      'BEGIN:VCARD',
      'FN:No Number',
      'END:VCARD',
    ].join('\n'),
  )
  await app.inMain(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath: path.replace('import.vcf', 'export.csv') })
  }, file)
  await button(window, 'Import…').click()
  const preview = window.getByRole('dialog', { name: 'Import import.vcf' })
  await expect(preview).toContainText('1 new contact, 1 joined with one that is there, 1 left out')
  await button(preview, 'Import').click()
  await expect(window.getByText('The contacts were imported.')).toBeVisible()
  await expect(list.getByRole('button')).toHaveCount(2)

  await button(window, 'More').first().click()
  await window.getByRole('menuitem', { name: /CSV/ }).click()
  await expect(window.getByText('The contacts were exported.')).toBeVisible()
  const table = await readFile(join(app.folder, 'export.csv'), 'utf8')
  expect(table).toContain("'=Grace Hopper")
  expect(table).toContain(',+49 30 5557 0142')

  const field = window.getByRole('combobox', { name: 'Call a name or number' })
  await field.fill('grace')
  await expect(window.getByRole('option', { name: /Grace Hopper/ })).toBeVisible()
  await field.press('Enter')
  const { params } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(params).toMatchObject({ callee_id: '+493055570142' })
})

test('a table of older Windows is imported, a damaged file is said; favourites are shown, two of one number named together, and vCards exported', async ({
  app,
  emulator,
}) => {
  await app.signIn()
  const window = await app.mainWindow()
  await button(window, 'Contacts').click()
  const inFolder = (name: string) => join(app.folder, name)
  const [broken, table, cards] = [inFolder('broken.vcf'), inFolder('table.csv'), inFolder('cards.vcf')]
  await writeFile(broken, Buffer.concat([Buffer.from('BEGIN:VCARD\r\nFN:Nobody\r\nTEL:1'), Buffer.from([0, 255, 254])]))
  const lines = [
    'Vorname;Nachname;Kundennummer;Telefon;Favourite',
    'Jürgen;Müller;12;123002;yes',
    'Front;Desk;13;123002;',
  ]
  await writeFile(table, lines.join('\r\n'), 'latin1')
  const choose = (open: string) =>
    app.inMain(
      ({ dialog }, [filePath, saved]) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: saved })
      },
      [open, cards] as const,
    )
  await choose(broken)
  await button(window, 'Import…').click()
  await expect(window.getByText('The file has neither vCards nor a table with names and numbers.')).toBeVisible()
  await choose(table)
  await button(window, 'Import…').click()
  await button(window.getByRole('dialog', { name: 'Import table.csv' }), 'Import').click()
  const people = window.getByRole('group', { name: 'Contacts' }).getByRole('button')
  await expect(people).toHaveCount(2)
  await window.getByRole('radiogroup').getByText('Favourites').click()
  await expect(people).toHaveCount(1)
  await expect(people).toHaveAccessibleName(/Jürgen Müller/)

  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  await expect(cardOf(await app.popup(), /Front Desk or one other/)).toBeVisible()
  await emulator.phone('123002').hangUp(callId)
  await button(window, 'More').first().click()
  await window.getByRole('menuitem', { name: /vCards/ }).click()
  await expect(window.getByText('The contacts were exported.')).toBeVisible()
  expect(await readFile(cards, 'utf8')).toMatch(/FN:Jürgen Müller\r\n[^]*TEL;TYPE=WORK:123002/)
})

test('the phone book, the directory and the calls that were while the app was off come from the server', async ({
  app,
  emulator,
}) => {
  await emulator.fillPhonebook({ line: '123007', records: [{ name: 'Book Entry', phone_number: '555' }] })
  await app.signIn()
  const window = await app.mainWindow()
  const rows = window.getByRole('group', { name: 'Recent calls' })
  await button(window, 'Contacts').click()
  await window.getByRole('radiogroup').getByText('Phone book').click()
  await expect(window.getByRole('button', { name: /Book Entry/ })).toBeVisible()
  await expect(window.getByRole('button', { name: /Ada Byron/ })).toBeVisible()
  await button(window, 'Calls').click()

  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  await emulator.phone('123002').hangUp(callId)
  await expect(rows.getByRole('button')).toHaveCount(1)
  await app.close()
  const missed = await emulator.ring({ from: '123003', to: '123007' })
  await emulator.phone('123003').hangUp(missed.callId)
  await app.start()
  await app.online()
  const again = (await app.mainWindow()).getByRole('group', { name: 'Recent calls' })
  await expect(again.getByRole('button')).toHaveCount(2)
  await expect(again.getByRole('button', { name: /Ben Okafor/ })).toContainText('Missed')
})

test('End goes to the last contact of many, Home back to the first', async ({ app, emulator }) => {
  const records = Array.from({ length: 1_200 }, (_, n) => ({
    name: `Person ${1_000 + n}`,
    phone_number: `${5_000 + n}`,
  }))
  await emulator.fillPhonebook({ line: '123007', records })
  await app.signIn()
  const window = await app.mainWindow()
  await button(window, 'Contacts').click()
  await window.getByRole('radiogroup').getByText('Phone book').click()
  const rows = window.getByRole('group', { name: 'Contacts' }).getByRole('button')
  await rows.first().click()
  await expect(rows.first()).toBeFocused()
  const first = rows.filter({ hasText: 'Ada Byron' })
  await window.keyboard.press('End')
  const last = rows.filter({ hasText: 'Person 2199' })
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport({ ratio: 1 })
  await window.keyboard.press('Home')
  await expect(first).toBeFocused()
})
