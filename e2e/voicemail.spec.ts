import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { lengthOf } from '../src-main/voice/sound/pcm.ts'
import { readWav } from '../src-main/voice/sound/wav.ts'
import type { App } from './app.ts'
import { expect, test } from './fixtures.ts'
import { button, countOf } from './steps.ts'

const openVoicemail = async (app: App): Promise<Page> => {
  await app.signIn()
  const window = await app.mainWindow()
  await window.getByRole('button', { name: /^Voicemail/ }).click()
  return window
}
const row = (window: Page, name: RegExp) =>
  window.getByRole('group', { name: 'Messages' }).getByRole('button', { name })

/** Saves the chosen message where the dialog says, and reads what came. */
async function saved(app: App, window: Page): Promise<Buffer> {
  const path = join(tmpdir(), `sidetone-saved-${process.pid}`)
  await app.inMain(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await button(window, 'Save').press('Enter')
  await expect.poll(async () => (await readFile(path).catch(() => Buffer.alloc(0))).length).toBeGreaterThan(100)
  const bytes = await readFile(path)
  await rm(path)
  return bytes
}

/** Drags the chosen message by the mouse. Answers the file that main hands to the system, which takes over from there. */
async function dragOut(app: App, window: Page): Promise<string> {
  await app.inMain(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.startDrag = ({ file, icon }) => {
        if (typeof icon === 'string' || icon.isEmpty()) throw new Error('there is no picture to drag')
        Reflect.set(globalThis, 'dragged', file)
      }
  }, undefined)
  const box = await window.getByText(/^Drag this out of the window/).boundingBox()
  if (box === null) throw new Error('there is nothing to drag')
  await window.mouse.move(box.x + 40, box.y + box.height / 2)
  await window.mouse.down()
  await window.mouse.move(box.x + 60, box.y + box.height / 2 + 30, { steps: 5 })
  await window.mouse.up()
  const taken = () => app.inMain(() => String(Reflect.get(globalThis, 'dragged') ?? ''), undefined)
  await expect.poll(taken).not.toBe('')
  const file = await taken()
  await app.inMain(() => void Reflect.deleteProperty(globalThis, 'dragged'), undefined)
  return file
}

test('messages are played, saved, marked, called back, and deleted after a while', async ({ app, emulator }) => {
  const hour = 3_600_000
  const ada = await emulator.leaveMessage({ to: '123007', from: '123002', name: 'Ada Byron', seconds: 4 })
  await emulator.leaveMessage({
    to: '123007',
    from: '+493055570142',
    name: 'Grace Hopper',
    seconds: 2,
    at: Date.now() - hour,
    flags: ['Seen'],
  })
  const window = await openVoicemail(app)
  await expect(window.getByRole('button', { name: 'Voicemail 1 new message' })).toBeVisible()
  await expect(row(window, /^New Ada Byron/)).toHaveAttribute('aria-current', 'true')
  await expect(row(window, /^Grace Hopper \+49 30 55570142/)).toBeVisible()

  await row(window, /^New Ada Byron/).click()
  await window.keyboard.press('Space')
  await expect(button(window, 'Pause')).toBeVisible()
  await expect(window.getByRole('slider', { name: 'Position' })).toHaveAttribute('aria-valuemax', '4')
  await window.getByLabel('Speed').selectOption('2×')
  const { params } = await emulator.waitForRequest('Account.set_mailbox_messages_flag')
  expect(params).toEqual({ action: 'set_flag', flag: 'Seen', message_uids: [ada] })
  await expect(row(window, /^Ada Byron/)).toBeVisible()
  await expect(button(window, 'Voicemail')).toBeVisible()
  await expect(button(window, 'Play')).toBeVisible()

  expect(lengthOf(readWav(await saved(app, window)))).toBe(4)
  const dragged = await dragOut(app, window)
  expect(basename(dragged)).toMatch(/^Ada Byron .*\.wav$/)
  expect(lengthOf(readWav(await readFile(dragged)))).toBe(4)

  await window.keyboard.press('j')
  await expect(row(window, /^Grace Hopper/)).toHaveAttribute('aria-current', 'true')
  await button(window, 'Call back').click()
  const { params: call } = await emulator.waitForRequest('CallControl.originate_advanced_call')
  expect(JSON.stringify(call)).toContain('493055570142')

  await window.getByRole('heading', { name: 'Voicemail' }).click()
  await window.keyboard.press('d')
  await expect(window.getByText('The message from Grace Hopper is deleted.')).toBeVisible()
  await expect(row(window, /^Grace Hopper/)).toBeHidden()
  await button(window, 'Undo').click()
  await expect(row(window, /^Grace Hopper/)).toHaveAttribute('aria-current', 'true')
  expect(await countOf(emulator, 'Account.delete_mailbox_messages')).toBe(0)
})

