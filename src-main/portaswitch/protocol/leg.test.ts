import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readLeg } from './leg.ts'
import { legStates, sipCallInfo, type SipCallInfoOnWire } from './sip-call-info.ts'

const read = (change: Partial<SipCallInfoOnWire> = {}) =>
  readLeg(
    v.parse(sipCallInfo, { call: { id: 'a@192.0.2.1', tag: 't.o' }, state: 'ringing', type: 'incoming', ...change }),
  )

describe('a leg as the project reads it', () => {
  it('is named by the id and the tag together', () => {
    expect(read().key).toBe('a@192.0.2.1 t.o')
    expect(read().key).not.toBe(read({ call: { id: 'a@192.0.2.1', tag: 'u.o' } }).key)
  })

  it('shares the id without ~N with the other legs of its call, and keeps the one for commands', () => {
    const legB = read({ call: { id: 'a@192.0.2.1~10', tag: 'v.o' } })
    expect(legB).toMatchObject({ callId: 'a@192.0.2.1', wireCallId: 'a@192.0.2.1~10', isLegB: true })
    expect(read()).toMatchObject({ callId: 'a@192.0.2.1', isLegB: false })
  })

  it('has no duration below 0 and no time that is none', () => {
    expect(read({ duration: -1 }).duration).toBe(0)
    expect(read({ connect_time: 'soon' }).connectedAt).toBeUndefined()
  })

  it('has a state that a newer release added as an active call', () => {
    for (const state of legStates)
      expect(read({ state }).state).toBe(state === 'transferred' || state === 'parked' ? 'other' : state)
    expect(read({ state: 'teleported' }).state).toBe('other')
  })

  it('may be printed as a careless server prints it', () => {
    const careless = { call: { id: 17, tag: 4 }, transport_id: 5070, state: 'ringing', type: 'incoming' }
    const leg = readLeg(v.parse(sipCallInfo, { ...careless, caller: '', callee: [] }))
    expect(leg).toMatchObject({ key: '17 4', wireCallId: '17', tag: '4', transportId: '5070' })
    expect(leg.caller).toEqual(read().caller)
    expect(readLeg(v.parse(sipCallInfo, { ...careless, transport_id: {} })).transportId).toBeUndefined()
  })

  it('names who forwarded it, first to last, and the queue it is in', () => {
    const leg = read({
      caller: { display_id: '1', forwarder_list: [{ id: '123002' }, { id: '123003' }] },
      queue_info: { i_c_queue: '12', position: 1, operators: 2 },
    })
    expect(leg.caller.forwarders).toEqual(['123002', '123003'])
    expect(leg.queue).toEqual({ queueId: 12, position: 1, operators: 2 })
  })
})
