import { describe, expect, it } from 'vitest'
import { ada, fromAda, fromBen, leg, us } from '../state/testing/legs.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'
import { answerActionFor } from './select.ts'
import { commandTarget, commandTargets } from './target.ts'

const internal = {
  kind: 'refused',
  fault: { code: 'sip.internal_server_error', message: 'Internal processing error' },
} as const

const ringing = (options?: Parameters<typeof signedInLine>[0]) => {
  const line = signedInLine(options)
  line.hear(fromAda('ringing'))
  return line
}
const nextAnswer = (line: ReturnType<typeof signedInLine>) =>
  answerActionFor(line.state.calls, 'call-1', line.state.settings.answerMode)

describe('a press', () => {
  it('is shown as under way at once, and only a notification changes the call', () => {
    const line = ringing()
    line.press('answer')
    expect(line.card).toMatchObject({ pending: 'answer', state: { kind: 'incoming' } })
    line.accept('answer')
    expect(line.card).toMatchObject({ pending: 'answer', state: { kind: 'incoming' } })
    line.hear(fromAda('connected'))
    expect(line.card).toMatchObject({ pending: undefined, state: { kind: 'connected' } })
  })

  it('that is refused because it was done already is under way no longer, and says nothing', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.press('resume')
    line.fail('resume', internal)
    expect(line.card).toMatchObject({ pending: undefined, note: undefined })
  })

  it('that was refused says what the server said, until the call changes or the note is read', () => {
    const line = ringing()
    line.press('decline')
    line.fail('decline', internal)
    const note = { kind: 'refused', action: 'decline', why: 'serverError', said: 'Internal processing error' }
    expect(line.card).toMatchObject({ pending: undefined, note })
    line.hear(fromAda('early'))
    expect(line.card.note).toEqual(note)
    line.hear(fromAda('connected'))
    expect(line.card.note).toBeUndefined()

    const other = ringing()
    other.fail('decline', internal)
    other.send({ type: 'call.noteDismissed', callId: 'call-1' })
    expect(other.card.note).toBeUndefined()
  })

  it.each([
    ['sip.call_control_disabled', 'callControlDisabled'],
    ['sip.call_not_found', 'callNotFound'],
    ['sip.wrong_parameters', 'wrongParameters'],
    ['sip.unsupported_method', 'unknownMethod'],
    ['internal_error', 'serverError'],
    ['standalone_mode', 'other'],
    ['Server.Whatever', 'other'],
  ])('that was refused with %s is sorted as %s', (code, why) => {
    const line = ringing()
    line.fail('transfer', { kind: 'refused', fault: { code, message: '' } })
    expect(line.card.note).toEqual({ kind: 'refused', action: 'transfer', why, said: code })
  })

  it('that stayed unanswered, or met no connection, says so', () => {
    for (const kind of ['unanswered', 'offline'] as const) {
      const line = ringing()
      line.press('answer')
      line.fail('answer', { kind })
      expect(line.card).toMatchObject({ pending: undefined, note: { kind, action: 'answer' } })
    }
  })

  it('takes the note of the one before away', () => {
    const line = ringing()
    line.fail('decline', { kind: 'unanswered' })
    line.press('decline')
    expect(line.card.note).toBeUndefined()
  })

  it('that was accepted and that nothing follows comes free again, and says so', () => {
    const line = ringing()
    line.hear(fromAda('connected'))
    line.press('hold')
    line.accept('hold')
    line.wait(7_999)
    expect(line.card.pending).toBe('hold')
    line.wait(1)
    expect(line.card).toMatchObject({ pending: undefined, note: { kind: 'unanswered', action: 'hold' } })
  })

  it('whose reply comes after the notification leaves no note and no spinner', () => {
    const line = ringing()
    line.press('answer')
    line.hear(fromAda('connected'))
    const connected = line.state
    line.accept('answer')
    line.fail('answer', { kind: 'unanswered' })
    expect(line.state).toBe(connected)
  })

  it('on a call that is over or unknown is absorbed', () => {
    const line = ringing()
    line.hear(fromAda('terminated'))
    const over = line.state
    line.press('answer')
    line.fail('answer', internal)
    line.press('answer', 'nobody knows')
    line.send({ type: 'call.noteDismissed', callId: 'nobody knows' })
    expect(line.state).toBe(over)
  })
})

