import { describe, expect, it } from 'vitest'
import { ada, ben, fromAda, leg, legA, legB, type LegParts, party } from '../state/testing/legs.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'
import type { LegState } from '../portaswitch/protocol/leg.ts'
import { takeBackTarget } from './transferred.ts'

const bens = (state: LegState, parts: LegParts = {}) => leg(state, { tag: 'bens', callee: ben, ...parts })

/** Ada was on the line, and has been sent to Ben. */
function sent(state: 'ringing' | 'connected' = 'connected') {
  const line = signedInLine()
  line.hear(fromAda(state))
  line.send({ type: 'call.commandSent', callId: 'call-1', action: 'transfer', to: '123003' })
  line.accept('transfer')
  line.hear(fromAda('terminated', { reason: 'blind transfer' }))
  return line
}
const outcome = (line: ReturnType<typeof sent>) => {
  const { state } = line.card
  return state.kind === 'ended' ? state.transferred?.outcome : undefined
}

describe('a call that was sent on', () => {
  it('says where to, and leaves like any other where nothing more is told', () => {
    const line = sent()
    expect(line.card.state).toMatchObject({ how: 'transferred', transferred: { outcome: 'sent' } })
    line.wait(2_000)
    expect(line.cards).toEqual([])
  })

  it.each(['ringing', 'connected'] as const)(
    'from %s rings there, can be taken back so long, and is answered',
    (from) => {
      const line = sent(from)
      line.hear(bens('ringing'))
      expect(outcome(line)).toBe('ringing')
      expect(line.card.actions).toEqual(['takeBack'])
      line.wait(20_000)
      line.hear(bens('connected'))
      expect(line.card.state).toMatchObject({ transferred: { outcome: 'answered', to: { name: 'Ben Bitdiddle' } } })
      expect(line.card.actions).toEqual([])
      line.wait(2_000)
      expect(line.cards).toEqual([])
    },
  )

  it.each([
    [{ reasonCode: 17 }, 'busy'],
    [{ reasonCode: 21 }, 'declined'],
    [{ reasonCode: 19 }, 'notAnswered'],
  ])('that nobody takes (%o) says so for a while', (parts, expected) => {
    const line = sent()
    line.hear(bens('ringing'), bens('terminated', parts))
    expect(outcome(line)).toBe(expected)
    line.wait(5_000)
    expect(line.cards).toHaveLength(1)
    line.wait(10_000)
    expect(line.cards).toEqual([])
  })

  it('is known to ring there also where that was told before our own leg ended', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.send({ type: 'call.commandSent', callId: 'call-1', action: 'transfer', to: '123003' })
    line.hear(bens('ringing'), fromAda('terminated', { reason: 'blind transfer' }))
    expect(outcome(line)).toBe('ringing')
  })

  it('whom we had called is not taken for who is called now', () => {
    const line = signedInLine()
    line.hear(leg('connected', { direction: 'outgoing', caller: fromAda('ringing').callee, callee: ada }))
    line.hear(leg('connected', { tag: 'adas', callee: ada }))
    line.send({ type: 'call.commandSent', callId: 'call-1', action: 'transfer', to: '123003' })
    line.hear(leg('terminated', { direction: 'outgoing', caller: fromAda('ringing').callee, callee: ada }))
    expect(outcome(line)).toBe('sent')
  })

  it('names the leg that rings to take it back, and comes back as a call of its own', () => {
    const line = sent()
    line.hear(bens('ringing'))
    expect(takeBackTarget(line.state.calls, 'call-1')).toMatchObject({ call: { id: 'call-1', tag: 'bens' } })
    line.press('takeBack')
    expect(line.card.pending).toBe('takeBack')
    line.accept('takeBack')
    line.hear(bens('terminated', { reason: 'blind transfer' }), fromAda('ringing', { tag: 'again' }))
    line.wait(0)
    expect(line.cards.map(({ state }) => state.kind)).toEqual(['incoming'])
  })

  it('is not claimed to ring there while nothing is heard, nor to be taken back then; later that may be tried', () => {
    const line = sent()
    line.hear(bens('ringing'))
    line.wait(10_000)
    line.offline()
    expect(outcome(line)).toBe('unheard')
    expect(line.card.actions).toEqual([])
    const talked = line.card.timer?.elapsedMs
    line.wait(10_000)
    line.list([])
    expect(outcome(line)).toBe('unheard')
    expect(line.card.actions).toEqual(['takeBack'])
    expect(line.card.timer?.elapsedMs).toBe(talked)
    expect(takeBackTarget(line.state.calls, 'call-1')).toMatchObject({ call: { tag: 'bens' } })
    line.hear(bens('connected'))
    expect(outcome(line)).toBe('answered')
  })

  it('is known to ring there again as soon as the list says so', () => {
    const line = sent()
    line.hear(bens('ringing'))
    line.offline()
    line.list([bens('ringing')])
    expect(outcome(line)).toBe('ringing')
  })

  it('that nobody takes before the server has taken it back says why', () => {
    const line = sent()
    line.hear(bens('ringing'))
    line.press('takeBack')
    line.hear(bens('terminated', { reasonCode: 21 }))
    expect(outcome(line)).toBe('declined')
  })

  it('leaves after a minute in which nothing was heard', () => {
    const line = sent()
    line.hear(bens('ringing'))
    line.offline()
    line.wait(60_000)
    expect(line.cards).toEqual([])
  })

  it('says why it could not be taken back', () => {
    const line = sent()
    line.hear(bens('ringing'))
    line.press('takeBack')
    line.fail('takeBack', { kind: 'refused', fault: { code: 'sip.odd', message: 'Not yours' } })
    expect(line.card).toMatchObject({ pending: undefined, note: { action: 'takeBack', said: 'Not yours' } })
  })

  it('is no transfer where the server refused it', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.send({ type: 'call.commandSent', callId: 'call-1', action: 'transfer', to: '123003' })
    line.fail('transfer', { kind: 'refused', fault: { code: 'sip.odd', message: 'No' } })
    line.hear(fromAda('terminated'), legB('ringing', { callId: 'call-1' }))
    expect(line.card.state).toMatchObject({ transferred: undefined })
  })
})

