import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FaultOrder } from '../../../emulator/faults/fault.ts'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import type { SendingStage, SoundBytes } from '../../ipc/contract/greetings.ts'
import type { Loaded } from '../../ipc/contract/trouble.ts'
import { account, LineInTest } from '../../portaswitch/client/test-aids/line-in-test.ts'
import { account as signedIn, name } from '../../state/testing/scripted-line.ts'
import { GreetingArchive } from '../../storage/greeting-archive.ts'
import { writeMuLawAu } from '../../voice/sound/au.ts'
import { encodeMuLaw } from '../../voice/sound/g711.ts'
import { tone } from '../../voice/sound/testing/tones.ts'
import { settingsInMemory, storeOf } from '../testing/state-in-memory.ts'
import { Greetings } from './greetings.ts'

let emulator: RunningEmulator
let folder: string
let line: LineInTest

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account], conversionMs: 100 })
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greetings-'))
  line = await new LineInTest(emulator, { timing: { fileStalled: 300, request: 1000 } }).ready()
})
afterEach(async () => {
  line.line.close()
  await emulator.clearFaults()
  rmSync(folder, { recursive: true })
})
afterAll(() => emulator.stop())

const au = (frequency: number, seconds = 1) =>
  writeMuLawAu(encodeMuLaw(tone({ rate: 8000, seconds, frequency, amplitude: 0.3 })))

function greetingsOf({ greetingConverted = 2_000 } = {}) {
  const store = storeOf(settingsInMemory())
  store.dispatch({ type: 'signIn.started', name })
  store.dispatch({ type: 'line.signedIn', account: signedIn })
  const stages: string[] = []
  store.subscribe((previous, next) => {
    const stage = next.voicemail.sendings.personal?.stage
    if (next.voicemail !== previous.voicemail && stage && stage.kind !== 'sending') stages.push(words(stage))
  })
  const archive = new GreetingArchive({ folder, newId: randomUUID, now: Date.now, onProblem: () => undefined })
  const timing = { greetingCheck: 30, greetingConverted, greetingLateCheck: 50 }
  const greetings = new Greetings({ store, line: () => line.line, archive, timing })
  store.subscribe(greetings.follow)
  const send = (sound: Uint8Array<ArrayBuffer>) => greetings.send({ greeting: 'personal', sound, name: 'a' })
  const until = (stage: string) =>
    vi.waitFor(() => expect(stages.at(-1)).toBe(stage), { timeout: 10_000, interval: 20 })
  return { store, greetings, stages, send, until }
}

const words = (stage: SendingStage): string =>
  stage.kind === 'failed'
    ? `failed ${stage.trouble.why}, ${stage.callersHear}`
    : stage.kind === 'stopped'
      ? `stopped, ${stage.callersHear}`
      : stage.kind === 'converting' && stage.late
        ? 'late'
        : stage.kind

const bytesOf = (loaded: Loaded<SoundBytes | undefined>) => (loaded.ok ? loaded.value?.bytes : undefined)
const sounds = () => readdirSync(folder).filter((file) => file.endsWith('.sound'))

test('a greeting is kept, sent, converted and live, and the former one can be put back', async () => {
  const { greetings, stages, send, until } = greetingsOf()
  await send(au(400))
  await until('live')
  await send(au(700, 2))
  await until('live')
  expect(stages).toContain('converting')
  const loaded = await greetings.load()
  const [kept] = loaded.ok ? loaded.value.kept : []
  expect(kept).toMatchObject({ greeting: 'personal', seconds: 1 })
  await greetings.putBack({ id: kept?.id ?? '' })
  await until('live')
  expect(bytesOf(await greetings.sound({ greeting: 'personal' }))).toEqual(au(400))
  // The two that were replaced are on the disk, and nothing that waits.
  expect(sounds()).toHaveLength(2)
})

