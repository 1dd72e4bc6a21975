import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createMenu, getMenuList, updateMenu } from '../auto-attendant.ts'
import { allMethods } from '../structures.ts'
import { allowed } from '../testing/arbitrary.ts'
import { setVmSettings } from '../voicemail.ts'
import { readAnswer, readParams, readRequest, writeAnswer, writeFault, writeRequest } from './envelope.ts'
import { readXml, XmlError } from './xml.ts'

const host = '192.0.2.1'
const auth = { session_id: 'f9d7' }
const overSoap = allMethods
  .filter(({ transports }) => transports.includes('soap'))
  .map((method) => [`${method.service}.${method.name}`, method] as const)

describe.each(overSoap)('%s over SOAP', (_name, method) => {
  it('carries whatever the table allows, there and back', () => {
    fc.assert(
      fc.property(allowed(method.params, { xml: true }), (params) => {
        const request = readRequest(writeRequest({ host, method, params, auth }))
        expect(request).toMatchObject({ service: method.service, method: method.name, authInfo: auth })
        expect(readParams(method, request)).toEqual(params)
      }),
      { numRuns: 30 },
    )
    fc.assert(
      fc.property(allowed(method.result, { xml: true }), (answer) => {
        const text = writeAnswer(method, { name: method.name, namespace: 'https://x/UM/SOAP/X', answer })
        const read = readAnswer(method, text)
        if (read.kind !== 'result') throw new Error('a fault')
        expect(v.parse(method.result, read.json)).toEqual(v.parse(method.result, answer))
      }),
      { numRuns: 30 },
    )
  })
})

const envelope = (body: string) =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><S:Body>${body}</S:Body></S:Envelope>`
const inMenuService = (body: string) =>
  envelope(`<update_menu xmlns="https://x/UM/SOAP/AutoAttendant">${body}</update_menu>`)

describe('a request in another dialect', () => {
  const menu = '<menu_info><i_menu>7</i_menu><first_digit_timeout xsi:nil="true"/><unknown>x</unknown></menu_info>'

  it.each([
    ['bare', menu],
    ['wrapped as SOAP::Lite does', `<c-gensym3>${menu}</c-gensym3>`],
    ['wrapped by the name of its structure', `<UpdateMenuRequest>\n  ${menu}\n</UpdateMenuRequest>`],
  ])('is read %s, with null where it is nil and without what is unknown', (_, body) => {
    const request = readRequest(inMenuService(body))
    expect(readParams(updateMenu, request)).toEqual({ menu_info: { i_menu: 7, first_digit_timeout: null } })
  })

  it('keeps what is no number, for the check to name it', () => {
    const request = readRequest(inMenuService('<menu_info><i_menu>seven</i_menu></menu_info>'))
    const { issues } = v.safeParse(updateMenu.params, readParams(updateMenu, request))
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual(['menu_info.i_menu'])
  })

  it('may have lists as an array, or as the element again and again', () => {
    const answer = (list: string) =>
      readAnswer(getMenuList, envelope(`<get_menu_listResponse>${list}</get_menu_listResponse>`))
    const menus = { menu_list: [{ name: 'ROOT' }, { name: 'Evening' }] }
    const of = (tag: string, name: string) => `<${tag}><name>${name}</name></${tag}>`
    expect(answer(`<x><menu_list>${of('item', 'ROOT')}${of('item', 'Evening')}</menu_list></x>`)).toMatchObject({
      json: menus,
    })
    expect(answer(`<x>${of('menu_list', 'ROOT')}${of('menu_list', 'Evening')}</x>`)).toMatchObject({ json: menus })
    expect(answer(of('menu_list', 'ROOT'))).toMatchObject({ json: { menu_list: [{ name: 'ROOT' }] } })
    expect(answer('<x><menu_list/></x>')).toMatchObject({ json: { menu_list: [] } })
  })
})

describe('a fault', () => {
  it('comes with its code, its words and what is wrong by property', () => {
    const fault = {
      code: 'Client.AutoAttendant.wrong',
      message: 'Bad <parameters>',
      details: { 'menu_info.name': 'is "x"' },
    }
    expect(readAnswer(createMenu, writeFault(fault))).toEqual({ kind: 'fault', fault })
  })

  it('may have a prefix before its code, and nothing else', () => {
    const text = envelope('<S:Fault><faultcode>S:Server.gone</faultcode></S:Fault>')
    expect(readAnswer(createMenu, text)).toEqual({
      kind: 'fault',
      fault: { code: 'Server.gone', message: 'Server.gone' },
    })
  })
})

describe('a text that is no SOAP', () => {
  it('is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readRequest(text)).toThrow(XmlError)
      }),
    )
    for (const text of ['<a/>', '<a></b>', '<a/><b/>', envelope(''), '<'.repeat(1000), '<a>'.repeat(100)])
      expect(() => readRequest(text)).toThrow(XmlError)
  })

  it('is not read where it has a DOCTYPE', () => {
    for (const doctype of [
      '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
      '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>',
      '<!doctype html>',
    ])
      expect(() => readXml(`${doctype}<a>&c;</a>`)).toThrow(XmlError)
    expect(() => readXml('<a>&unknown;</a>')).toThrow(XmlError)
  })

  it('cannot be made of any value that the table allows', () => {
    fc.assert(
      fc.property(allowed(setVmSettings.params, { xml: true }), (params) => {
        expect(readXml(writeRequest({ host: '"><x', method: setVmSettings, params, auth })).name).toBe('Envelope')
      }),
    )
  })
})