describe('two that are to be connected with each other', () => {
  /** Ada waits, Ben has answered, and the server was asked to join them. */
  const joining = () => {
    const line = signedInLine()
    line.hear(fromAda('connected'), leg('terminated', { tag: 'carlas', callee: party({ displayId: '123004' }) }))
    line.send({ type: 'call.consultSent', callId: 'call-1', ticket: 't' })
    line.hear(fromAda('holding'))
    line.send({ type: 'call.dialSent', ticket: 't', number: '123003' })
    line.send({ type: 'call.dialAccepted', ticket: 't', callId: 'placed' })
    line.hear(legA('connected'), legB('connected'))
    line.press('completeTransfer', 't')
    line.accept('completeTransfer', 't')
    return line
  }

  it('are told by name, whoever else was called for the first call', () => {
    const line = joining()
    line.hear(legA('terminated'), fromAda('terminated'))
    const told = line.cards.map(({ remote, state }) => [
      remote.name,
      state.kind === 'ended' && state.transferred?.outcome,
      state.kind === 'ended' && state.transferred?.to.name,
    ])
    expect(told).toEqual([
      ['Ada Lovelace', 'joined', 'Ben Bitdiddle'],
      ['Ben Bitdiddle', 'joined', 'Ada Lovelace'],
    ])
  })

  it('are two calls again where nothing tells of it: one that ends then was not transferred', () => {
    const line = joining()
    line.wait(8_500)
    line.hear(legB('terminated'), legA('terminated'))
    expect(line.cards.map(({ state }) => state)).toContainEqual(
      expect.objectContaining({ kind: 'ended', how: 'theyHungUp', transferred: undefined }),
    )
  })
})
