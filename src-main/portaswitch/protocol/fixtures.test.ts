import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { callControlFaults } from './fault.ts'
import { readFault, readFrame } from './envelope.ts'
import account from './fixtures/account.json'
import answerCall from './fixtures/answer-call.json'
import appendix from './fixtures/appendix.json'
import errors from './fixtures/errors.json'
import fieldNotes from './fixtures/field-notes.json'
import getSipCallsList from './fixtures/get-sip-calls-list.json'
import holdCall from './fixtures/hold-call.json'
import ivr from './fixtures/ivr.json'
import joinCalls from './fixtures/join-calls.json'
import notificationManagement from './fixtures/notification-management.json'
import originateAdvancedCall from './fixtures/originate-advanced-call.json'
import session from './fixtures/session.json'
import terminateCall from './fixtures/terminate-call.json'
import transferCall from './fixtures/transfer-call.json'
import { readLeg } from './leg.ts'
import type { Method } from './method.ts'
import { methods } from './methods.ts'
import { authInfo } from './session.ts'

/**
 * The examples of the reference as witnesses of the table: client and emulator share it, so a wrong row would agree with
 * itself. `verbatim` stands so in the text, `mended` is damaged there in a way that its note tells; a `reconstructed` one
 * is ours and witnesses nothing but that we can read it.
 */
const fixture = v.object({
  what: v.string(),
  mark: v.picklist(['verbatim', 'mended', 'reconstructed']),
  kind: v.picklist(['request', 'reply', 'notification', 'fault', 'rest request', 'rest reply', 'rest fault']),
  service: v.string(),
  method: v.string(),
  note: v.optional(v.string()),
  frame: v.record(v.string(), v.unknown()),
})
type Fixture = v.InferOutput<typeof fixture>

const parse = (file: unknown) => v.parse(v.array(fixture), file)
const files = {
  account: parse(account),
  'answer-call': parse(answerCall),
  appendix: parse(appendix),
  errors: parse(errors),
  'field-notes': parse(fieldNotes),
  ivr: parse(ivr),
  'get-sip-calls-list': parse(getSipCallsList),
  'hold-call': parse(holdCall),
  'join-calls': parse(joinCalls),
  'notification-management': parse(notificationManagement),
  'originate-advanced-call': parse(originateAdvancedCall),
  session: parse(session),
  'terminate-call': parse(terminateCall),
  'transfer-call': parse(transferCall),
}
const all = Object.values(files).flat()

const table: Readonly<Record<string, Readonly<Record<string, Method>>>> = methods

function rowOf({ service, method }: Fixture): Method {
  const row = table[service]?.[method]
  if (row === undefined) throw new Error(`${service}.${method} is not in the table`)
  return row
}

const asRead = (frame: Fixture['frame']) => readFrame(JSON.stringify(frame))

/** Every property of `wire` is in `read` with the same value, number or text; what `wire` has as null reads as absent. */
function keeps(read: unknown, wire: unknown): void {
  if (Array.isArray(wire) && Array.isArray(read)) wire.forEach((item, index) => keeps(read[index], item))
  else if (typeof wire === 'object' && wire !== null) {
    expect(read).toBeTypeOf('object')
    for (const [name, value] of Object.entries(wire)) keeps(Reflect.get(Object(read), name), value)
  } else if (typeof read === typeof wire) expect(read).toBe(wire)
  else expect(String(read ?? null)).toBe(String(wire))
}

describe.each(Object.entries(files))('the examples in %s', (_name, examples) => {
  it.each(examples.map((each) => [`${each.what} (${each.mark})`, each] as const))('%s', (_, each) => {
    const row = rowOf(each)
    const { frame, kind } = each
    switch (kind) {
      case 'request':
        expect(frame).toMatchObject({ cseq: expect.any(Number), service: row.service, method: row.name })
        if (row.authenticated && row.name !== 'logout') v.parse(authInfo, frame['auth_info'])
        keeps(v.parse(row.params, frame['params']), frame['params'])
        break
      case 'rest request':
        keeps(v.parse(row.params, frame['params']), frame['params'])
        break
      case 'reply': {
        const reply = asRead(frame)
        if (reply.kind !== 'reply') throw new Error(`read as ${reply.kind}`)
        keeps(v.parse(row.result, reply.result), frame['result'])
        break
      }
      case 'rest reply': {
        const { account_info, ...flat } = frame
        const result = v.parse(row.result, frame)
        keeps(result, flat)
        if (account_info !== undefined) expect(result).toMatchObject({ account_info: { i_account: 30 } })
        break
      }
      case 'notification': {
        const notification = asRead(frame)
        if (notification.kind !== 'notification') throw new Error(`read as ${notification.kind}`)
        keeps(notification.call, Object(frame['result']).call_info)
        expect(readLeg(notification.call).state).not.toBe('other')
        break
      }
      case 'fault': {
        const fault = asRead(frame)
        if (fault.kind !== 'fault') throw new Error(`read as ${fault.kind}`)
        expect(callControlFaults).toContain(fault.fault.code)
        break
      }
      case 'rest fault':
        expect(readFault(frame)).toMatchObject({ code: frame['faultcode'], message: frame['faultstring'] })
        break
      default:
        kind satisfies never
    }
  })
})

describe('the fixtures as a whole', () => {
  it('say why where an example is not as it stands in the text', () => {
    expect(all.filter(({ mark, note }) => mark !== 'verbatim' && note === undefined)).toEqual([])
  })

  it('have a witness of the request and of the answer for each method of the reference', () => {
    const reference = Object.values(table)
      .flatMap((service) => Object.values(service))
      .filter(({ section }) => section !== 'field notes')
      .filter(({ service }) => service === 'CallControl')
    for (const kind of ['request', 'reply'] as const)
      for (const row of reference) {
        const witnesses = all.filter((each) => each.kind === kind && each.method === row.name)
        const isReconstructedAlone = row.name === 'get_sip_calls_list' && kind === 'reply'
        expect(witnesses.some(({ mark }) => mark !== 'reconstructed' || isReconstructedAlone)).toBe(true)
      }
  })
})

describe('what the examples tell about legs', () => {
  const legs = (file: keyof typeof files) =>
    files[file].flatMap(({ frame }) => {
      const notification = asRead(frame)
      return notification.kind === 'notification' ? [readLeg(notification.call)] : []
    })

  it('leg B of an originated call has the id of leg A with ~10, and both are incoming', () => {
    const [legA, , legB] = legs('originate-advanced-call')
    expect(legA).toMatchObject({ isLegB: false, direction: 'incoming' })
    expect(legB).toMatchObject({ isLegB: true, direction: 'incoming', callId: legA?.callId })
    expect(legB?.wireCallId).toBe(`${legA?.callId}~10`)
  })

  it('a transfer target has the call id of the transferor and another tag', () => {
    const [transferor, target] = legs('transfer-call')
    expect(transferor).toMatchObject({ state: 'terminated', reason: 'blind transfer', duration: 5 })
    expect(transferor?.reasonCode).toBeUndefined()
    expect(target?.callId).toBe(transferor?.callId)
    expect(target?.tag).not.toBe(transferor?.tag)
  })

  it('times are UTC', () => {
    const held = legs('hold-call').find(({ state }) => state === 'held')
    expect(held?.connectedAt).toBe(Date.UTC(2018, 10, 29, 14, 20, 39))
  })
})
