import { describe, expect, it } from 'vitest'
import { ada, ben, fromAda, legA, leg, legB, toAda, us } from '../state/testing/legs.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'

const hers = (state: 'ringing' | 'connected' | 'terminated') =>
  leg(state, { tag: 'hers', direction: 'outgoing', caller: ada, callee: us })

const how = (line: ReturnType<typeof signedInLine>) => line.ended[0]?.how

describe('a call that nobody answered', () => {
  it('is missed, counts until somebody has looked, and tells how long it rang', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.wait(12_000)
    line.hear(fromAda('terminated', { reasonCode: 16 }))
    expect(line.ended).toMatchObject([
      { how: 'missed', rangMs: 12_000, talkedMs: undefined, remote: { number: '123002' } },
    ])
    expect(line.missed).toBe(1)
  })

  it('was declined when we pressed Decline, or when the phone said so', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.press('decline')
    line.accept('decline')
    line.hear(fromAda('terminated', { reasonCode: 487 }))
    expect(how(line)).toBe('declined')
    const phone = signedInLine()
    phone.hear(fromAda('ringing'), fromAda('terminated', { reasonCode: 603 }))
    expect(how(phone)).toBe('declined')
    expect(phone.missed).toBe(0)
  })

  it('is missed when Decline was refused and the caller gave up', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.press('decline')
    line.fail('decline', { kind: 'refused', fault: { code: 'internal_error', message: 'Internal server error' } })
    line.hear(fromAda('terminated', { reasonCode: 16 }))
    expect(how(line)).toBe('missed')
  })

  it('may have been answered elsewhere where nothing says why it ended, and counts as missed', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated'))
    expect(how(line)).toBe('missedOrElsewhere')
    expect(line.missed).toBe(1)
  })

  it('was answered elsewhere when a colleague is heard to talk on it only after its end', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated'), leg('ringing', { tag: 'bens', callee: ben }))
    expect(line.missed).toBe(1)
    line.hear(leg('connected', { tag: 'bens', callee: ben }))
    expect(how(line)).toBe('answeredElsewhere')
    expect(line.card.state).toMatchObject({ kind: 'ended', how: 'answeredElsewhere' })
    expect(line.missed).toBe(0)
  })

  it('was transferred when we deflected it', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.press('transfer')
    line.accept('transfer')
    line.hear(fromAda('terminated'))
    expect(how(line)).toBe('transferred')
    expect(line.missed).toBe(0)
  })

  it.each([{ reason: 'Call completed elsewhere' }, { reasonCode: 200 }, { reasonCode: 26 }, { reasonCode: 13 }])(
    'was answered elsewhere when %o says so',
    (parts) => {
      const line = signedInLine()
      line.hear(fromAda('ringing'), fromAda('terminated', parts))
      expect(how(line)).toBe('answeredElsewhere')
      expect(line.missed).toBe(0)
    },
  )

  it('was answered elsewhere when a colleague of the group talks on it', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), leg('ringing', { tag: 'bens', callee: ben }))
    line.hear(leg('connected', { tag: 'bens', callee: ben }), fromAda('terminated'))
    expect(how(line)).toBe('answeredElsewhere')
  })
})

describe('a call of ours that nobody answered', () => {
  it.each([
    [{ reasonCode: 17 }, 'busy'],
    [{ reasonCode: 486 }, 'busy'],
    [{ reason: 'User busy' }, 'busy'],
    [{ reasonCode: 19 }, 'notAnswered'],
    [{ reasonCode: 480 }, 'notAnswered'],
    [{ reason: 'No answer' }, 'notAnswered'],
    [{ reasonCode: 603 }, 'declined'],
    [{ reasonCode: 404 }, 'failed'],
    [{ reasonCode: 1, reason: 'Unallocated number' }, 'failed'],
    [{ reasonCode: 487 }, 'weHungUp'],
    [{}, 'unknown'],
  ] as const)('%o: %s', (parts, expected) => {
    const line = signedInLine()
    line.hear(toAda('ringing'), toAda('terminated', parts))
    expect(how(line)).toBe(expected)
  })

  it('was ended by us when we pressed Hang up', () => {
    const line = signedInLine()
    line.hear(toAda('ringing'))
    line.press('hangUp')
    line.hear(toAda('terminated', { reasonCode: 19 }))
    expect(how(line)).toBe('weHungUp')
  })

  it('through the server is told by leg B', () => {
    const line = signedInLine()
    line.send({ type: 'call.dialSent', ticket: 't', number: '123003' })
    line.send({ type: 'call.dialAccepted', ticket: 't', callId: 'placed' })
    line.hear(
      legA('connected'),
      legB('ringing'),
      legB('terminated', { reasonCode: 17 }),
      legA('terminated', { duration: 9 }),
    )
    expect(line.ended).toMatchObject([{ how: 'busy', direction: 'outgoing', talkedMs: undefined }])
  })
})

describe('a call that was up', () => {
  it('was ended by us when we pressed Hang up', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('hangUp')
    line.hear(hers('terminated'), fromAda('terminated'))
    expect(how(line)).toBe('weHungUp')
  })

  it('was ended by them when their leg ended first, and nobody pressed anything here', () => {
    const line = signedInLine()
    line.hear(hers('connected'), fromAda('connected'), hers('terminated'), fromAda('terminated'))
    expect(how(line)).toBe('theyHungUp')
  })

  it('does not say who hung up where that cannot be told', () => {
    const line = signedInLine()
    line.hear(hers('connected'), fromAda('connected'), fromAda('terminated'))
    expect(how(line)).toBe('unknown')
  })

  it('was transferred when we did it, also when the phone holds first', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('transfer')
    line.accept('transfer')
    line.hear(fromAda('holding'), fromAda('terminated'))
    expect(how(line)).toBe('transferred')
  })

  it('was transferred when the server says so: somebody did it on the phone', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'), fromAda('terminated', { reason: 'blind transfer', duration: 5 }))
    expect(how(line)).toBe('transferred')
  })

  it('was not transferred when the transfer failed long ago', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('transfer')
    line.accept('transfer')
    line.wait(60_000)
    line.hear(fromAda('terminated'))
    expect(how(line)).toBe('unknown')
  })

  it('whose talking we never saw has the length that the server tells', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.wait(3_000)
    line.hear(fromAda('terminated', { duration: 300 }))
    expect(line.ended).toMatchObject([{ how: 'unknown', talkedMs: 300_000 }])
  })
})

it('the last hundred calls are remembered, the newest first', () => {
  const line = signedInLine()
  for (let i = 0; i < 120; i++) {
    const call = { callId: `call ${i}`, tag: `tag ${i}` }
    line.hear(fromAda('ringing', call), fromAda('terminated', call))
  }
  expect(line.ended).toHaveLength(100)
  expect(line.ended[0]?.id).toBe('call 119')
})
