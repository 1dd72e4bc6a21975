import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { form, json, multipart, send } from '../testing/rest.ts'

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator()
}, 30_000)
afterAll(() => emulator.stop())

const at = (path: string) => `${emulator.url}${path}`
const credentials = { login: '123007', password: 'secret' }
const signIn = async () => {
  const { json: grant } = await send(at('/rest/Session/login'), form(credentials))
  return { access_token: String(grant?.['access_token']), session_id: String(grant?.['session_id']) }
}

/** The same body with `aux_info` in it. */
function withDryRun(kind: string, body: string): string {
  const aux = JSON.stringify({ dry_run: 1 })
  switch (kind) {
    case 'application/json':
      return JSON.stringify({ ...Object(JSON.parse(body)), aux_info: { dry_run: 1 } })
    case 'multipart/form-data':
      return `--a-boundary\r\nContent-Disposition: form-data; name="aux_info"\r\n\r\n${aux}\r\n${body}`
    default:
      return `${body}&aux_info=${encodeURIComponent(aux)}`
  }
}

describe('REST', () => {
  it.each(['/rest/Session/login', '/rest/Session/login/', '/UM/rest/Session/login', '/UM/rest/Session/login/'])(
    'is at %s',
    async (path) => {
      const { status, json: grant, headers } = await send(at(path), form(credentials))
      expect(status).toBe(200)
      expect(grant).toMatchObject({ session_id: expect.any(String), access_token: expect.any(String), expires_in: 900 })
      expect(headers['date']).toMatch(/GMT$/)
    },
  )

  it.each([
    ['application/x-www-form-urlencoded', form],
    ['multipart/form-data', multipart],
    ['application/json', json],
  ])('reads a body of %s', async (_name, body) => {
    const { session_id } = await signIn()
    const { status, json: answer } = await send(at('/rest/Account/get_account_info'), body({}, { session_id }))
    expect(status).toBe(200)
    expect(answer).toMatchObject({ account_info: { i_account: 40_123_007, id: '123007', extension_id: '107' } })
  })

  it('takes the token from the Authorization header, a token in auth_info, and login with password', async () => {
    const { access_token } = await signIn()
    const ask = (body: ReturnType<typeof json>, headers: Record<string, string> = {}) =>
      send(at('/rest/Account/get_alias_list'), { body: body.body, headers: { ...body.headers, ...headers } })
    expect((await ask(json({}), { authorization: `Bearer ${access_token}` })).status).toBe(200)
    expect((await ask(json({}, { access_token }))).status).toBe(200)
    expect((await ask(json({}, credentials))).status).toBe(200)
    expect((await ask(json({}, { ...credentials, password: 'wrong' }))).json).toMatchObject({
      faultcode: 'Server.Session.auth_failed',
    })
  })

  it('says a fault as HTTP 500 with faultcode and faultstring', async () => {
    const { status, json: fault } = await send(at('/rest/Account/get_account_info'), form({}, { session_id: 'gone' }))
    expect(status).toBe(500)
    expect(fault).toMatchObject({ faultcode: 'Server.Session.check_auth.auth_failed', faultstring: expect.any(String) })
    expect((await send(at('/rest/Account/get_account_info'), form({}))).json).toMatchObject({
      faultcode: 'Client.check_auth.envelope_missed',
    })
    expect((await send(at('/rest/Account/dance'), form({}))).json).toMatchObject({
      faultcode: 'Server.Account.unknown_method',
    })
  })

  it('names the property that is wrong', async () => {
    const { session_id } = await signIn()
    const { json: fault } = await send(at('/rest/CallControl/hold_call'), form({ call: { id: 'x' } }, { session_id }))
    expect(fault).toMatchObject({
      faultcode: 'sip.wrong_parameters',
      details: { 'call.tag': expect.any(String), transport_id: expect.any(String) },
    })
  })

  it.each([
    ['application/x-www-form-urlencoded', form],
    ['multipart/form-data', multipart],
    ['application/json', json],
  ])('checks the arguments and does nothing in a dry run by %s', async (kind, write) => {
    const { session_id } = await signIn()
    const url = at('/rest/SMPreferences/set_folder_preferences')
    const dry = (params: object) => {
      const { body, headers } = write(params, { session_id })
      return send(url, { headers, body: withDryRun(kind, body) })
    }
    expect((await dry({ folder_prefs: { unseen_type: 2, sent_folder: 'Dry' } })).json).toEqual({ valid: 1, errors: {} })
    expect((await dry({ folder_prefs: { unseen_type: 3 } })).json).toEqual({
      valid: 0,
      errors: { 'folder_prefs.unseen_type': expect.any(String) },
    })
    const { json: kept } = await send(at('/rest/SMPreferences/get_folder_preferences'), json({}, { session_id }))
    expect(kept).toMatchObject({ folder_prefs: { unseen_type: 1, sent_folder: 'Sent' } })
  })

  it('refuses credentials in an address, and says why', async () => {
    const inPath = encodeURIComponent(JSON.stringify({ login: '123007', password: 'secret' }))
    for (const path of [`/rest/Session/login/${inPath}/{}`, `/rest/Session/login?auth_info=${inPath}`])
      for (const method of ['GET', 'POST']) {
        const { status, json: fault } = await send(at(path), { method })
        expect(status).toBe(500)
        expect(fault).toMatchObject({
          faultcode: 'Client.credentials_in_url',
          faultstring: expect.stringMatching(/body/),
        })
      }
    expect((await send(at('/rest/Session/login'), { method: 'GET' })).status).toBe(405)
    expect((await send(at('/elsewhere'))).status).toBe(404)
  })

  it('survives bodies that are none', async () => {
    for (const body of ['auth_info={', 'params=[1', ''])
      expect((await send(at('/rest/Account/get_account_info'), { ...form({}), body })).status).toBe(500)
    expect((await send(at('/rest/Account/get_account_info'), { ...multipart({}), body: 'none' })).status).toBe(500)
    expect((await send(at('/rest/Account/get_account_info'), { ...json({}), body: '[]' })).status).toBe(500)
    expect(
      (await send(at('/rest/Account/get_account_info'), { body: 'x', headers: { 'content-type': 'text/x' } })).status,
    ).toBe(500)
    expect((await send(at('/rest/__proto__/toString'), form({}))).status).toBe(500)
  })

  it('pings, renews and signs out', async () => {
    const { json: grant } = await send(at('/rest/Session/login'), form(credentials))
    const { access_token } = Object(grant)
    const post = async (name: string, params: object) => (await send(at(`/rest/Session/${name}`), json(params))).json
    expect(await post('ping', { access_token })).toMatchObject({ user_id: 40_123_007 })
    const renewed = Object(await post('refresh_access_token', { refresh_token: Object(grant).refresh_token }))
    expect(renewed).toMatchObject({ access_token: expect.any(String), refresh_token: expect.any(String) })
    expect(renewed).not.toHaveProperty('session_id')
    expect(await post('ping', { access_token })).toMatchObject({ faultcode: expect.stringMatching(/access_token/) })
    expect(await post('logout', { access_token: renewed.access_token })).toEqual({ success: 1 })
    expect(await post('logout', { access_token: renewed.access_token })).toMatchObject({
      faultcode: 'Client.Session.logout.failed_to_process_access_token',
    })
  })

  it('keeps no secret in its journal', async () => {
    const { access_token } = await signIn()
    await send(at('/rest/Session/ping'), json({ access_token }))
    const journal = JSON.stringify(await emulator.requests())
    expect(journal).toContain('get_account_info')
    expect(journal).not.toContain('secret"')
    expect(journal).not.toContain(access_token)
  })
})
