import { describe, expect, it } from 'vitest'
import { ada, ben, fromAda, fromBen, leg, toAda, us } from '../state/testing/legs.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'

const queue = { queueId: 5, position: 2, operators: 3 }

describe('a card', () => {
  it.each([
    ['trying', 'incoming', ['answer', 'transfer', 'decline']],
    ['ringing', 'incoming', ['answer', 'transfer', 'decline']],
    ['early', 'incoming', ['answer', 'transfer', 'decline']],
    ['connected', 'connected', ['hold', 'transfer', 'hangUp']],
    ['holding', 'onHold', ['resume', 'transfer', 'hangUp']],
    ['held', 'held', ['transfer', 'hangUp']],
    ['queued', 'queued', ['transfer']],
    ['other', 'active', ['transfer', 'hangUp']],
  ] as const)('of an incoming leg in state %s says %s and offers %o', (state, kind, actions) => {
    const line = signedInLine()
    line.hear(fromAda(state))
    expect(line.card.state.kind).toBe(kind)
    expect(line.card.actions).toEqual(actions)
    expect(line.card.direction).toBe('incoming')
  })

  it.each([
    ['trying', 'calling', ['hangUp']],
    ['ringing', 'calling', ['hangUp']],
    ['early', 'calling', ['hangUp']],
    ['connected', 'connected', ['hold', 'transfer', 'hangUp']],
    ['queued', 'queued', ['hangUp']],
    ['other', 'active', ['transfer', 'hangUp']],
  ] as const)('of an outgoing leg in state %s says %s and offers %o', (state, kind, actions) => {
    const line = signedInLine()
    line.hear(toAda(state))
    expect(line.card.state.kind).toBe(kind)
    expect(line.card.actions).toEqual(actions)
    expect(line.card.direction).toBe('outgoing')
  })

  it('says which queue, which position and how many operators', () => {
    const line = signedInLine()
    line.hear(toAda('queued', { queue }))
    expect(line.card.state).toEqual({ kind: 'queued', queue: '5', position: 2, operators: 3 })
    line.hear(toAda('queued', { queue: { ...queue, position: 1 }, callee: { ...ada, huntgroupId: '700' } }))
    expect(line.card.state).toEqual({ kind: 'queued', queue: '700', position: 1, operators: 3 })
    line.hear(toAda('queued', { queue: { ...queue, queueId: 12 }, callee: { ...ada, huntgroupId: '700' } }))
    expect(line.card.state).toMatchObject({ kind: 'queued', queue: 'Sales' })
  })

  it('goes back, out of the queue, to the state before', () => {
    const line = signedInLine()
    line.hear(toAda('ringing'), toAda('queued', { queue }), toAda('dequeued', { queue }))
    expect(line.card.state.kind).toBe('calling')
    const other = signedInLine()
    other.hear(toAda('connected'), toAda('queued', { queue }), toAda('queued', { queue: undefined }), toAda('dequeued'))
    expect(other.card.state.kind).toBe('connected')
  })

  it('offers to hold and answer while another call is talking', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'), fromBen('ringing'))
    expect(line.cards.map(({ actions }) => actions[0])).toEqual(['holdAndAnswer', 'hold'])
    line.press('answer', 'call-2')
    expect(line.cards[0]?.pending).toBe('holdAndAnswer')
    line.hear(fromAda('holding'))
    expect(line.cards[0]?.actions[0]).toBe('answer')
    expect(line.cards[0]?.pending).toBe('answer')
  })

  it('does not go back from talking to ringing when news is late', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'), fromAda('ringing'))
    expect(line.card.state.kind).toBe('connected')
  })

  it('says how a call has ended, and leaves after two seconds', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.wait(61_000)
    line.hear(fromAda('terminated', { reason: 'Normal call clearing', duration: 61 }))
    expect(line.card.state).toEqual({ kind: 'ended', how: 'unknown', reason: 'Normal call clearing' })
    expect(line.card.timer).toEqual({ elapsedMs: 61_000, running: false })
    expect(line.card.actions).toEqual([])
    line.wait(1_999)
    expect(line.cards).toHaveLength(1)
    line.wait(1)
    expect(line.cards).toEqual([])
  })

  it('stays ended, whatever comes late or twice', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated'))
    const ended = line.state
    line.hear(fromAda('connected'), fromAda('terminated'), fromAda('ringing'))
    expect(line.state).toBe(ended)
    line.wait(2_000)
    const gone = line.state
    line.hear(fromAda('connected'), fromAda('terminated'))
    expect(line.state).toBe(gone)
    line.list([fromAda('connected')])
    expect(line.cards).toEqual([])
    expect(line.ended).toHaveLength(1)
  })

  it('stays ended, leg by leg, while the queue rings again', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated'), fromAda('ringing', { tag: 'second' }))
    line.hear(fromAda('connected'))
    expect(line.cards.map(({ state }) => state.kind)).toEqual(['incoming', 'ended'])
  })

  it('is never shown for a call that is first heard of at its end; the call is remembered', () => {
    const line = signedInLine()
    line.hear(fromAda('terminated'))
    expect(line.cards).toEqual([])
    expect(line.ended.map(({ how }) => how)).toEqual(['missedOrElsewhere'])
    line.hear(fromAda('terminated', { tag: 'another phone of ours' }), fromAda('ringing'))
    expect(line.ended).toHaveLength(1)
    expect(line.cards).toEqual([])
  })
})

describe('hold', () => {
  it('on a phone that does not know it is told by our own press: held then means that we hold', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('hold')
    line.accept('hold')
    line.hear(fromAda('held'))
    expect(line.card.state.kind).toBe('onHold')
    line.hear(fromAda('held', { transportId: '192.0.2.9:5060' }))
    line.wait(60_000)
    expect(line.card.actions).toEqual(['resume', 'transfer', 'hangUp'])
    line.press('resume')
    line.hear(fromAda('connected'), fromAda('held'))
    expect(line.card.state.kind).toBe('held')
  })

  it('that was refused does not make the other side’s hold ours', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('hold')
    line.fail('hold', { kind: 'refused', fault: { code: 'sip.internal_server_error', message: 'Internal' } })
    line.hear(fromAda('held'))
    expect(line.card.state.kind).toBe('held')
  })

  it('that was accepted and did not take does not make a later hold of the other side ours', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('hold')
    line.accept('hold')
    line.wait(60_000)
    line.hear(fromAda('held'))
    expect(line.card.state.kind).toBe('held')
  })
})

describe('after a transfer', () => {
  it('the card names whom we now talk to', () => {
    const line = signedInLine()
    line.hear(toAda('connected'))
    line.hear(toAda('connected', { callee: { ...ben, displayName: undefined } }))
    expect(line.card.remote).toMatchObject({ name: undefined, number: '123003' })
  })

  it('a call that was transferred to us rings like any other', () => {
    const line = signedInLine()
    line.hear(leg('connected', { tag: 'bens', callee: ben }), leg('trying', { tag: 'ours', callee: us }))
    expect(line.card.state.kind).toBe('incoming')
    expect(line.card.remote.name).toBe('Ada Lovelace')
  })
})
