import { once } from 'node:events'
import { WebSocket } from 'ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { LineClient } from '../testing/line-client.ts'

let emulator: RunningEmulator
const clients: LineClient[] = []
beforeAll(async () => {
  emulator = await startEmulator({ blindForMs: 200, maxConnections: 5 })
}, 30_000)
afterEach(async () => {
  for (const client of clients.splice(0)) {
    client.close()
    await client.closed()
  }
  await emulator.clearFaults()
  for (const leg of (await emulator.state()).legs)
    if (leg.type === 'outgoing') await emulator.phone(leg.owner).hangUp(leg.call.id)
})
afterAll(() => emulator.stop())

async function subscribed(login?: string): Promise<LineClient> {
  const client = await LineClient.subscribed(emulator, login)
  clients.push(client)
  return client
}

describe('the WebSocket', () => {
  it('refuses an upgrade to what is no address, and goes on', async () => {
    const client = await subscribed()
    const odd = new WebSocket(`wss://127.0.0.1:${emulator.port}//`, { rejectUnauthorized: false })
    const [error] = await once(odd, 'error')
    expect(String(error)).toContain('400')
    await emulator.ring({ from: '123002', to: '123007' })
    await client.until((all) => all.length === 4)
  })

  it('answers a request with its cseq, result and success; without cseq with nothing', async () => {
    const client = await subscribed()
    client.frames.splice(0)
    client.send({ service: 'Session', method: 'ping', params: {} })
    await client.call('Account.get_alias_list', {})
    expect(client.frames.map((frame) => JSON.parse(frame))).toEqual([
      { cseq: expect.any(Number), result: { alias_list: [] }, success: 1 },
    ])
    const ping = (await emulator.requests()).at(-2)
    expect(ping).toMatchObject({ method: 'ping', params: {} })
    expect(ping).not.toHaveProperty('cseq')
  })

  it('has the error of a refusal inside `error`', async () => {
    const client = await subscribed()
    client.frames.splice(0)
    await client.call('CallControl.hold_call', { call: { id: 'x', tag: 'y' }, transport_id: 'z' })
    expect(JSON.parse(client.frames[0] ?? '')).toEqual({
      cseq: expect.any(Number),
      error: { code: 'sip.call_not_found', message: 'Not found', details: { id: 'x', tag: 'y' } },
    })
    expect(await client.fault('CallControl.dance', {})).toBe('sip.unsupported_method')
    expect(await client.fault('CallControl.hold_call', {}, { session_id: 'gone' })).toBe(
      'Server.Session.check_auth.auth_failed',
    )
  })

  it('absorbs frames that are no requests', async () => {
    const client = await subscribed()
    for (const frame of ['', '{', '[]', 'null', '{"cseq":1}', '{"cseq":{},"service":1}']) client.socket.send(frame)
    client.socket.send(Buffer.from([1, 2, 3]))
    await expect(client.result('Account.get_account_info', {})).resolves.toBeDefined()
  })

  it('tells the calls of the subscribed account until the subscription ends', async () => {
    const client = await subscribed()
    const { callId } = await emulator.ring({ from: '123002', to: '107' })
    await client.own('ringing')
    await emulator.phone('123002').hangUp(callId)
    await client.until((all) => all.filter(({ state }) => state === 'terminated').length === 2)
    await client.call('CallControl.disable_api_notifications', {
      event: 'sip.call_control_notifications',
      i_account: 40_123_007,
    })
    const before = client.notifications.length
    await emulator.ring({ from: '123002', to: '123007' })
    await client.call('Account.get_alias_list', {})
    expect(client.notifications.length).toBe(before)
  })

  it('takes a call from ring to end by commands; each answer comes before what follows from it', async () => {
    const client = await subscribed()
    await emulator.ring({ from: '+493055570142', name: 'Grace Hopper', to: '123007' })
    const leg = await client.own('ringing')
    client.frames.splice(0)
    client.notifications.splice(0)
    await client.result('CallControl.answer_call', { ...leg, callee_answer_mode: 'Notify' })
    await client.result('CallControl.hold_call', leg)
    await client.result('CallControl.unhold_call', leg)
    await client.result('CallControl.terminate_call', leg)
    await client.until((all) => all.length === 8)
    expect(client.states()).toEqual([
      'incoming connected',
      'outgoing connected',
      'incoming holding',
      'outgoing held',
      'incoming connected',
      'outgoing connected',
      'incoming terminated',
      'outgoing terminated',
    ])
    expect(client.frames.map((frame) => ('cseq' in JSON.parse(frame) ? 'reply' : 'notification')).slice(0, 4)).toEqual([
      'reply',
      'notification',
      'notification',
      'reply',
    ])
  })

  it('lists only for who has subscribed on the same connection', async () => {
    await subscribed()
    const other = await LineClient.connect(emulator)
    clients.push(other)
    await other.signIn()
    expect(await other.fault('CallControl.get_sip_calls_list', { i_account: 40_123_007 })).toBe(
      'sip.internal_server_error',
    )
    await other.subscribe()
    await expect(other.list()).resolves.toEqual([])
  })

  it('lacks in the first list what was up before the first subscription, and has it soon after', async () => {
    const fresh = await startEmulator({ blindForMs: 300 })
    try {
      await fresh.ring({ from: '123002', to: '123007' })
      const client = await LineClient.subscribed(fresh)
      expect(await client.list()).toEqual([])
      await expect.poll(() => client.list()).toHaveLength(2)
      client.close()
    } finally {
      await fresh.stop()
    }
  }, 30_000)

  it('lets nobody touch the calls of others, and finds a leg only at its latest address', async () => {
    const client = await subscribed()
    const stranger = await subscribed('123003')
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    const leg = await client.own('ringing')
    expect(await stranger.fault('CallControl.terminate_call', leg)).toBe('sip.call_not_found')
    await emulator.phone('123007').move('192.168.243.133:5071', callId)
    await client.until((all) => all.some(({ transport_id }) => transport_id === '192.168.243.133:5071'))
    expect(await client.fault('CallControl.terminate_call', leg)).toBe('sip.call_not_found')
    await client.result('CallControl.terminate_call', { ...leg, transport_id: '192.168.243.133:5071' })
  })

  it('refuses what it does not understand, by property', async () => {
    const client = await subscribed()
    await emulator.ring({ from: '123002', to: '123007' })
    const leg = await client.own('ringing')
    const faults = [
      ['CallControl.answer_call', { ...leg, callee_answer_mode: 'notify' }],
      ['CallControl.answer_call', { ...leg, callee_answer_mode: 'shout' }],
      ['CallControl.transfer_call', { ...leg, cld: 'nowhere' }],
      ['CallControl.transfer_call', leg],
      ['CallControl.enable_api_notifications', { event: 'sip.call_control_notifications' }],
      ['CallControl.enable_api_notifications', { event: 'other', i_account: 40_123_007 }],
      ['CallControl.originate_advanced_call', { bill_id: '123002', caller_id: '123007', callee_id: '123003' }],
    ] as const
    for (const [name, params] of faults) expect(await client.fault(name, params)).toBe('sip.wrong_parameters')
  })

  it('stops telling after a sign-out', async () => {
    const client = await subscribed()
    await client.result('Session.logout', {})
    await emulator.ring({ from: '123002', to: '123007' })
    expect(await client.fault('Account.get_alias_list', {})).toMatch(/check_auth/)
    expect(client.notifications).toEqual([])
  })

  it('refuses one connection too many', async () => {
    for (let open = 0; open < 5; open += 1) clients.push(await LineClient.connect(emulator))
    await expect(LineClient.connect(emulator)).rejects.toThrow('503')
  })

  it('is at /ws alone, answers pings, and tells the time when it opens', async () => {
    await expect(
      once(new WebSocket(`${emulator.ws}/elsewhere`, { rejectUnauthorized: false }), 'open'),
    ).rejects.toThrow('404')
    const socket = new WebSocket(emulator.ws, { rejectUnauthorized: false })
    const [response] = await once(socket, 'upgrade')
    expect(Date.parse(response.headers.date)).toBeGreaterThan(Date.now() - 60_000)
    if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open')
    socket.ping()
    await once(socket, 'pong')
    socket.terminate()
  })
})
