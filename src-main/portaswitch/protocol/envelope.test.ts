import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestFrame, readFault, readFrame } from './envelope.ts'

const ringing = {
  action: 'update',
  event: 'sip.call_control_notifications',
  result: {
    call_info: {
      call: { id: 'a@192.0.2.1', tag: 't.o' },
      callee: { account_id: 123007 },
      caller: { display_name: null, forwarder_list: null },
      state: 'ringing',
      type: 'incoming',
    },
  },
}

describe('a frame from the server', () => {
  it('is read whatever it is, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (data) => {
          expect(['reply', 'fault', 'notification', 'unreadable']).toContain(readFrame(data).kind)
        },
      ),
    )
  })

  it('of the right envelope with anything inside never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (cseq, inner) => {
        for (const frame of [
          { cseq, result: inner },
          { cseq, error: inner },
          { event: ringing.event, result: inner },
          { event: ringing.event, result: { call_info: inner } },
          { event: inner },
        ])
          expect(readFrame(JSON.stringify(frame)).kind).toBeTypeOf('string')
      }),
    )
  })

  it('says why it cannot be read', () => {
    expect(readFrame('<html>')).toEqual({ kind: 'unreadable', why: 'no JSON' })
    expect(readFrame('[]')).toEqual({ kind: 'unreadable', why: 'wrong shape' })
    expect(readFrame('null')).toEqual({ kind: 'unreadable', why: 'wrong shape' })
    expect(readFrame('{"cseq":"x","result":{}}')).toEqual({ kind: 'unreadable', why: 'wrong shape' })
    expect(readFrame('{"cseq":1}')).toEqual({ kind: 'unreadable', why: 'wrong shape' })
    expect(readFrame('{"event":"something.else"}')).toEqual({ kind: 'unreadable', why: 'unknown event' })
    expect(readFrame(`"${'x'.repeat(longestFrame)}"`)).toEqual({ kind: 'unreadable', why: 'too long' })
  })

  it('is a reply by its cseq, also where that is printed as a string', () => {
    expect(readFrame('{"cseq":"7","result":{"success":1},"success":1}')).toEqual({
      kind: 'reply',
      cseq: 7,
      result: { success: 1 },
    })
    expect(readFrame('{"cseq":7,"result":null,"error":null}')).toEqual({ kind: 'reply', cseq: 7, result: null })
  })

  it('is a fault in each of the three forms', () => {
    const fault = { code: 'sip.call_not_found', message: 'Not found' }
    expect(readFrame(JSON.stringify({ cseq: 1, error: fault }))).toEqual({ kind: 'fault', cseq: 1, fault })
    expect(readFrame(JSON.stringify({ cseq: 1, ...fault }))).toEqual({ kind: 'fault', cseq: 1, fault })
    const rest = { faultcode: fault.code, faultstring: fault.message }
    expect(readFrame(JSON.stringify({ cseq: 1, ...rest }))).toEqual({ kind: 'fault', cseq: 1, fault })
    expect(readFault({ code: 404 })).toEqual({ code: '404', message: '404' })
    expect(readFault('no fault')).toBeUndefined()
  })

  it('is a notification with numbers for strings, nulls for nothing and fields left out', () => {
    const frame = readFrame(JSON.stringify(ringing))
    expect(frame).toMatchObject({ kind: 'notification', call: { callee: { account_id: '123007' }, state: 'ringing' } })
    if (frame.kind === 'notification') expect(frame.call.caller?.forwarder_list).toEqual([])
  })

  it('loses no call over a property that nothing depends on', () => {
    const { call_info } = ringing.result
    const spoilt = { ...call_info, connect_time: 17, duration: 'long', queue_info: 'none', start_time: {} }
    const frame = readFrame(JSON.stringify({ ...ringing, result: { call_info: spoilt } }))
    expect(frame).toMatchObject({ kind: 'notification', call: { state: 'ringing' } })
  })
})