test('an answer that does not come leaves open what callers hear, until it is found out', async () => {
  const { send, stages, until } = greetingsOf()
  await emulator.fault({ kind: 'stall', methods: ['Voicemail.set_vm_greeting'], carriedOut: true })
  await send(au(500))
  await until('live')
  expect(stages).toContain('failed unanswered, unknown')
})

test('a request that got lost is found not to have arrived, and lies on the disk', async () => {
  const { send, until } = greetingsOf({ greetingConverted: 400 })
  await emulator.fault({ kind: 'stall', methods: ['Voicemail.set_vm_greeting'] })
  await send(au(600))
  await until('failed unanswered, former')
  expect(sounds().length).toBeGreaterThan(0)
})

test('half of the former greeting is none: nothing is replaced', async () => {
  const first = greetingsOf()
  await first.send(au(400))
  await first.until('live')
  const { send, until } = greetingsOf()
  await emulator.fault({ kind: 'half a file', how: 'cut', bytes: 100 })
  const before = await emulator.requestCount()
  await send(au(900))
  await until('failed offline, former')
  const later = (await emulator.requests()).filter(({ seq }) => seq > before)
  expect(later.map(({ method }) => method)).not.toContain('set_vm_greeting')
})

test('a conversion that takes long is late, and live in the end', async () => {
  const { send, until } = greetingsOf({ greetingConverted: 50 })
  await emulator.fault({ kind: 'delay', methods: ['Voicemail.get_vm_greeting'], ms: 80 })
  await send(au(1000))
  await until('live')
  const pretend = await emulator.fault({ kind: 'pretend', method: 'Voicemail.set_vm_greeting' })
  await send(au(1200))
  await until('late')
  await pretend()
})

test('where the disk is full nothing goes out, and it is said', async () => {
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'in the way')
  const { send, until } = greetingsOf()
  const before = await emulator.requestCount()
  // Not done: whoever has it must keep it.
  expect(await send(au(400))).toBe('notNow')
  await until('failed disk, former')
  expect(await emulator.requestCount()).toBe(before)
})

test('a server that refuses .au for its format gets the same samples as .wav, from then on at once', async () => {
  const { greetings, send, until } = greetingsOf()
  const before = await emulator.requestCount()
  const heal = await emulator.fault({ kind: 'refuse format', extension: 'au' })
  const sent = async () =>
    (await emulator.requests())
      .filter(({ seq, method }) => seq > before && method === 'set_vm_greeting')
      .flatMap(({ files }) => files.map(({ name, type }) => `${name} ${type}`))
  await send(au(650))
  await until('live')
  expect(await sent()).toEqual(['personal.au audio/basic', 'personal.wav audio/wav'])
  expect(bytesOf(await greetings.sound({ greeting: 'personal' }))).toEqual(au(650))
  await heal()
  await send(au(750))
  await until('live')
  expect((await sent()).slice(2)).toEqual(['personal.wav audio/wav'])
})

test('a server that takes neither says why, and one that is full is not asked twice', async () => {
  const { send, stages, until } = greetingsOf()
  const before = await emulator.requestCount()
  const tries = async () =>
    (await emulator.requests()).filter(({ seq, method }) => seq > before && method === 'set_vm_greeting').length
  await emulator.fault({ kind: 'refuse format', extension: 'au' })
  await emulator.fault({ kind: 'refuse format', extension: 'wav' })
  await send(au(820))
  await until('failed refused, former')
  expect(await tries()).toBe(2)
  await emulator.clearFaults()
  const [method, code] = ['Voicemail.set_vm_greeting', 'Server.Voicemail.set_vm_greeting.disk_full'] as const
  await emulator.fault({ kind: 'refuse', method, code })
  await send(au(830))
  await vi.waitFor(() => expect(stages.filter((stage) => stage === 'failed refused, former')).toHaveLength(2))
  expect(await tries()).toBe(3)
})

