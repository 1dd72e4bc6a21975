import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { tone, toWav } from '../../../emulator/model/tone.ts'
import { faultKind } from '../protocol/fault.ts'
import {
  deleteMailboxMessages,
  getMailboxMessageAttachment,
  getMailboxMessageDetails,
  getMailboxMessageList,
  setMailboxMessagesFlag,
} from '../protocol/mailbox.ts'
import { getVmGreeting, getVmSettings, setVmGreeting, setVmSettings } from '../protocol/voicemail.ts'
import { PortaSwitchError } from './error.ts'
import { fileOfBytes, type Download, type UploadFile } from './file.ts'
import type { Line } from './line.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'

let emulator: RunningEmulator
let line: Line
let logged: readonly string[]

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account], conversionMs: 0 })
})
afterEach(async () => {
  line.close()
  await emulator.clearFaults()
})
afterAll(() => emulator.stop())

async function signIn(timing: { fileStalled?: number } = {}): Promise<void> {
  const inTest = new LineInTest(emulator, { timing })
  line = (await inTest.ready()).line
  logged = inTest.logged
}

const sound = (seconds: number) => tone(300, seconds)
const greeting = (bytes: Uint8Array) => fileOfBytes(bytes, { name: 'hello "you".au', type: 'audio/basic' })
const personal = (file: UploadFile) => ({ greeting_info: { greeting_type: 'personal', filename: file.name } }) as const
const fetchPersonal = () => line.download(getVmGreeting, { greeting_type: 'personal' })

async function read(download: Download | undefined): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of download?.chunks ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('a greeting', () => {
  it('comes back as it was sent, and the sending says how far it is', async () => {
    await signIn()
    const file = greeting(sound(374))
    expect(file.size).toBeGreaterThan(2_900_000)
    const progress: number[] = []
    const answer = await line.upload(setVmGreeting, personal(file), file, { onProgress: (sent) => progress.push(sent) })
    expect(answer).toMatchObject({ success: 1, i_audio_file: expect.any(Number) })
    expect(progress.length).toBeGreaterThan(40)
    expect(progress).toEqual([...progress].sort((one, other) => one - other))
    expect(progress.at(-1)).toBe(file.size)

    const back = await fetchPersonal()
    expect(back).toMatchObject({ name: 'hello _you_.au', type: 'audio/basic', size: file.size })
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(hash(await read(back))).toBe(hash(sound(374)))
  })

  it('is not heard before it is converted', async () => {
    await signIn()
    await emulator.configure({ switch: { conversion: 60_000 } })
    const name = { greeting_info: { greeting_type: 'name', filename: 'name.au' } } as const
    await line.upload(setVmGreeting, name, greeting(sound(1)))
    const fetched = line.download(getVmGreeting, { greeting_type: 'name' })
    await expect(fetched).rejects.toMatchObject({
      code: 'refused',
      fault: { details: { greeting_type: 'nothing is recorded' } },
    })
    await emulator.configure({ switch: { conversion: 0 } })
  })

  it('in a .wav comes back as what phones are served', async () => {
    await signIn()
    const wav = fileOfBytes(toWav(sound(1)), { name: 'hello.wav', type: 'audio/wav' })
    await line.upload(setVmGreeting, personal(wav), wav)
    const back = await fetchPersonal()
    expect(back).toMatchObject({ name: 'hello.au', type: 'audio/basic' })
    expect((await read(back)).equals(sound(1))).toBe(true)
  })

  it('of another kind of sound is refused, and says why', async () => {
    await signIn()
    for (const file of [
      greeting(sound(400)),
      greeting(new Uint8Array(100)),
      fileOfBytes(sound(1), { name: 'hello.ogg', type: 'video/ogg' }),
      fileOfBytes(sound(1), { name: 'hello.exe', type: 'audio/basic' }),
    ])
      await expect(line.upload(setVmGreeting, personal(file), file)).rejects.toMatchObject({
        code: 'refused',
        fault: { details: { 'greeting_info.filename': expect.any(String) } },
      })
  })

  it('is sent and fetched again where the session was gone', async () => {
    await signIn()
    let opened = 0
    const whole = greeting(sound(2))
    const file = { ...whole, open: () => ((opened += 1), whole.open()) }
    await emulator.expireSessions()
    await line.upload(setVmGreeting, personal(file), file)
    expect(opened).toBe(2)
    await emulator.expireSessions()
    expect((await read(await fetchPersonal())).equals(sound(2))).toBe(true)
  })

  it('is given up by who does not want it any more', async () => {
    await signIn()
    const file = greeting(sound(100))
    const cancel = new AbortController()
    const sending = line.upload(setVmGreeting, personal(file), file, {
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    })
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' })
    await line.upload(setVmGreeting, personal(file), file)

    const leave = new AbortController()
    const coming = await line.download(getVmGreeting, { greeting_type: 'personal' }, { signal: leave.signal })
    leave.abort(new PortaSwitchError('offline'))
    await expect(read(coming)).rejects.toMatchObject({ code: 'offline' })
    expect(await read(await fetchPersonal())).toHaveLength(file.size)
  })

  it('that grows or shrinks while it is sent is not sent', async () => {
    await signIn()
    const whole = greeting(sound(2))
    for (const size of [whole.size - 1, whole.size + 1])
      await expect(line.upload(setVmGreeting, personal(whole), { ...whole, size })).rejects.toMatchObject({
        code: 'invalidParams',
      })
  })
})

