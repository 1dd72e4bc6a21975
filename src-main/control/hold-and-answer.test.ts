import { describe, expect, it } from 'vitest'
import { callById } from '../calls/select.ts'
import { fromAda, fromBen } from '../state/testing/legs.ts'
import { holdAndAnswer } from './hold-and-answer.ts'
import { refuse, scriptedSwitchboard, unanswered } from './testing/scripted-switchboard.ts'

/** Ada is talking to us when Ben rings. */
const secondCall = (server: Parameters<typeof scriptedSwitchboard>[0]) => {
  const switchboard = scriptedSwitchboard(server)
  switchboard.hear(fromAda('connected'), fromBen('ringing'))
  const call = (id: string) => callById(switchboard.store.state.calls, id)
  return { switchboard, call, press: () => holdAndAnswer(switchboard, { callId: 'call-2' }) }
}

describe('Hold and answer', () => {
  it('answers when the server has said that the other call is on hold, and not before', async () => {
    const { switchboard, press, call } = secondCall(({ method }) => {
      if (method === 'hold_call') setImmediate(() => switchboard.hear(fromAda('holding')))
      return undefined
    })
    const pressed = press()
    expect(call('call-2')?.pending?.action).toBe('answer')
    await pressed
    expect(switchboard.requests).toEqual(['hold_call call-1', 'answer_call call-2'])
  })

  it('answers at once where nobody is talking', async () => {
    const { switchboard, press } = secondCall(() => undefined)
    switchboard.hear(fromAda('terminated'))
    await press()
    expect(switchboard.requests).toEqual(['answer_call call-2'])
  })

  it('leaves both calls as they are where holding is refused, and says so on the one that rings', async () => {
    const { switchboard, press, call } = secondCall(() => refuse('sip.unsupported_method', 'No hold here'))
    await press()
    expect(switchboard.requests).toEqual(['hold_call call-1'])
    expect(call('call-1')?.phase.kind).toBe('connected')
    expect(call('call-2')).toMatchObject({ phase: { kind: 'incoming' }, note: { said: 'No hold here' } })
  })

  it('does not answer into a call that never gets on hold', async () => {
    const { switchboard, press, call } = secondCall(() => undefined)
    await press()
    expect(switchboard.requests).toEqual(['hold_call call-1'])
    expect(call('call-2')?.note).toMatchObject({ kind: 'unanswered' })
  })

  it('takes the first call back where the second cannot be answered', async () => {
    const { switchboard, press } = secondCall(({ method }) => {
      if (method === 'hold_call') switchboard.hear(fromAda('holding'))
      return method === 'answer_call' ? refuse('sip.call_not_found') : undefined
    })
    await press()
    expect(switchboard.requests).toEqual(['hold_call call-1', 'answer_call call-2', 'unhold_call call-1'])
  })

  it('takes the first call back where the second caller gives up meanwhile', async () => {
    const { switchboard, press } = secondCall(({ method }) => {
      if (method === 'hold_call') switchboard.hear(fromBen('terminated'), fromAda('holding'))
      return undefined
    })
    await press()
    expect(switchboard.requests).toEqual(['hold_call call-1', 'unhold_call call-1'])
  })

  it('leaves the first call on hold where it is not known whether the second was answered', async () => {
    const { switchboard, press } = secondCall(({ method }) => {
      if (method === 'hold_call') switchboard.hear(fromAda('holding'))
      return method === 'answer_call' ? unanswered() : undefined
    })
    await press()
    expect(switchboard.requests).toEqual(['hold_call call-1', 'answer_call call-2'])
  })
})
