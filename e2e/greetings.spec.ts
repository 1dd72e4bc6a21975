import { readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { OwnGreeting } from '../src-main/ipc/contract/greetings.ts'
import { readAu, readAuHeader } from '../src-main/voice/sound/au.ts'
import { loudnessOf } from '../src-main/voice/sound/loudness.ts'
import type { App } from './app.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { dropFile, spokenWav } from './sounds.ts'
import { button, countOf } from './steps.ts'

test.use({ emulatorOptions: { conversionMs: 300 } })

const personalOf = (window: Page) => window.getByRole('button', { name: /^Personal/ })
const wav = (bytes = spokenWav()) => ({ name: 'hello.wav', type: 'audio/wav', bytes })

async function openGreetings(app: App): Promise<Page> {
  await app.signIn()
  const window = await app.mainWindow()
  await window.getByRole('button', { name: /^Voicemail/ }).click()
  await window.getByRole('tab', { name: 'Greetings' }).click()
  await expect(personalOf(window)).toBeVisible()
  return window
}

/** What the server plays to callers now. */
async function heard(window: Page, greeting: OwnGreeting): Promise<Uint8Array> {
  const bytes = await window.evaluate(async (greeting) => {
    const { call } = Reflect.get(globalThis, 'sidetone') as { call(name: string, params: unknown): Promise<unknown> }
    await call('loadGreetings', {})
    const sound = (await call('getGreetingSound', { greeting })) as { value: { bytes: Uint8Array } }
    return [...sound.value.bytes]
  }, greeting)
  return Uint8Array.from(bytes)
}

const recordedFile = join(tmpdir(), `sidetone-microphone-${process.pid}.wav`)

test('a sound in hand that cannot be read any more is said at the next start, and thrown away on request', async ({
  app,
}) => {
  const window = await openGreetings(app)
  const drafts = async () =>
    (await readdir(join(app.folder, 'drafts')).catch(() => [])).filter((name) => name.endsWith('.sound'))
  await dropFile(personalOf(window), wav())
  await expect(window.getByText('hello.wav, not sent yet')).toBeVisible()
  await expect.poll(drafts).toHaveLength(1)
  await app.close()
  for (const name of await drafts()) await writeFile(join(app.folder, 'drafts', name), 'no sound any more')

  await app.start()
  const again = await app.mainWindow()
  await app.online()
  await button(again, 'Voicemail').click()
  await again.getByRole('tab', { name: 'Greetings' }).click()
  const said = again.getByText('The sound that was in hand here, not sent yet, cannot be read any more.')
  await expect(said).toBeVisible()
  await button(again, 'Throw it away').click()
  await expect(said).toHaveCount(0)
  await expect.poll(drafts).toEqual([])
  await expect(again.getByText('Drop a sound file')).toBeVisible()
})

test.describe('with a microphone', { tag: '@own' }, () => {
  test.use({
    appOptions: {
      args: [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-audio-capture=${recordedFile}`,
      ],
    },
  })
  test.beforeAll(() => writeFile(recordedFile, spokenWav({ seconds: 2 })))
  test.afterAll(() => rm(recordedFile, { force: true }))

  test('a greeting is recorded, kept on the way to another room, by account and over a restart, and sent', async ({
    app,
    emulator,
  }) => {
    let window = await openGreetings(app)
    const drafts = async () =>
      (await readdir(join(app.folder, 'drafts')).catch(() => [])).filter((name) => name.endsWith('.sound'))
    await button(window, 'Record').click()
    await expect(window.getByText('Ready', { exact: true })).toBeVisible()
    const meter = window.getByRole('meter', { name: 'Level' })
    await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(40)
    await button(window, 'Start recording').click()
    await expect(window.getByText('Get ready')).toBeVisible()
    await expect(window.getByRole('timer')).toHaveText(/0:0[3-9]/)
    await button(window, 'Pause').click()
    await expect(window.getByText('Paused')).toBeVisible()
    // What was said so far lies on the disk already.
    await expect.poll(drafts).toHaveLength(1)
    await button(window, 'Go on').click()
    // Going to another room ends the recording, and loses nothing of it.
    await window.getByRole('tab', { name: 'Messages' }).click()
    await window.getByRole('tab', { name: 'Greetings' }).click()
    await expect(window.getByText('Recording, not sent yet')).toBeVisible()
    await window.getByRole('slider', { name: 'End' }).press('Shift+ArrowLeft')
    const start = window.getByRole('slider', { name: 'Start' })
    await start.press('ArrowRight')
    await expect(start).toHaveAttribute('aria-valuetext', '0:00.1')

    // Somebody else signs in, to whom it does not belong.
    await app.command('signOut', {})
    await app.signIn({ accountId: '123002' })
    await button(window, 'Voicemail').click()
    await window.getByRole('tab', { name: 'Greetings' }).click()
    await expect(window.getByText('Drop a sound file')).toBeVisible()
    await app.command('signOut', {})
    await app.signIn()

    await app.close()
    await app.start()
    window = await app.mainWindow()
    await app.online()
    await button(window, 'Voicemail').click()
    await window.getByRole('tab', { name: 'Greetings' }).click()
    await expect(window.getByText('Recording, not sent yet')).toBeVisible()
    await expect(window.getByText(/^Kept on this computer since Today/)).toBeVisible()
    await expect(window.getByRole('slider', { name: 'Start' })).toHaveAttribute('aria-valuetext', '0:00.1')
    await button(window, 'Undo').click()
    await button(window, 'Use this greeting').click()
    await expect.poll(drafts).toEqual([])
    await emulator.waitForRequest('Voicemail.set_vm_greeting')
    await live(window)
    const au = await heard(window, 'personal')
    expect(readAuHeader(au).duration).toBeGreaterThan(2.5)
    // The file that the microphone plays sweeps from 300 to 2,000 Hz, again and again: that is what is in it.
    const [samples = new Float32Array()] = readAu(au).channels
    expect(loudnessOf({ samples, rate: 8000 })).toBeGreaterThan(-24)
  })
})

const live = (window: Page) => expect(window.getByText('Live', { exact: true })).toBeVisible()

test('a dropped file is cut by keys, taken back, sent, compared, and put back', async ({ app, emulator }) => {
  const window = await openGreetings(app)
  const complaints: string[] = []
  window.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  await expect(personalOf(window)).toHaveAccessibleName(/Not recorded yet/)
  await dropFile(personalOf(window), wav())
  await expect(window.getByText('hello.wav, not sent yet')).toBeVisible()
  await expect(window.getByText('of 0:03.0')).toBeVisible()

  await button(window, 'Cut silence at the ends').click()
  await expect(window.getByText('of 0:02.3')).toBeVisible()
  const end = window.getByRole('slider', { name: 'End' })
  await end.press('Shift+ArrowLeft')
  await expect(window.getByText('of 0:01.3')).toBeVisible()
  await button(window, 'Undo').click()
  await expect(window.getByText('of 0:02.3')).toBeVisible()
  await window.keyboard.press('Control+Shift+Z')
  await end.press('ArrowRight')
  await expect(window.getByText('of 0:01.4')).toBeVisible()
  await expect(window.getByText(/^−18 dB/)).toBeVisible()
  await button(window, 'Play').click()
  await expect(button(window, 'Pause')).toBeVisible()
  await expect(button(window, 'Play')).toBeVisible()

  await button(window, 'Use this greeting').click()
  const { files } = await emulator.waitForRequest('Voicemail.set_vm_greeting')
  expect(files).toEqual([{ name: 'personal.au', type: 'audio/basic', bytes: expect.any(Number) }])
  await live(window)
  const first = await heard(window, 'personal')
  expect(readAuHeader(first)).toMatchObject({ encoding: 'muLaw', rate: 8000, channels: 1, offset: 24 })
  expect(readAuHeader(first).duration).toBeCloseTo(1.4, 1)
  const [samples = new Float32Array()] = readAu(first).channels
  expect(Math.abs((loudnessOf({ samples, rate: 8000 }) ?? 0) + 18)).toBeLessThan(1)

  await button(window, 'Let callers hear it').click()
  await expect(personalOf(window)).toHaveAccessibleName(/In use/)
  const { params } = await emulator.waitForRequest('Voicemail.set_vm_settings')
  expect(params).toEqual({ vm_settings: { greetings: 'personal' } })

  await dropFile(window.getByText('Drop a sound file'), wav(spokenWav({ seconds: 3 })))
  // One sound at a time.
  await button(window, 'Play').click()
  await button(window, 'Play: Personal').click()
  await expect(button(window, 'Pause: Personal')).toBeVisible()
  expect(await button(window, 'Pause').count()).toBe(0)
  await button(window, 'Use this greeting').click()
  await expect(window.getByRole('heading', { name: 'Earlier, kept on this computer' })).toBeVisible()
  await expect.poll(async () => readAuHeader(await heard(window, 'personal')).duration).toBe(4)
  await live(window)

  await button(window, 'Compare').click()
  const compared = window.getByRole('group', { name: /^The greeting of Today, .* beside the one of now$/ })
  const place = compared.getByRole('slider', { name: 'Position' })
  expect(await barriers(window)).toEqual([])
  await expect(compared.getByText('Now, 0:04.0')).toBeVisible()
  await expect(compared.getByText('Earlier, 0:01.4')).toBeVisible()
  await place.press('End')
  for (const _ of [1, 2, 3, 4]) await place.press('ArrowLeft')
  await expect(place).toHaveAttribute('aria-valuetext', '0:02.0')
  await compared.getByText('Earlier', { exact: true }).click()
  await expect(place).toHaveAttribute('aria-valuetext', '0:00.7')
  await compared.getByText('Now', { exact: true }).click()
  await place.press('Home')
  await button(compared, 'Play').click()
  // It plays on with the other one, to its end.
  await compared.getByText('Earlier', { exact: true }).click()
  await expect(place).toHaveAttribute('aria-valuetext', '0:01.4')
  await expect(button(compared, 'Play')).toBeVisible()

  await button(window, 'Put back').first().click()
  await expect.poll(async () => Buffer.compare(await heard(window, 'personal'), first)).toBe(0)
  await expect(compared).toBeHidden()
  expect(complaints).toEqual([])
})

test.describe('a window that is let go at once when it is closed', { tag: '@own' }, () => {
  test.use({ appOptions: { timing: { mainWindowKept: 50 } } })

  test('is kept for as long as it has a sound that was not sent, whatever it is meant for', async ({ app }) => {
    const window = await openGreetings(app)
    const gone = window.waitForEvent('close')
    await dropFile(personalOf(window), wav())
    await window.getByRole('button', { name: /^Name/ }).click()
    await expect(window.getByText('hello.wav, not sent yet')).toBeVisible()
    await app.closeWindow('main')
    await app.command('openMainWindow', { place: 'voicemail' })
    await expect(window.getByText('hello.wav, not sent yet')).toBeVisible()

    await app.closeWindow('main')
    await window.getByRole('button', { name: 'Discard' }).evaluate((close: HTMLButtonElement) => close.click())
    await gone
  })
})

test('a greeting is planned, comes into force, and goes by itself', async ({ app, emulator }) => {
  const window = await openGreetings(app)
  await button(window, 'Plan a greeting').click()
  await window.getByLabel('Until').fill('2020-01-01T12:00')
  await button(window, 'Plan it').click()
  await expect(window.getByText(/It must end after it begins/)).toBeVisible()
  await button(window, 'Cancel').click()

  // To the second, which the fields do not offer.
  const now = Date.now()
  expect(await app.command('addToCalendar', { greeting: 'extended', from: now - 300_000, until: now + 4_000 })).toBe(
    'done',
  )
  await expect(window.getByText('In use now', { exact: true })).toBeVisible()
  await expect(window.getByRole('button', { name: /^Extended In use/ })).toBeVisible()
  await expect(window.getByText('Over, and back to the former greeting')).toBeVisible()
  await expect(window.getByRole('button', { name: /^Standard In use/ })).toBeVisible()
  const settings = (await emulator.requests()).filter(({ method }) => method === 'set_vm_settings')
  expect(settings.map(({ params }) => params)).toEqual([
    { vm_settings: { greetings: 'extended' } },
    { vm_settings: { greetings: 'standard' } },
  ])
})

test('what is no greeting is refused in words, and nothing changes', async ({ app, emulator }) => {
  const window = await openGreetings(app)
  const detail = personalOf(window)
  const drop = (name: string, bytes: Buffer) => dropFile(detail, { name, type: 'audio/mpeg', bytes })

  await drop('letter.mp3', Buffer.from('Dear Sir or Madam, this is no sound at all.'))
  await expect(window.getByText(/not a sound file that Sidetone can read/)).toBeVisible()
  await drop('broken.ogg', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(3000, 7)]))
  await expect(window.getByText(/This file is damaged/)).toBeVisible()
  await drop('silence.wav', spokenWav({ seconds: 0, quiet: 1 }))
  await expect(window.getByText(/nothing to be heard/)).toBeVisible()

  await drop('long.wav', spokenWav({ seconds: 181, rate: 8000 }))
  await expect(window.getByText(/at most 3 minutes/)).toBeVisible({ timeout: 20_000 })
  await expect(button(window, 'Use this greeting')).toBeDisabled()
  await window.getByRole('slider', { name: 'Start' }).press('PageUp')
  await window.getByRole('slider', { name: 'Start' }).press('PageUp')
  await expect(button(window, 'Use this greeting')).toBeEnabled()
  await drop('letter.mp3', Buffer.from('Dear Sir or Madam'))
  await expect(window.getByText('long.wav, not sent yet')).toBeVisible()
  // What is in hand is still there after a look elsewhere.
  await button(window, 'Calls').click()
  await window.getByRole('button', { name: /^Voicemail/ }).click()
  await window.getByRole('tab', { name: 'Greetings' }).click()
  await expect(window.getByText('long.wav, not sent yet')).toBeVisible()
  await expect(button(window, 'Use this greeting')).toBeEnabled()
  expect(await countOf(emulator, 'Voicemail.set_vm_greeting')).toBe(0)
})

test.describe('with a server that should have converted at once', { tag: '@own' }, () => {
  test.use({ appOptions: { timing: { greetingConverted: 2_000, greetingLateCheck: 100 } } })

  test('a greeting that could not be sent lies on the disk until the server has it', async ({ app, emulator }) => {
    const window = await openGreetings(app)
    const kept = async () => (await readdir(join(app.folder, 'greetings'))).filter((name) => name.endsWith('.sound'))
    const use = async () => {
      await dropFile(personalOf(window), wav())
      await button(window, 'Use this greeting').click()
    }

    // The former greeting cannot be kept: nothing goes out.
    let heal = await emulator.fault({ kind: 'refuse', method: 'Voicemail.get_vm_greeting', code: 'internal_error' })
    await use()
    await expect(window.getByText('Not sent', { exact: true })).toBeVisible()
    await expect(window.getByText(/The server still has the former greeting/)).toBeVisible()
    expect(await countOf(emulator, 'Voicemail.set_vm_greeting')).toBe(0)
    expect(await kept()).toHaveLength(1)
    await heal()

    // The server refuses it, and says why.
    heal = await emulator.fault({
      kind: 'refuse',
      method: 'Voicemail.set_vm_greeting',
      code: 'Server.Voicemail.set_vm_greeting.disk_full',
      message: 'No space left',
    })
    await button(window, 'Send again').click()
    await expect(window.getByText('The server refused it: No space left')).toBeVisible()
    await heal()

    // Somebody turns the computer off.
    await app.close()
    await app.start()
    const again = await app.mainWindow()
    await app.online()
    await button(again, 'Voicemail').click()
    await again.getByRole('tab', { name: 'Greetings' }).click()
    await expect(again.getByText('Stopped', { exact: true })).toBeVisible()
    expect(await kept()).toHaveLength(1)
    // The server says yes and goes on playing another one: never live, and said so when it takes too long.
    heal = await emulator.fault({ kind: 'pretend', method: 'Voicemail.set_vm_greeting' })
    await button(again, 'Send again').click()
    await expect(again.getByText('Still converting')).toBeVisible()
    expect(await kept()).toHaveLength(1)
    await heal()
    await dropFile(personalOf(again), wav())
    await button(again, 'Use this greeting').click()
    await live(again)
    await expect.poll(kept).toHaveLength(0)
    expect(readAuHeader(await heard(again, 'personal')).duration).toBe(3)
  })
})
