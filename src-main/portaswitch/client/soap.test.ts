import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { newCertificate } from '../../../emulator/server/certificate.ts'
import { tone } from '../../../emulator/model/tone.ts'
import { createMenu, delMenu, getMenuList } from '../protocol/auto-attendant.ts'
import { getSipCallsList } from '../protocol/call-control.ts'
import { getVmGreeting, getVmSettings, setVmGreeting, setVmSettings } from '../protocol/voicemail.ts'
import { createTlsConnector } from './connect-tls.ts'
import { fileOfBytes, type Download } from './file.ts'
import type { Line } from './line.ts'
import { createSoap } from './soap.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'
import { startScriptedServer, type Script } from './test-aids/scripted-server.ts'

let emulator: RunningEmulator
let line: Line

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account], conversionMs: 0 })
})
afterEach(async () => {
  line.close()
  await emulator.configure({ switch: { media: 'any', serves: 'everything' }, sessions: { kind: 'new' } })
})
afterAll(() => emulator.stop())

async function signIn(over: 'rest' | 'soap'): Promise<void> {
  line = (await new LineInTest(emulator, { media: { over, soapPort: emulator.port } }).ready()).line
}

const transports = async (name: string) =>
  (await emulator.requests()).filter(({ method }) => method === name).map(({ transport }) => transport)

async function read(download: Download | undefined): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of download?.chunks ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const greeting = fileOfBytes(tone(300, 374), { name: 'hello.au', type: 'audio/basic' })
const params = { greeting_info: { greeting_type: 'personal', filename: 'hello.au' } } as const

describe('the media services over SOAP', () => {
  it('are asked there when the user says so: calls, files up and files down', async () => {
    await signIn('soap')
    const { i_menu } = await line.call(createMenu, { menu_info: { name: 'Evening & <night>' } })
    expect((await line.call(getMenuList, {})).menu_list.map(({ name }) => name)).toContain('Evening & <night>')
    await line.call(delMenu, { i_menu })
    const progress: number[] = []
    await line.upload(setVmGreeting, params, greeting, { onProgress: (sent) => progress.push(sent) })
    expect(progress.at(-1)).toBe(greeting.size)
    const back = await line.download(getVmGreeting, { greeting_type: 'personal' })
    expect(back).toMatchObject({ name: 'hello.au', type: 'audio/basic' })
    expect((await read(back)).equals(tone(300, 374))).toBe(true)
    expect(new Set(await transports('set_vm_greeting'))).toEqual(new Set(['soap']))
    expect((await transports('login')).at(-1)).toBe('soap')
    await line.signOut()
    expect((await transports('logout')).at(-1)).toBe('soap')
  })

  it('are asked there where REST does not know them, and from then on', async () => {
    await emulator.configure({ switch: { media: 'soap' } })
    await signIn('rest')
    expect((await line.call(getVmSettings, {})).vm_settings.greetings).toBe('standard')
    await line.call(setVmSettings, { vm_settings: { greetings: 'personal' } })
    expect(await transports('get_vm_settings')).toEqual(['rest', 'soap'])
    expect(await transports('set_vm_settings')).toEqual(['soap'])
  })

  it('refuse as REST does, and renew a session that is gone', async () => {
    await signIn('soap')
    await expect(line.call(delMenu, { i_menu: 999 })).rejects.toMatchObject({
      code: 'refused',
      fault: { code: expect.stringMatching(/del_menu/), details: { i_menu: expect.any(String) } },
    })
    await emulator.expireSessions()
    expect((await line.call(getVmSettings, {})).vm_settings.password).toBe('1234')
  })

  it('cannot be told what no XML can carry: nothing is sent then', async () => {
    await signIn('soap')
    const before = await emulator.requestCount()
    const sent = line.call(setVmSettings, { vm_settings: { ext_email: 'a\u0000b' } })
    await expect(sent).rejects.toMatchObject({ code: 'invalidParams', message: expect.stringMatching(/ext_email/) })
    expect(await emulator.requestCount()).toBe(before)
  })

  it('are not looked for where nobody listens: what REST said stands', async () => {
    await emulator.configure({ switch: { media: 'soap' } })
    line = (await new LineInTest(emulator, { media: { over: 'rest', soapPort: 9 } }).ready()).line
    await expect(line.call(getVmSettings, {})).rejects.toMatchObject({
      fault: { code: expect.stringMatching(/unknown_method/) },
    })
  })
})

