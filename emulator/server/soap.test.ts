import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readXml } from '../../src-main/portaswitch/protocol/soap/xml.ts'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { send } from '../testing/rest.ts'

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.stop())

const services = ['Session', 'Types', 'Voicemail', 'SMPreferences', 'DialDirectory', 'AutoAttendant', 'Conference']

describe('the schemas', () => {
  it.each(services)('has one of %s', async (name) => {
    const { status, text } = await send(`${emulator.url}/soap/wsdl.fcgi?get=${name}.xsd`, { method: 'GET' })
    expect(status).toBe(200)
    const schema = readXml(text)
    expect(schema).toMatchObject({ name: 'schema', namespace: 'http://www.w3.org/2001/XMLSchema' })
    expect(schema.children.length).toBeGreaterThan(1)
  })

  it('has none of what is not served over SOAP', async () => {
    for (const get of ['Account.xsd', '../etc', ''])
      expect((await send(`${emulator.url}/soap/wsdl.fcgi?get=${get}`, { method: 'GET' })).status).toBe(404)
  })
})

describe('SOAP', () => {
  const post = (body: string, type = 'text/xml') =>
    send(`${emulator.url}/soap/soap.fcgi`, { body, headers: { 'content-type': type } })

  it('refuses what is none, and says why', async () => {
    for (const [body, type, why] of [
      ['<!DOCTYPE a><a/>', 'text/xml', /DOCTYPE/],
      ['<a>', 'text/xml', /./],
      ['{}', 'application/json', /Content-Type/],
      ['--x\r\n', 'multipart/related; boundary=x', /breaks off/],
    ] as const) {
      const { status, text } = await post(body, type)
      expect({ status, text }).toEqual({ status: 500, text: expect.stringContaining('<faultcode>Client.bad_request') })
      expect(text).toMatch(why)
    }
    expect((await send(`${emulator.url}/soap.fcgi`, { method: 'GET' })).status).toBe(405)
  })

  it('knows no services but those of the reference', async () => {
    const envelope = (service: string) =>
      `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header><auth_info><login>123007</login><password>secret</password></auth_info></S:Header><S:Body><x:get_account_info xmlns:x="https://h/UM/SOAP/${service}"/></S:Body></S:Envelope>`
    expect((await post(envelope('Account'))).text).toContain('Server.Account.get_account_info.wrong_transport')
    expect((await post(envelope('Nothing'))).text).toContain('Server.Nothing.unknown_method')
  })
})
