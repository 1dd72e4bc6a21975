import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { answerCall, getSipCallsList, holdCall } from '../protocol/call-control.ts'
import type { Leg } from '../protocol/leg.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'

vi.setConfig({ testTimeout: 20_000 })

let emulator: RunningEmulator
let opened: LineInTest
const list = () => opened.line.call(getSipCallsList, { i_account: 40123007 })

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account] })
  opened = await new LineInTest(emulator, { timing: { request: 2_000 } }).ready()
}, 20_000)

afterEach(() => emulator.clearFaults())

afterAll(async () => {
  await opened.line.signOut()
  await emulator.stop()
})

/** Somebody calls, and our leg of it. */
async function ring(): Promise<Leg> {
  const { callId } = await emulator.ring({ from: '123002', to: '123007' })
  const isOurs = (leg: Leg) => leg.callId === callId && leg.direction === 'incoming' && leg.state === 'ringing'
  const { leg } = await opened.next('line.leg', ({ leg }) => isOurs(leg))
  return leg
}

async function hangUp(callId: string): Promise<void> {
  await emulator.phone('123002').hangUp(callId)
  await opened.next('line.leg', ({ leg }) => leg.callId === callId && leg.state === 'terminated')
}

const naming = ({ wireCallId: id, tag, transportId }: Leg) => ({ call: { id, tag }, transport_id: transportId ?? '' })

const nowhere = { call: { id: 'gone', tag: 'gone' }, transport_id: 'gone' }
const callNotFound = { code: 'refused', fault: { code: 'sip.call_not_found' } }

describe('the API over the WebSocket', () => {
  it('tells the legs of a call, and carries commands for it', async () => {
    const leg = await ring()
    expect(leg).toMatchObject({ caller: { accountId: '123002' }, callee: { accountId: '123007' } })
    await opened.line.call(answerCall, { ...naming(leg), callee_answer_mode: 'Notify' })
    await opened.next('line.leg', ({ leg: { key, state } }) => key === leg.key && state === 'connected')
    await opened.line.call(holdCall, naming(leg))
    await opened.next('line.leg', ({ leg: { key, state } }) => key === leg.key && state === 'holding')
    await hangUp(leg.callId)
  })

  it('reads a refusal', async () => {
    await expect(opened.line.call(holdCall, nowhere)).rejects.toMatchObject(callNotFound)
  })

  it('reads a refusal whose fault lies flat in its frame', async () => {
    const other = await startEmulator({ accounts: [account], errors: 'flat' })
    const { line } = await new LineInTest(other).ready()
    await expect(line.call(holdCall, nowhere)).rejects.toMatchObject(callNotFound)
    await line.signOut()
    await other.stop()
  })

  it('gives each answer to who asked, in whatever order they come', async () => {
    await emulator.fault({ kind: 'delay', methods: ['CallControl.get_sip_calls_list'], ms: 100, times: 1 })
    const finished: string[] = []
    await Promise.all([
      list().then(({ calls_list }) => finished.push(`list of ${calls_list.length}`)),
      opened.line.call(holdCall, nowhere).catch(() => finished.push('hold')),
    ])
    expect(finished).toEqual(['hold', 'list of 0'])
  })

  it('reads legs that overtake the answer which they follow', async () => {
    const leg = await ring()
    await emulator.fault({ kind: 'reorder', what: 'notifications first', times: 1 })
    const told = opened.next('line.leg', ({ leg: { key, state } }) => key === leg.key && state === 'connected')
    await opened.line.call(answerCall, { ...naming(leg), callee_answer_mode: 'Notify' })
    await told
    await hangUp(leg.callId)
  })
})

describe('a flood of legs', () => {
  it('is told whole and in order, and the rest of the program has its turn', async () => {
    const before = opened.count('line.leg')
    let turns = 0
    const turn = setInterval(() => (turns += 1), 1)
    await emulator.burst({ line: '123007', count: 5_000 })
    await expect.poll(() => opened.count('line.leg') - before, { timeout: 15_000 }).toBe(5_000)
    clearInterval(turn)
    expect(turns).toBeGreaterThan(5)
    expect(opened.count('line.offline')).toBe(0)
  })
})

describe('a frame that cannot be read', () => {
  it.each(['no JSON', 'cut', 'wrong shape', 'huge', 'binary'] as const)(
    'harms nothing, and is logged without what was in it: %s',
    async (how) => {
      const logged = opened.logged.length
      await emulator.fault({ kind: 'garble', what: 'notifications', how, times: 1 })
      const { callId } = await emulator.ring({ from: '123002', to: '123007' })
      await hangUp(callId)
      const lines = opened.logged.slice(logged)
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(/^frame dropped \{"why":"[a-zA-Z ]+"/)
      expect(lines[0]?.length).toBeLessThan(80)
      expect(opened.count('line.offline')).toBe(0)
    },
  )

  it.each([
    '',
    'null',
    '[]',
    '42',
    '{}',
    '{"event":"something.else","result":{}}',
    '{"event":"sip.call_control_notifications"}',
    '{"event":"sip.call_control_notifications","result":{"call_info":{"call":{"id":7}}}}',
    '{"cseq":"x","result":{}}',
    '{"cseq":1}',
    '{"cseq":999999,"result":{}}',
    '{"cseq":999999,"error":{"code":"x"}}',
    `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    '{"__proto__":{"event":"x"},"cseq":-1,"result":null}',
  ])('harms nothing: %s', async (frame) => {
    expect(await emulator.notify(frame)).toBe(1)
    await expect(list()).resolves.toBeDefined()
    expect(opened.count('line.offline')).toBe(0)
  })

  it('in place of an answer leaves the request unanswered', async () => {
    await emulator.fault({ kind: 'garble', what: 'replies', how: 'cut', times: 1 })
    await expect(list()).rejects.toMatchObject({ code: 'unanswered' })
    await expect(list()).resolves.toBeDefined()
  })
})
