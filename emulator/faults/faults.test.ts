import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { LineClient } from '../testing/line-client.ts'
import { form, send } from '../testing/rest.ts'

let emulator: RunningEmulator
let client: LineClient
const clients: LineClient[] = []
beforeAll(async () => {
  emulator = await startEmulator({ blindForMs: 0 })
}, 60_000)
afterEach(async () => {
  for (const open of clients.splice(0)) open.close()
  await emulator.clearFaults()
  await expect.poll(() => emulator.connections()).toEqual([])
  for (const { type, owner, call } of (await emulator.state()).legs)
    if (type === 'outgoing') await emulator.phone(owner).hangUp(call.id)
})
afterAll(() => emulator.stop())

async function subscribe(): Promise<void> {
  clients.push((client = await LineClient.subscribed(emulator)))
}
const ring = () => emulator.ring({ from: '123002', to: '123007' })
const ringing = ['outgoing trying', 'incoming trying', 'incoming ringing', 'outgoing ringing']
const login = () => send(`${emulator.url}/rest/Session/login`, form({ login: '123007', password: 'secret' }))

describe('what can be made to go wrong', () => {
  it('drop: every WebSocket is cut, and another one can be opened', async () => {
    await subscribe()
    await emulator.fault({ kind: 'drop' })
    await client.closed()
    await subscribe()
  })

  it('expire: sessions end, or the access tokens alone', async () => {
    await subscribe()
    await emulator.fault({ kind: 'expire', renewable: true })
    expect(await client.fault('Account.get_alias_list', {})).toBe(
      'Client.Session.check_auth.failed_to_process_access_token',
    )
    await client.signIn()
    await emulator.expireSessions()
    expect((await emulator.state()).sessions).toEqual([])
  })

  it('closed: new connections are cut for a time; the WebSocket alone can be refused', async () => {
    await subscribe()
    const open = await emulator.fault({ kind: 'closed' })
    await expect(LineClient.connect(emulator)).rejects.toThrow()
    await expect(login()).rejects.toThrow()
    await open()
    await emulator.fault({ kind: 'closed', what: 'websocket', times: 1 })
    await expect(LineClient.connect(emulator)).rejects.toThrow('503')
    expect((await login()).status).toBe(200)
    await subscribe()
  })

  it('stall: no answer, with or without effect', async () => {
    await subscribe()
    await ring()
    const leg = await client.own('ringing')
    await emulator.fault({ kind: 'stall', methods: ['CallControl.terminate_call'], times: 1 })
    void client.call('CallControl.terminate_call', leg)
    await emulator.waitForRequest('CallControl.terminate_call', ({ outcome }) => outcome === 'unanswered')
    expect((await emulator.state()).legs).toHaveLength(2)
    client.frames.splice(0)
    await emulator.fault({ kind: 'stall', carriedOut: true, times: 1 })
    void client.call('CallControl.terminate_call', leg)
    await client.until((all) => all.some(({ state }) => state === 'terminated'))
    expect(client.frames.some((frame) => 'cseq' in JSON.parse(frame))).toBe(false)
  })

  it('silence: the connection stays and nothing comes, not even a pong', async () => {
    await subscribe()
    const end = await emulator.fault({ kind: 'silence' })
    let pongs = 0
    client.socket.on('pong', () => (pongs += 1))
    client.socket.ping()
    void client.call('Account.get_alias_list', {})
    await emulator.waitForRequest('Account.get_alias_list', ({ outcome }) => outcome === 'unanswered')
    await ring()
    await end()
    client.socket.ping()
    await once(client.socket, 'pong')
    expect(pongs).toBe(1)
    expect(client.notifications).toEqual([])
  })

  it('delay: the answer comes late, the notifications do not wait', async () => {
    await subscribe()
    await ring()
    const leg = await client.own('ringing')
    await emulator.fault({ kind: 'delay', ms: 200, times: 1 })
    client.frames.splice(0)
    await client.result('CallControl.terminate_call', leg)
    expect(client.frames.map((frame) => 'cseq' in JSON.parse(frame))).toEqual([false, false, true])
  })

  it('refuse: a method gets a code, on both transports, so many times', async () => {
    await subscribe()
    await emulator.fault({ kind: 'refuse', method: '*', code: 'standalone_mode', times: 2 })
    expect(await client.fault('Account.get_alias_list', {})).toBe('standalone_mode')
    expect((await login()).json).toMatchObject({ faultcode: 'standalone_mode' })
    expect((await login()).status).toBe(200)
  })

  it('pretend: success without effect', async () => {
    clients.push((client = await LineClient.connect(emulator)))
    await client.signIn()
    await emulator.fault({ kind: 'pretend', method: 'CallControl.enable_api_notifications', times: 1 })
    await client.subscribe()
    expect(await client.fault('CallControl.get_sip_calls_list', { i_account: 40_123_007 })).toMatch(/internal/)
    await client.subscribe()
    await client.list()
  })

  it.each(['no JSON', 'cut', 'wrong shape', 'binary'] as const)('garble: frames that are %s', async (how) => {
    await subscribe()
    await emulator.fault({ kind: 'garble', what: 'notifications', how, times: 1 })
    await ring()
    await client.until((all) => all.length === 3)
    expect(client.states()).toEqual(ringing.slice(1))
  })

  it('odd leg: the list has one more, which is none', async () => {
    await subscribe()
    await emulator.fault({ kind: 'odd leg', times: 1 })
    expect(await client.list()).toEqual([{ call: {}, state: null, caller: '' }])
    expect(await client.list()).toEqual([])
  })

  it('garble: a frame of 10 MB, and a body over REST', async () => {
    await subscribe()
    await emulator.fault({ kind: 'garble', what: 'notifications', how: 'huge', times: 1 })
    await ring()
    await client.until((all) => all.length === 3)
    expect(client.frames.some((frame) => frame.length > 10_000_000)).toBe(true)
    await emulator.fault({ kind: 'garble', what: 'replies', times: 1 })
    expect((await login()).json).toBeUndefined()
  })

  it('double and lose: notifications come twice, or not', async () => {
    await subscribe()
    await emulator.fault({ kind: 'double', times: 1 })
    await emulator.fault({ kind: 'lose', times: 1 })
    await ring()
    await client.until((all) => all.length === 4)
    expect(client.states()).toEqual(['incoming trying', 'incoming trying', 'incoming ringing', 'outgoing ringing'])
  })

  it('reorder: neighbours change places, or notifications overtake the answer', async () => {
    await subscribe()
    await emulator.fault({ kind: 'reorder', what: 'notifications', times: 1 })
    await ring()
    await client.until((all) => all.length === 4)
    expect(client.states()).toEqual(['incoming trying', 'outgoing trying', 'incoming ringing', 'outgoing ringing'])
    await emulator.fault({ kind: 'reorder', times: 1 })
    client.frames.splice(0)
    await client.result('CallControl.terminate_call', await client.own('ringing'))
    expect(client.frames.map((frame) => 'cseq' in JSON.parse(frame))).toEqual([false, false, true])
  })

  it('reorder: answers change places', async () => {
    await subscribe()
    await emulator.fault({ kind: 'reorder', what: 'replies', times: 1 })
    client.frames.splice(0)
    await Promise.all([client.call('Account.get_alias_list', {}), client.call('Account.get_account_info', {})])
    expect(client.frames.map((frame) => Object.keys(JSON.parse(frame).result)[0])).toEqual([
      'account_info',
      'alias_list',
    ])
  })

  it('bad gateway and redirect: what stands before the switch answers', async () => {
    await subscribe()
    await emulator.fault({ kind: 'bad gateway', times: 2 })
    expect(await login()).toMatchObject({ status: 502, headers: { 'content-type': 'text/html' } })
    await expect(LineClient.connect(emulator)).rejects.toThrow('502')
    await emulator.fault({ kind: 'redirect', to: 'https://example.com/', times: 1 })
    expect(await login()).toMatchObject({ status: 302, headers: { location: 'https://example.com/' } })
  })

  it('goes away by itself after its time', async () => {
    await subscribe()
    await emulator.fault({ kind: 'silence', forMs: 50 })
    expect((await emulator.state()).faults).toHaveLength(1)
    await expect.poll(async () => (await emulator.state()).faults).toEqual([])
  })
})