describe.each(['old', 'new'] as const)('a server that has SOAP alone, with sessions of the %s kind', (kind) => {
  it.each(['rest', 'soap'] as const)(
    'is signed in to without call control, where the user says %s: settings, files, a session that is gone',
    async (over) => {
      await emulator.configure({ switch: { serves: 'soap' }, sessions: { kind } })
      const before = await emulator.requestCount()
      const signingIn = new LineInTest(emulator, { media: { over, soapPort: emulator.port } })
      line = signingIn.line
      expect(await line.signedIn).toMatchObject({ accountId: '123007', aliases: [] })
      await signingIn.next('line.callControlDenied')
      expect((await line.call(getVmSettings, {})).vm_settings.password).toBe('1234')
      await line.upload(setVmGreeting, params, greeting)
      const back = await line.download(getVmGreeting, { greeting_type: 'personal' })
      expect((await read(back)).equals(tone(300, 374))).toBe(true)
      await emulator.expireSessions()
      expect((await line.call(getMenuList, {})).menu_list).toMatchObject([{ name: 'ROOT' }])
      await expect(line.call(getSipCallsList, { i_account: 1 })).rejects.toMatchObject({ code: 'notPortaSwitch' })
      await line.signOut()
      const came = (await emulator.requests()).filter(({ seq }) => seq > before)
      expect(new Set(came.map(({ transport }) => transport))).toEqual(new Set(['soap']))
      expect(came.filter(({ method }) => method === 'login')).toHaveLength(2)
      expect(came.at(-1)).toMatchObject({ method: 'logout', outcome: 'answered' })
    },
  )

  it('is signed in to where nothing listens at its other port and the user says soap', async () => {
    await emulator.configure({ sessions: { kind } })
    const nowhere = { port: 9, fingerprint: emulator.fingerprint }
    const signingIn = new LineInTest(nowhere, { media: { over: 'soap', soapPort: emulator.port } })
    line = signingIn.line
    expect(await line.signedIn).toMatchObject({ accountId: '123007' })
    await signingIn.next('line.offline', ({ reason }) => reason === 'refused')
    expect((await line.call(getVmSettings, {})).vm_settings.password).toBe('1234')
  })

  it('refuses a wrong password once, and for good', async () => {
    await emulator.configure({ switch: { serves: 'soap' }, sessions: { kind } })
    const before = await emulator.requestCount()
    const credentials = { login: '123007', password: 'wrong' }
    line = new LineInTest(emulator, { credentials, media: { over: 'rest', soapPort: emulator.port } }).line
    await expect(line.signedIn).rejects.toMatchObject({
      code: 'refused',
      fault: { code: expect.stringMatching(/auth/) },
    })
    expect((await emulator.requests()).filter(({ seq, method }) => seq > before && method === 'login')).toHaveLength(1)
  })
})

describe('a SOAP server', () => {
  async function ask(script: Script) {
    const server = await startScriptedServer(await newCertificate(Date.now()), script)
    const timing = { request: 500, fileStalled: 500, heartbeat: 7_000, connect: 4_000 }
    const address = { host: '127.0.0.1', port: server.port }
    const connect = createTlsConnector({ server: address, pin: server.fingerprint, timing, onPinReplaced: () => {} })
    const soap = createSoap({ server: address, connect, timing })
    const asked = await soap.ask(getVmSettings, {}, { auth: { session_id: 's' } }).catch((error: unknown) => error)
    soap.close()
    await server.stop()
    return { asked, requests: server.requests }
  }

  it('is found at its second address', async () => {
    const { asked, requests } = await ask((request, response) => {
      if (request.url === '/soap.fcgi')
        response
          .writeHead(200, { 'content-type': 'text/xml' })
          .end(
            '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><r><s><vm_settings><password>7</password></vm_settings></s></r></e:Body></e:Envelope>',
          )
      else response.writeHead(404).end('<html>')
    })
    expect(asked).toMatchObject({ vm_settings: { password: '7' } })
    expect(requests).toEqual(['POST /soap/soap.fcgi', 'POST /soap.fcgi'])
  })

  it.each([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 200, 'unreadable'],
    ['broken XML', '<a>', 200, 'unreadable'],
    [
      'a fault',
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>x</faultcode></e:Fault></e:Body></e:Envelope>',
      500,
      'refused',
    ],
  ])('that answers %s is understood to', async (_, body, status, code) => {
    const { asked } = await ask((_, response) => response.writeHead(status, { 'content-type': 'text/xml' }).end(body))
    expect(asked).toMatchObject({ code })
  })

  it('that says nothing, or only pages, is given up', async () => {
    expect((await ask(() => {})).asked).toMatchObject({ code: 'unanswered' })
    const page: Script = (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>')
    expect((await ask(page)).asked).toMatchObject({ code: 'serverError' })
    const nothing: Script = (_, response) => response.writeHead(404).end()
    expect((await ask(nothing)).asked).toMatchObject({ code: 'notPortaSwitch' })
  })
})
