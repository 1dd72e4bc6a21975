import { describe, expect, it } from 'vitest'
import { fromAda, fromBen, leg, ada, ben, toAda } from '../state/testing/legs.ts'
import { account, name, scriptedLine, signedInLine, start } from '../state/testing/scripted-line.ts'

const kinds = (line: ReturnType<typeof signedInLine>) => line.cards.map(({ id, state }) => [id, state.kind])

describe('a list', () => {
  it('brings the calls that are there', () => {
    const line = signedInLine()
    line.list([fromAda('ringing'), fromBen('connected')])
    expect(kinds(line)).toEqual([
      ['call-1', 'incoming'],
      ['call-2', 'connected'],
    ])
  })

  it('lies below the notifications that came after it was asked for, leg by leg', () => {
    const line = signedInLine()
    line.list([fromAda('ringing'), fromBen('ringing'), toAda('ringing', { callId: 'call-3', tag: 'tag-3' })], {
      meanwhile: [fromAda('connected'), fromBen('terminated'), fromAda('ringing', { callId: 'call-4', tag: 'tag-4' })],
    })
    expect(kinds(line)).toEqual([
      ['call-4', 'incoming'],
      ['call-1', 'connected'],
      ['call-3', 'calling'],
    ])
  })

  it('that is older than a hold does not take it back', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.list([fromAda('connected')], { meanwhile: [fromAda('holding')] })
    expect(line.card.state.kind).toBe('onHold')
  })

  it('ends what it lacks, at once and without a card', () => {
    const line = signedInLine()
    line.hear(fromBen('connected'), fromAda('ringing'), toAda('ringing', { callId: 'call-3', tag: 'tag-3' }))
    line.offline()
    line.wait(5_000)
    line.list([])
    expect(line.cards).toEqual([])
    expect(Object.fromEntries(line.ended.map(({ id, how }) => [id, how]))).toEqual({
      'call-1': 'missedOrElsewhere',
      'call-2': 'unknown',
      'call-3': 'unknown',
    })
    expect(line.missed).toBe(1)
  })

  it('does not call missed what we were answering when the connection went', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.press('answer')
    line.offline()
    line.list([])
    expect(line.ended).toMatchObject([{ how: 'unknown' }])
  })

  it('ends a leg that it lacks, and keeps the call where another leg of it is there', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { tag: 'desk' }), fromAda('ringing', { tag: 'mobile' }))
    line.list([fromAda('connected', { tag: 'mobile' })])
    expect(line.card.state.kind).toBe('connected')
    line.hear(fromAda('terminated', { tag: 'mobile' }))
    expect(line.card.state.kind).toBe('ended')
  })

  it('that is the first says "unknown", not "no calls"', () => {
    const line = scriptedLine()
    line.send({ type: 'signIn.started', name })
    line.send({ type: 'line.signedIn', account })
    line.send({ type: 'line.subscribed' })
    line.hear(fromAda('ringing'))
    line.list([], { isFirst: true })
    expect(line.card.state.kind).toBe('incoming')
    line.list([])
    expect(line.cards).toEqual([])
  })

  it.each([
    ['is still there', [fromAda('connected')], ['connected']],
    ['has ended meanwhile', [], []],
  ] as const)(
    'that is the first after a gap ends nothing, and the second tells of a call that %s',
    (_, legs, kinds) => {
      const line = signedInLine()
      line.hear(fromAda('connected'))
      line.offline()
      line.wait(5_000)
      line.send({ type: 'line.subscribed' })
      line.list([], { isFirst: true })
      expect(line.card).toMatchObject({ state: { kind: 'connected' }, lastKnownAt: start.wall })
      line.list(legs)
      expect(line.cards.map(({ state }) => state.kind)).toEqual(kinds)
      expect(line.cards.map(({ lastKnownAt }) => lastKnownAt)).toEqual(legs.map(() => undefined))
    },
  )

  it('that is the first after a gap tells of the calls that it has', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'), fromBen('ringing'))
    line.offline()
    line.list([fromAda('holding')], { isFirst: true, meanwhile: [fromBen('connected')] })
    expect(kinds(line)).toEqual([
      ['call-2', 'connected'],
      ['call-1', 'onHold'],
    ])
    expect(line.cards.map(({ lastKnownAt }) => lastKnownAt)).toEqual([undefined, undefined])
  })

  it('that a younger one overtook changes nothing', () => {
    const line = signedInLine()
    line.send({ type: 'line.listAsked', ask: 10 })
    line.send({ type: 'line.listAsked', ask: 11 })
    line.send({ type: 'line.listed', ask: 11, legs: [fromAda('ringing')], isFirst: false })
    const listed = line.state
    line.send({ type: 'line.listed', ask: 10, legs: [], isFirst: false })
    expect(line.state).toBe(listed)
  })

  it('counts although another one has been asked for since, which may never be answered', () => {
    const line = signedInLine()
    line.hear(fromBen('connected'))
    line.send({ type: 'line.listAsked', ask: 10 })
    line.hear(fromAda('ringing'))
    line.send({ type: 'line.listAsked', ask: 11 })
    line.send({ type: 'line.listed', ask: 10, legs: [], isFirst: false })
    expect(kinds(line)).toEqual([['call-1', 'incoming']])
    line.send({ type: 'line.listed', ask: 11, legs: [], isFirst: false })
    expect(line.cards).toEqual([])
  })

  it('that was asked before the connection went is not waited for', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.send({ type: 'line.listAsked', ask: 10 })
    line.offline()
    line.send({ type: 'line.listed', ask: 10, legs: [], isFirst: false })
    expect(line.card.lastKnownAt).toBeDefined()
  })

  it('does not bring back what ended', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'), fromAda('terminated'))
    line.list([fromAda('connected')])
    line.wait(2_000)
    line.list([fromAda('connected')])
    expect(line.cards).toEqual([])
  })

  it('does not make a talking call ring again', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.list([fromAda('ringing')])
    expect(line.card.state.kind).toBe('connected')
  })

  it('keeps our hold ours over a gap', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('hold')
    line.hear(fromAda('held'))
    line.offline()
    line.wait(60_000)
    line.list([fromAda('held')])
    expect(line.card.state.kind).toBe('onHold')
  })

  it('shows a call that rang while the connection was away', () => {
    const line = signedInLine()
    line.offline()
    line.list([fromAda('ringing')])
    expect(line.card.state.kind).toBe('incoming')
  })

  it('does not end a call that waits for the leg that Answer by Invite brings', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.press('answerByInvite')
    line.hear(fromAda('terminated'))
    line.list([])
    expect(line.card.state.kind).toBe('incoming')
    line.hear(fromAda('connected', { tag: 'new' }))
    expect(line.card.state.kind).toBe('connected')
  })

  it('is waited for: without a connection no call is given up', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.press('answerByInvite')
    line.hear(fromAda('terminated'))
    line.send({ type: 'call.dialSent', ticket: 't', number: '123003' })
    line.send({ type: 'call.dialAccepted', ticket: 't', callId: 'placed' })
    line.offline()
    line.wait(60_000)
    expect(line.cards.map(({ state }) => state.kind)).toEqual(['incoming', 'pickUpPhone'])
    line.list([fromAda('connected', { tag: 'new' })])
    line.wait(0)
    expect(line.cards.map(({ state }) => state.kind)).toEqual(['connected', 'ended'])
  })

  it('does not end a call that is being placed', () => {
    const line = signedInLine()
    line.send({ type: 'call.dialSent', ticket: 't', number: '123003' })
    line.list([])
    expect(line.card.state.kind).toBe('pickUpPhone')
  })

  it('forgets the legs of others that it lacks', () => {
    const line = signedInLine()
    line.hear(leg('connected', { callId: 'theirs', tag: 'x', caller: ben, callee: ada }))
    expect(line.state.calls.others).toHaveLength(1)
    line.list([])
    expect(line.state.calls.others).toEqual([])
  })
})
