import { describe, expect, it } from 'vitest'
import { fromAda, legA, legB, party, us } from '../state/testing/legs.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'
import { commandTarget } from './target.ts'

const dialling = () => {
  const line = signedInLine()
  line.send({ type: 'call.dialSent', ticket: 't', number: '123003' })
  return line
}
const accept = (line: ReturnType<typeof signedInLine>) =>
  line.send({ type: 'call.dialAccepted', ticket: 't', callId: 'placed' })
const refused = { kind: 'refused', fault: { code: 'sip.wrong_parameters', message: 'Bad parameters' } } as const

describe('a call that we place', () => {
  it('is one card from the press to the end: pick up, calling, connected', () => {
    const line = dialling()
    expect(line.card).toMatchObject({
      state: { kind: 'pickUpPhone' },
      direction: 'outgoing',
      remote: { number: '123003' },
      actions: [],
    })
    const { id } = line.card
    accept(line)
    line.hear(legA('trying'), legA('ringing'))
    expect(line.card).toMatchObject({ id, state: { kind: 'pickUpPhone' }, actions: ['hangUp'] })
    line.hear(legA('connected'))
    expect(line.card.state.kind).toBe('calling')
    line.hear(legB('trying'), legB('ringing'))
    expect(line.card).toMatchObject({ id, state: { kind: 'calling' }, remote: { name: 'Ben Bitdiddle' } })
    line.wait(60_000)
    expect(line.card.state.kind).toBe('calling')
    line.hear(legB('connected'))
    line.wait(5_000)
    expect(line.card).toMatchObject({ id, state: { kind: 'connected' }, timer: { elapsedMs: 5_000 } })
    line.hear(legB('terminated', { duration: 5 }), legA('terminated', { duration: 70 }))
    expect(line.card).toMatchObject({ id, state: { kind: 'ended', how: 'theyHungUp' } })
    expect(line.ended).toMatchObject([{ talkedMs: 5_000, remote: { number: '123003' }, direction: 'outgoing' }])
    expect(line.missed).toBe(0)
  })

  it('is the same one when notifications overtake the reply: nothing rings', () => {
    const line = dialling()
    line.hear(legA('ringing'))
    expect(line.card).toMatchObject({ id: 't', state: { kind: 'pickUpPhone' }, direction: 'outgoing' })
    accept(line)
    line.hear(legA('connected'), legB('ringing'))
    expect(line.card).toMatchObject({ id: 't', state: { kind: 'calling' } })
  })

  it('is the same one when both legs and the answer overtake the reply, and leg A looks like anybody', () => {
    const line = dialling()
    line.hear(legB('trying'), legA('ringing', { caller: party({ displayId: 'switch' }) }))
    line.hear(legA('connected', { caller: party({ displayId: 'switch' }) }), legB('connected'))
    accept(line)
    expect(line.card).toMatchObject({ id: 't', state: { kind: 'connected' }, direction: 'outgoing' })
    expect(line.ended).toEqual([])
  })

  it('is known by our own number as its caller too', () => {
    const line = dialling()
    line.hear(legA('ringing', { caller: us }))
    expect(line.card).toMatchObject({ id: 't', state: { kind: 'pickUpPhone' } })
  })

  it('gives back a call that came from the same number in that moment', () => {
    const line = dialling()
    line.hear(legA('ringing', { callId: 'his own' }))
    accept(line)
    expect(line.cards.map(({ id, state }) => [id, state.kind])).toEqual([
      ['his own', 'incoming'],
      ['t', 'pickUpPhone'],
    ])
  })

  it('does not take anybody else’s ring for its own', () => {
    const line = dialling()
    line.hear(fromAda('ringing'))
    expect(line.cards.map(({ state }) => state.kind)).toEqual(['incoming', 'pickUpPhone'])
  })

  it('is connected, some seconds after our phone was picked up, where leg B is never told', () => {
    const line = dialling()
    accept(line)
    line.hear(legA('ringing'))
    line.wait(8_000)
    line.hear(legA('connected'))
    line.wait(3_999)
    expect(line.card.state.kind).toBe('calling')
    line.wait(1)
    expect(line.card).toMatchObject({ state: { kind: 'connected' }, actions: ['hold', 'transfer', 'hangUp'] })
    line.hear(legA('holding'), legA('connected'))
    line.hear(legB('trying'))
    expect(line.card.state.kind).toBe('calling')
  })

  it('is steered by leg A', () => {
    const line = dialling()
    accept(line)
    line.hear(legA('connected'), legB('connected'))
    expect(commandTarget(line.state.calls, 't', 'hangUp')?.call).toEqual({ id: 'placed', tag: 'a' })
    line.press('hold', 't')
    line.hear(legA('held'), legB('held'))
    expect(line.card.state.kind).toBe('onHold')
    line.hear(legA('connected'), legB('connected'), legB('holding'))
    expect(line.card.state.kind).toBe('held')
  })

  it('was not missed when nobody picked up our phone', () => {
    const line = dialling()
    accept(line)
    line.hear(legA('ringing'), legA('terminated', { reasonCode: 19 }))
    expect(line.ended).toMatchObject([{ how: 'notAnswered', direction: 'outgoing' }])
    expect(line.missed).toBe(0)
  })

  it('that was refused says what the server said', () => {
    const line = dialling()
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: refused })
    expect(line.card).toMatchObject({
      state: { kind: 'ended', how: 'failed', reason: 'Bad parameters' },
      note: { kind: 'refused', action: 'dialAgain', why: 'wrongParameters', said: 'Bad parameters' },
      actions: ['dialAgain'],
    })
    line.wait(11_999)
    expect(line.cards).toHaveLength(1)
    line.wait(1)
    expect(line.cards).toEqual([])
  })

  it('that was refused leaves when that was read, or when it is called once more', () => {
    const line = dialling()
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: refused })
    line.send({ type: 'call.dialSent', ticket: 'u', number: '123003' })
    expect(line.card).toMatchObject({ id: 'u', state: { kind: 'pickUpPhone' }, note: undefined })
    line.send({ type: 'call.dialFailed', ticket: 'u', refusal: refused })
    line.wait(5_000)
    line.send({ type: 'call.noteDismissed', callId: 'u' })
    line.wait(0)
    expect(line.cards).toEqual([])
  })

  it('that was refused leaves a ring from the same number to ring', () => {
    const line = dialling()
    line.hear(legA('ringing'))
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: refused })
    expect(line.cards.map(({ state }) => state.kind)).toEqual(['incoming', 'ended'])
  })

  it('that stayed unanswered although its legs are there has taken', () => {
    const line = dialling()
    line.hear(legA('ringing'))
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: { kind: 'unanswered' } })
    expect(line.card).toMatchObject({ id: 't', state: { kind: 'pickUpPhone' } })
  })

  it('that stayed unanswered and rings our phone late is still not shown as incoming', () => {
    const line = dialling()
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: { kind: 'unanswered' } })
    expect(line.card).toMatchObject({
      state: { kind: 'ended', how: 'failed' },
      note: { kind: 'unanswered', action: 'dialAgain' },
    })
    line.wait(3_000)
    line.hear(legA('ringing'))
    expect(line.card).toMatchObject({ state: { kind: 'pickUpPhone' }, direction: 'outgoing' })
    line.hear(legA('ringing', { callId: 'his own', tag: 'his' }))
    expect(line.cards[0]).toMatchObject({ state: { kind: 'incoming' } })
  })

  it('may have been placed where the connection went before the answer', () => {
    const line = dialling()
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: { kind: 'offline' } })
    expect(line.card.note).toEqual({ kind: 'unanswered', action: 'dialAgain' })
  })

  it('that stayed unanswered stays so where it cannot be tried again, and is there as long once more', () => {
    const line = dialling()
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: { kind: 'unanswered' } })
    line.wait(11_000)
    line.send({ type: 'call.dialFailed', ticket: 't', refusal: { kind: 'offline' } })
    expect(line.card.note).toEqual({ kind: 'unanswered', action: 'dialAgain' })
    line.wait(11_999)
    expect(line.cards).toHaveLength(1)
    line.wait(1)
    expect(line.cards).toEqual([])
  })

  it('that was accepted and of which nothing is heard is given up', () => {
    const line = dialling()
    accept(line)
    line.wait(15_000)
    expect(line.card).toMatchObject({
      state: { kind: 'ended', how: 'failed' },
      note: { kind: 'unanswered', action: 'dialAgain' },
    })
    line.hear(legA('ringing'))
    expect(line.card).toMatchObject({ state: { kind: 'pickUpPhone' }, direction: 'outgoing' })
  })
})

describe('a call that another program placed in our name', () => {
  it('is known as such by its two legs', () => {
    const line = signedInLine()
    line.list([legA('connected'), legB('connected')])
    expect(line.card).toMatchObject({
      direction: 'outgoing',
      state: { kind: 'connected' },
      remote: { number: '123003' },
    })
  })
})

it('a colleague’s click to dial us rings like any call: leg B is ours', () => {
  const line = signedInLine()
  line.hear(legB('ringing', { caller: party({ accountId: '123002', id: '123002' }), callee: us }))
  expect(line.card).toMatchObject({ direction: 'incoming', state: { kind: 'incoming' } })
  expect(commandTarget(line.state.calls, line.card.id, 'answer')?.call.id).toBe('placed~10')
})
