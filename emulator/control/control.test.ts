import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { LineClient } from '../testing/line-client.ts'
import { form, send } from '../testing/rest.ts'

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator({ accounts: ['123007:secret:Kim Novak:107', '123009:other'], blindForMs: 0 })
}, 60_000)
afterAll(() => emulator.stop())

const hangUpAll = async () => {
  for (const { type, owner, call } of (await emulator.state()).legs)
    if (type === 'outgoing') await emulator.phone(owner).hangUp(call.id)
}

describe('the control address', () => {
  it('is for who has the token, and for no web page', async () => {
    const { url, token } = emulator.controlAddress
    const post = (headers: Record<string, string>) => fetch(`${url}/state`, { method: 'POST', headers, body: '{}' })
    expect((await post({})).status).toBe(401)
    expect((await post({ authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await post({ authorization: `Bearer ${token}`, origin: 'https://example.com' })).status).toBe(403)
    expect((await post({ authorization: `Bearer ${token}` })).status).toBe(200)
    const other = await fetch(`${url}/dance`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
    expect(other.status).toBe(404)
    expect((await fetch(`${url}/state`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(405)
  })

  it('says what is wrong with a request, and what there is where something is missing', async () => {
    await expect(emulator.ring({ from: '', to: '123007' })).rejects.toThrow(/from/)
    await expect(emulator.phone('123007').answer()).rejects.toThrow(/123007 has no call to answer/)
    await expect(emulator.control('scenario', { name: 'none' })).rejects.toThrow(/there are ring/)
    await expect(emulator.configure({ line: { id: '1' } })).rejects.toThrow(/1 is no line/)
  })

  it('moves the phones of everybody', async () => {
    const { callId, phone } = await emulator.ring({ from: '+493055570142', name: 'Grace Hopper', to: '107' })
    const states = async () => (await emulator.state()).legs.map(({ owner, state }) => `${owner} ${state}`)
    await emulator.phone('123007').answer(callId)
    await emulator.phone(phone).hold()
    expect(await states()).toEqual(['+493055570142 holding', '123007 held'])
    await emulator.phone(phone).resume()
    await emulator.phone('123007').transfer('123003')
    expect(await states()).toEqual(['+493055570142 connected', '123003 ringing'])
    await emulator.phone('123003').decline()
    expect(await states()).toEqual([])
  })

  it('tells state when it changes, and requests when they come', async () => {
    const connected = emulator.waitForState(({ legs }) => legs.some(({ state }) => state === 'connected'))
    const login = emulator.waitForRequest('Session.login', ({ params }) => Object(params).login === '123009')
    await emulator.ring({ from: '123002', to: '123007' })
    await emulator.phone('123007').answer()
    await connected
    await send(`${emulator.url}/rest/Session/login`, form({ login: '123009', password: 'other' }))
    expect(await login).toMatchObject({ transport: 'rest', outcome: 'answered', params: { password: '(secret)' } })
    await expect(emulator.waitForRequest('Session.ping', undefined, { withinMs: 50 })).rejects.toThrow('Session.ping')
    await hangUpAll()
  })

  it('tells when each notification left, and who is connected', async () => {
    const client = await LineClient.subscribed(emulator)
    expect(await emulator.connections()).toMatchObject([{ line: '123007', subscriptions: ['line 123007'] }])
    const { last } = await emulator.sent(Number.MAX_SAFE_INTEGER)
    const before = performance.timeOrigin + performance.now()
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    await client.until((all) => all.length === 4)
    const { entries } = await emulator.sent(last, 1000)
    expect(entries[0]).toMatchObject({ callId, state: 'trying' })
    expect(entries[0]?.before.wall).toBeGreaterThan(before - 50)
    expect(BigInt(entries[0]?.after.monotonic ?? 0)).toBeGreaterThan(BigInt(entries[0]?.before.monotonic ?? 0))
    client.close()
    await hangUpAll()
  })

  it('sends a frame as it is, and bursts of traffic', async () => {
    const client = await LineClient.subscribed(emulator)
    expect(await emulator.notify('no JSON')).toBe(1)
    const { sent } = await emulator.burst({ line: '123007', count: 3000 })
    expect(sent).toBe(3000)
    await client.until((all) => all.length === 3000)
    expect(client.frames).toContain('no JSON')
    expect(new Set(client.notifications.map(({ call }) => call.id)).size).toBeGreaterThan(200)
    const { ms } = await emulator.burst({ line: '123007', count: 100, perSecond: 500 })
    expect(ms).toBeGreaterThan(150)
    client.close()
  })

  it('changes how the switch, its sessions and a line behave', async () => {
    await emulator.configure({
      switch: { answerModeCase: 'lower' },
      sessions: { kind: 'old', lockOutAfter: 1 },
      line: { id: '123009', callControl: 'denied', apiToken: 'a-key', aliases: ['990'] },
    })
    const client = await LineClient.connect(emulator)
    expect(await client.signIn('123009', 'other')).not.toHaveProperty('access_token')
    expect(
      await client.fault('CallControl.enable_api_notifications', {
        event: 'sip.call_control_notifications',
        i_account: 40_123_009,
      }),
    ).toBe('Server.CallControl.enable_api_notifications.access_denied')
    expect(await client.result('Session.login', { login: '123009', token: 'a-key' })).toHaveProperty('session_id')
    expect(await client.result('Account.get_alias_list', {})).toEqual({ alias_list: [{ id: '990' }] })
    await expect(client.signIn('123007', 'wrong')).rejects.toThrow('Server.Session.auth_failed')
    await expect(client.signIn('123007')).rejects.toThrow('brute_force')
    await emulator.control('unlock', {})
    await client.signIn('123007')
    await client.subscribe()
    await emulator.ring({ from: '123002', to: '123007' })
    const leg = await client.own('ringing')
    expect(await client.fault('CallControl.answer_call', { ...leg, callee_answer_mode: 'Notify' })).toBe(
      'sip.wrong_parameters',
    )
    await client.result('CallControl.answer_call', { ...leg, callee_answer_mode: 'notify' })
    client.close()
    await hangUpAll()
    await emulator.configure({ switch: { answerModeCase: 'table' }, sessions: { kind: 'new', lockOutAfter: 5 } })
  })

  it.each([
    ['ring', 'incoming ringing'],
    ['talk', 'incoming connected'],
    ['missed', 'incoming ringing'],
    ['ring-and-answer-on-phone', 'incoming connected'],
    ['two-calls', 'incoming ringing'],
    ['queue', 'incoming queued'],
    ['anonymous', 'incoming ringing'],
    ['forwarded', 'incoming ringing'],
    ['busy-day', 'incoming ringing'],
  ] as const)('plays the scenario %s', async (name, sight) => {
    await emulator.scenario(name)
    await emulator.waitForState(({ legs }) =>
      legs.some(({ owner, type, state }) => owner === '123007' && `${type} ${state}` === sight),
    )
    expect((await emulator.state()).scenario).toBe(name)
    await emulator.stopScenario()
    await hangUpAll()
    expect(await emulator.state()).toMatchObject({ scenario: null, legs: [] })
  })
})