describe('a file that stops half-way', () => {
  it('is given up when nothing has come for long', async () => {
    await signIn({ fileStalled: 100 })
    await emulator.fault({ kind: 'half a file', how: 'stall', times: 1 })
    const file = await line.download(getVmGreeting, { greeting_type: 'standard' })
    await expect(read(file)).rejects.toMatchObject({ code: 'unanswered' })
    expect(await read(await line.download(getVmGreeting, { greeting_type: 'standard' }))).toHaveLength(4_024)
  })

  it('breaks off with the connection', async () => {
    await signIn()
    await emulator.fault({ kind: 'half a file', how: 'cut', times: 1 })
    const file = await line.download(getVmGreeting, { greeting_type: 'standard' })
    await expect(read(file)).rejects.toMatchObject({ code: 'network' })
  })

  it('is given up when nobody answers to it', async () => {
    await signIn({ fileStalled: 100 })
    await emulator.fault({ kind: 'stall', methods: ['Voicemail.set_vm_greeting'] })
    const file = greeting(sound(1))
    await expect(line.upload(setVmGreeting, personal(file), file)).rejects.toMatchObject({ code: 'unanswered' })
  })
})

describe('the voicemail box', () => {
  it('has what callers left: marked, fetched and deleted', async () => {
    await signIn()
    const uid = await emulator.leaveMessage({ to: '123007', from: '+493055570142', name: 'Grace Hopper', seconds: 2 })
    const other = await emulator.leaveMessage({ to: '123007', from: '123002', at: Date.UTC(2026, 0, 2, 3, 4, 5) })
    expect((await line.call(getMailboxMessageList, {})).messages).toEqual([
      expect.objectContaining({ message_uid: uid, from: '"Grace Hopper" <+493055570142>', voicemail_duration: 2 }),
      expect.objectContaining({ message_uid: other, delivery_date: '02-Jan-2026 03:04:05 +0000', flags: [] }),
    ])
    expect(await line.call(getMailboxMessageDetails, { message_uid: uid })).toMatchObject({
      to: '123007',
      body_structures: [{ bodytype: 'text' }, { bodytype: 'audio', bodysubtype: 'basic', file_name: `${uid}.au` }],
    })

    const wav = await line.download(getMailboxMessageAttachment, { message_uid: uid, format: 'wav' })
    expect(wav).toMatchObject({ name: `${uid}.wav`, type: 'audio/x-wav', size: 16_058 })
    expect((await read(wav)).toString('latin1', 0, 4)).toBe('RIFF')

    await line.call(setMailboxMessagesFlag, { action: 'set_flag', flag: 'Seen', message_uids: [uid, other] })
    await line.call(setMailboxMessagesFlag, { action: 'remove_flag', flag: 'Seen', message_uids: [other] })
    const { messages } = await line.call(getMailboxMessageList, {})
    expect(messages.map(({ flags }) => flags)).toEqual([['\\Seen'], []])

    const unknown = line.call(deleteMailboxMessages, { message_uids: [uid, '999'] })
    await expect(unknown).rejects.toMatchObject({ fault: { details: { message_uids: expect.stringMatching(/999/) } } })
    await line.call(deleteMailboxMessages, { message_uids: [uid, other] })
    expect(await line.call(getMailboxMessageList, {})).toEqual({ messages: [] })
  })

  it('keeps its settings, and leaves alone what is not given', async () => {
    await signIn()
    await line.call(setVmSettings, { vm_settings: { greetings: 'personal', ext_email: 'kim@example.com' } })
    await line.call(setVmSettings, { vm_settings: { auto_play: 'yes' } })
    expect((await line.call(getVmSettings, {})).vm_settings).toMatchObject({
      greetings: 'personal',
      ext_email: 'kim@example.com',
      auto_play: 'yes',
      announce_dt: 'yes',
    })
    const long = line.call(setVmSettings, { vm_settings: { ext_email: `${'k'.repeat(120)}@example.com` } })
    await expect(long).rejects.toMatchObject({ fault: { details: { 'vm_settings.ext_email': 'longer than 128' } } })
    // The limits are those of 2019, so it is the server that refuses; the client only says so in its log.
    expect(logged.filter((entry) => entry.includes('longer than the reference allows'))).toEqual([
      expect.stringContaining('"property":"vm_settings.ext_email","max":128'),
    ])
  })

  it('that an account does not have is said to be none', async () => {
    await emulator.configure({ line: { id: '123007', mailbox: 'disabled' } })
    await signIn()
    const refused = await line.call(getMailboxMessageList, {}).catch((error: unknown) => error)
    if (!(refused instanceof PortaSwitchError && refused.fault !== undefined)) throw new Error(String(refused))
    expect(faultKind(refused.fault)).toBe('mailboxDisabled')
    await emulator.configure({ line: { id: '123007', mailbox: 'allowed' } })
  })
})