describe('Answer', () => {
  it('asks the phone by Notify first', () => {
    expect(nextAnswer(ringing())).toBe('answer')
  })

  it('goes by Invite where that has worked before, or where the person wants it', () => {
    expect(nextAnswer(ringing({ learntAnswerMode: 'invite' }))).toBe('answerByInvite')
    expect(nextAnswer(ringing({ settings: { answerMode: 'invite' } }))).toBe('answerByInvite')
    expect(nextAnswer(ringing({ settings: { answerMode: 'notify' }, learntAnswerMode: 'invite' }))).toBe('answer')
  })

  it('by Notify that was accepted and does not connect within 3 s is offered again, by Invite', () => {
    const line = ringing()
    line.press('answer')
    line.wait(400)
    line.accept('answer')
    line.wait(2_999)
    expect(line.card).toMatchObject({ pending: 'answer', note: undefined })
    line.wait(1)
    expect(line.card).toMatchObject({ pending: undefined, note: { kind: 'answerAgain' } })
    expect(line.card.actions).toEqual(['answer', 'transfer', 'decline'])
    expect(nextAnswer(line)).toBe('answerByInvite')
  })

  it('by Notify that was refused is offered again, by Invite', () => {
    const line = ringing()
    line.press('answer')
    line.fail('answer', internal)
    expect(line.card.note).toMatchObject({ kind: 'refused', said: 'Internal processing error' })
    expect(nextAnswer(line)).toBe('answerByInvite')
  })

  it('does not change its way where the call is gone, or the person has chosen the way', () => {
    const gone = ringing()
    gone.press('answer')
    gone.fail('answer', { kind: 'refused', fault: { code: 'sip.call_not_found', message: 'Not found' } })
    expect(nextAnswer(gone)).toBe('answer')
    const chosen = ringing({ settings: { answerMode: 'notify' } })
    chosen.press('answer')
    chosen.accept('answer')
    chosen.wait(3_000)
    expect(nextAnswer(chosen)).toBe('answer')
    expect(chosen.card.note).toEqual({ kind: 'unanswered', action: 'answer' })
  })

  it('remembers which way the phone knows', () => {
    const line = ringing()
    line.press('answer')
    line.hear(fromAda('connected'))
    expect(line.state.calls.learntAnswerMode).toBe('notify')
    line.hear(fromBen('ringing'))
    line.press('answerByInvite', 'call-2')
    line.hear(fromBen('terminated'), fromBen('connected', { tag: 'new' }))
    expect(line.state.calls.learntAnswerMode).toBe('invite')
  })

  it('learns nothing when the call is answered on the phone', () => {
    const line = ringing()
    line.hear(fromAda('connected'))
    expect(line.state.calls.learntAnswerMode).toBeUndefined()
  })
})

describe('Answer by Invite', () => {
  const answering = () => {
    const line = ringing()
    line.press('answerByInvite')
    line.accept('answerByInvite')
    line.wait(200)
    line.hear(fromAda('terminated'))
    return line
  }

  it('ends the leg and another follows: the same card, not missed, not ended', () => {
    const line = answering()
    const { id } = line.card
    expect(line.card).toMatchObject({ state: { kind: 'incoming' }, pending: 'answer' })
    line.wait(1_000)
    line.hear(fromAda('ringing', { tag: 'new' }))
    expect(line.card).toMatchObject({ id, state: { kind: 'incoming' }, pending: 'answer' })
    line.hear(fromAda('connected', { tag: 'new' }))
    expect(line.card).toMatchObject({ id, state: { kind: 'connected' }, pending: undefined })
    line.wait(30_000)
    expect(line.card.state.kind).toBe('connected')
    expect(line.ended).toEqual([])
    expect(commandTarget(line.state.calls, id, 'hold')?.call.tag).toBe('new')
  })

  it('is over when no leg follows', () => {
    const line = answering()
    line.wait(9_999)
    expect(line.card.state.kind).toBe('incoming')
    line.wait(1)
    expect(line.card.state).toMatchObject({ kind: 'ended', how: 'failed' })
  })

  it('is over at once when the caller’s own leg ends', () => {
    const line = ringing()
    line.hear(leg('ringing', { tag: 'hers', direction: 'outgoing', caller: ada, callee: us }))
    line.press('answerByInvite')
    line.hear(fromAda('terminated'))
    expect(line.card.state.kind).toBe('incoming')
    line.hear(leg('terminated', { tag: 'hers', direction: 'outgoing', caller: ada, callee: us }))
    expect(line.card.state.kind).toBe('ended')
  })

  it('that is refused after the leg ended is over', () => {
    const line = answering()
    line.fail('answerByInvite', internal)
    expect(line.card.state.kind).toBe('ended')
  })
})

describe('what a command names', () => {
  it('is our leg by its own tag, with the latest transport id', () => {
    const line = ringing()
    line.hear(leg('ringing', { tag: 'hers', direction: 'outgoing', caller: ada, callee: us }))
    line.hear(fromAda('connected', { transportId: '192.0.2.9:5070' }), fromAda('holding', { transportId: undefined }))
    expect(commandTarget(line.state.calls, 'call-1', 'resume')).toEqual({
      call: { id: 'call-1', tag: 'tag-1' },
      transportId: '192.0.2.9:5070',
    })
  })

  it('is nothing for a call that is over or unknown', () => {
    const line = ringing()
    expect(commandTarget(line.state.calls, 'nobody knows', 'answer')).toBeUndefined()
    line.hear(fromAda('terminated'))
    expect(commandTarget(line.state.calls, 'call-1', 'answer')).toBeUndefined()
  })

  it('is the phone that rings rather than the one that is about to; Decline is for all', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { tag: 'desk' }), fromAda('trying', { tag: 'mobile' }))
    expect(commandTarget(line.state.calls, 'call-1', 'answer')?.call.tag).toBe('desk')
    expect(commandTargets(line.state.calls, 'call-1', 'decline').map(({ call }) => call.tag)).toEqual([
      'desk',
      'mobile',
    ])
  })
})