/** What fails, and what is said of the server then; healed, the same press makes the kept one live. */
test.each<[string, FaultOrder, string]>([
  ['fetching', { kind: 'half a file', how: 'cut' }, 'failed offline, former'],
  [
    'keeping',
    { kind: 'refuse', method: 'Voicemail.get_vm_greeting', code: 'internal_error' },
    'failed refused, former',
  ],
  [
    'sending',
    { kind: 'refuse', method: 'Voicemail.set_vm_greeting', code: 'internal_error' },
    'failed refused, former',
  ],
  ['the answer', { kind: 'stall', methods: ['Voicemail.set_vm_greeting'] }, 'failed unanswered, former'],
])('while one is put back %s fails: the server has the former one, and nothing is lost', async (...step) => {
  const [, fault, stage] = step
  const { greetings, send, until } = greetingsOf({ greetingConverted: 300 })
  for (const frequency of [400, 700]) {
    await send(au(frequency))
    await until('live')
  }
  const kept = async () => {
    const loaded = await greetings.load()
    return loaded.ok ? loaded.value.kept : []
  }
  const [first] = await kept()
  await emulator.fault(fault)
  expect(await greetings.putBack({ id: first?.id ?? '' })).toBe('done')
  await until(stage)
  await emulator.clearFaults()
  expect(await kept()).toContainEqual(first)
  expect(bytesOf(await greetings.sound({ greeting: 'personal' }))).toEqual(au(700))
  expect(greetings.sendAgain({ greeting: 'personal' })).toBe('done')
  await until('live')
  expect(bytesOf(await greetings.sound({ greeting: 'personal' }))).toEqual(au(400))
})

test.each([
  ['while the former one is fetched', 'Voicemail.get_vm_greeting', 'stopped, former'],
  ['while it waits for the answer', 'Voicemail.set_vm_greeting', 'stopped, unknown'],
] as const)('a sending is stopped %s', async (_when, method, stage) => {
  const { greetings, send, stages, until } = greetingsOf({ greetingConverted: 200 })
  expect(greetings.stop({ greeting: 'personal' })).toBe('notNow')
  const before = await emulator.requestCount()
  await emulator.fault({ kind: 'stall', methods: [method], times: 1 })
  await send(au(910))
  await emulator.waitForRequest(method, undefined, { after: before })
  expect(greetings.stop({ greeting: 'personal' })).toBe('done')
  // What the server has is found out where that was left open.
  await until('stopped, former')
  expect(stages).toContain(stage)
  expect(sounds().length).toBeGreaterThan(0)
})

test('one whose file is gone cannot be put back, and that is said', async () => {
  const { greetings, send, until } = greetingsOf()
  for (const frequency of [410, 710]) {
    await send(au(frequency))
    await until('live')
  }
  const loaded = await greetings.load()
  for (const file of sounds()) rmSync(join(folder, file))
  const id = loaded.ok ? (loaded.value.kept[0]?.id ?? '') : ''
  expect(await greetings.putBack({ id })).toBe('notNow')
  await until('failed disk, former')
})

test('after signing out nothing is told any more', async () => {
  const { store, send, stages, until } = greetingsOf()
  await emulator.fault({ kind: 'pretend', method: 'Voicemail.set_vm_greeting' })
  await send(au(1500))
  await until('converting')
  store.dispatch({ type: 'signedOut', name })
  const told = stages.length
  await emulator.waitForRequest('Voicemail.get_vm_greeting')
  expect(stages).toHaveLength(told)
  expect(store.state.voicemail.sendings).toEqual({})
})

test.each([
  ['something else', new TextEncoder().encode('x'.repeat(100))],
  ['16 bits', Uint8Array.of(...au(400).subarray(0, 15), 3, ...au(400).subarray(16))],
])('%s is no prompt, whatever a screen says', async (_name, bytes) => {
  const { send } = greetingsOf()
  expect(await send(bytes)).toBe('invalid')
})