test('the inbox is worked through by keyboard; a message of half an hour is played from the disk', async ({
  app,
  emulator,
}) => {
  const before = (minutes: number) => Date.now() - minutes * 60_000
  const leave = { to: '123007', from: '+493055570142' }
  await emulator.leaveMessage({ ...leave, name: 'Grace Hopper', seconds: 1800 })
  await emulator.leaveMessage({ ...leave, name: 'Frances Faxer', fax: { pages: 2 }, at: before(5) })
  await emulator.leaveMessage({ ...leave, from: 'anonymous', at: before(10) })
  const window = await openVoicemail(app)
  const [keyboard, current] = [window.keyboard, window.locator('[aria-current="true"]')]
  const grace = window.getByRole('complementary', { name: 'Grace Hopper' })
  await expect(current).toHaveAccessibleName(/Grace Hopper/)

  await row(window, /Grace Hopper/).focus()
  await keyboard.press(' ')
  const place = grace.getByRole('slider', { name: 'Position' })
  await expect(place).toHaveAttribute('aria-valuemax', '1800')
  await expect(button(grace, 'Pause')).toBeVisible()
  await keyboard.press(' ')
  await expect(button(grace, 'Play')).toBeVisible()
  await place.press('End')
  await place.press('Shift+ArrowLeft')
  await expect(place).toHaveAttribute('aria-valuetext', '29:50.0')
  await grace.getByLabel('Speed').press('End')
  await expect(grace.getByLabel('Speed')).toHaveValue('2')
  await row(window, /Grace Hopper/).focus()
  await keyboard.press(' ')
  await expect.poll(async () => Number(await place.getAttribute('aria-valuenow'))).toBeGreaterThan(1792)
  await keyboard.press(' ')
  await grace.getByLabel('Speed').press('Home')
  await expect(grace.getByLabel('Speed')).toHaveValue('0.75')
  // It lies on the disk as it came, and main never had the whole of it in hand.
  const [folder = ''] = await readdir(join(app.folder, 'sounds'))
  const [file = ''] = await readdir(join(app.folder, 'sounds', folder))
  expect((await stat(join(app.folder, 'sounds', folder, file))).size).toBeGreaterThan(14_400_000)

  await row(window, /Grace Hopper/).focus()
  await keyboard.press('k')
  await expect(current).toHaveAccessibleName(/Anonymous/)
  await keyboard.press('ArrowUp')
  await expect(current).toHaveAccessibleName(/Frances Faxer/)
  await expect(current).toBeFocused()
  await expect(window.getByText('Fax, 2 pages, PDF')).toBeVisible()
  expect((await saved(app, window)).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(row(window, /^Frances Faxer/)).toBeVisible()
  const fax = await dragOut(app, window)
  expect(basename(fax)).toMatch(/^Frances Faxer .*\.pdf$/)

  await button(window, 'Mark as new').press('Enter')
  await expect(row(window, /^New Frances Faxer/)).toBeVisible()
  await row(window, /Frances Faxer/).focus()
  await keyboard.press('d')
  await expect(window.getByText('The message from Frances Faxer is deleted.')).toBeVisible()
  await button(window, 'Undo').press('Enter')
  await expect(current).toHaveAccessibleName(/New Frances Faxer/)
  await button(window, 'Call back').press('Enter')
  await emulator.waitForRequest('CallControl.originate_advanced_call')
})

test.describe('with a short time to undo', { tag: '@own' }, () => {
  test.use({ appOptions: { timing: { deleteUndo: 300, mailboxCheck: 300 } } })

  test('a message that comes is notified; a deletion that fails brings it back', async ({ app, emulator, desktop }) => {
    const window = await openVoicemail(app)
    await expect(window.getByText('No messages')).toBeVisible()
    await emulator.leaveMessage({ to: '123007', from: '123002', name: 'Ada Byron' })
    await expect(row(window, /^New Ada Byron/)).toBeVisible()
    await expect.poll(() => JSON.stringify(desktop.notifications)).toContain('New voicemail message')

    const heal = await emulator.fault({
      kind: 'refuse',
      method: 'Account.delete_mailbox_messages',
      code: 'internal_error',
    })
    await button(window, 'Delete').click()
    await expect(window.getByText(/could not be deleted/)).toBeVisible()
    await expect(row(window, /^New Ada Byron/)).toBeVisible()
    await heal()
    await button(window, 'Delete').click()
    await emulator.waitForRequest('Account.delete_mailbox_messages', ({ outcome }) => outcome === 'answered')
    await expect(window.getByText('No messages')).toBeVisible()
  })
})

test('settings are changed with one save, and what others changed is shown', async ({ app, emulator }) => {
  const window = await openVoicemail(app)
  await window.getByRole('tab', { name: 'Settings' }).click()
  await window.getByRole('switch', { name: 'Say date and time' }).click()
  await window.getByRole('textbox', { name: 'E-mail address' }).fill('kim@')
  await expect(window.getByText('Not an e-mail address.')).toBeVisible()
  await expect(button(window, 'Save')).toBeDisabled()
  await window.getByRole('textbox', { name: 'E-mail address' }).fill('kim@example.com')
  await window.getByRole('spinbutton', { name: 'Break lines after' }).fill('72')
  await window.getByRole('textbox', { name: 'PIN', exact: true }).fill('4711')
  const pin = window.getByRole('textbox', { name: 'PIN', exact: true })
  await expect(pin).toHaveAttribute('type', 'password')
  await button(window, 'Show the PIN').first().click()
  await expect(pin).toHaveAttribute('type', 'text')
  await button(window, 'Hide the PIN').click()
  await expect(pin).toHaveAttribute('type', 'password')
  await expect(window.getByText('4 changes are not saved')).toBeVisible()
  await window.getByRole('tab', { name: 'Messages' }).click()
  await window.getByRole('tab', { name: 'Settings' }).click()
  await button(window, 'Save').click()
  await expect(window.getByText('Saved.')).toBeVisible()
  const { params: box } = await emulator.waitForRequest('Voicemail.set_vm_settings')
  expect(box).toMatchObject({ vm_settings: { ext_email: 'kim@example.com' } })
  expect(Object.keys((box as { vm_settings: object }).vm_settings).sort()).toEqual([
    'announce_dt',
    'ext_email',
    'password',
  ])
  const { params: display } = await emulator.waitForRequest('SMPreferences.set_display_preferences')
  expect(display).toEqual({ display_prefs: { wrap_at: 72 } })
  expect(await countOf(emulator, 'SMPreferences.set_folder_preferences')).toBe(0)

  await expect(pin).toHaveValue('')
  await button(window, 'Show the PIN').first().click()
  await expect(pin).toHaveValue('4711')

  // Somebody uses the portal meanwhile.
  await app.command('useGreeting', { greeting: 'extended' })
  await window.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
  await expect(window.getByText('Changed elsewhere meanwhile.')).toBeVisible()
  await expect(window.getByRole('combobox', { name: 'Greeting', exact: true })).toHaveValue('extended')
  expect(await app.log()).not.toContain('4711')
})

test.describe('without a mailbox', () => {
  test.use({ emulatorOptions: { mailbox: 'disabled' } })

  test('the room says so', async ({ app }) => {
    const window = await openVoicemail(app)
    await expect(window.getByText('This line has no voicemail.')).toBeVisible()
  })
})
