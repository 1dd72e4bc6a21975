import { describe, expect, it } from 'vitest'
import { callById } from '../calls/select.ts'
import { fromAda } from '../state/testing/legs.ts'
import { answer } from './answer.ts'
import { refuse, scriptedSwitchboard } from './testing/scripted-switchboard.ts'

const modes = (server: Parameters<typeof scriptedSwitchboard>[0], settings = {}) => {
  const seen: unknown[] = []
  const switchboard = scriptedSwitchboard(
    (request) => {
      seen.push(request.params['callee_answer_mode'])
      return server?.(request)
    },
    { settings },
  )
  switchboard.hear(fromAda('ringing'))
  return { switchboard, seen, press: () => answer(switchboard, { callId: 'call-1' }) }
}

describe('Answer', () => {
  it('tells the phone that rings, by its tag and its latest address', async () => {
    const { switchboard, press } = modes(() => undefined)
    switchboard.hear(fromAda('ringing', { transportId: '192.0.2.9:5070' }))
    expect(await press()).toBe('done')
    expect(switchboard.last('answer_call')).toEqual({
      call: { id: 'call-1', tag: 'tag-1' },
      transport_id: '192.0.2.9:5070',
      callee_answer_mode: 'Notify',
    })
  })

  it('spells the mode in lower case where the server does not take it otherwise', async () => {
    const { seen, press } = modes(({ params }) =>
      params['callee_answer_mode'] === 'Notify' ? refuse('sip.wrong_parameters') : undefined,
    )
    await press()
    expect(seen).toEqual(['Notify', 'notify'])
  })

  it('goes by Invite after Notify was refused', async () => {
    const { seen, press, switchboard } = modes(({ params }) =>
      params['callee_answer_mode'] === 'Notify' ? refuse('sip.internal_server_error') : undefined,
    )
    await press()
    expect(callById(switchboard.store.state.calls, 'call-1')?.note).toMatchObject({ kind: 'refused' })
    await press()
    expect(seen).toEqual(['Notify', 'Invite'])
  })

  it('goes the way that the person has chosen, and no other', async () => {
    const { seen, press } = modes(() => refuse('sip.internal_server_error'), { answerMode: 'invite' })
    await press()
    await press()
    expect(seen).toEqual(['Invite', 'Invite'])
  })

  it('is not sent a second time while it is under way, nor for a call that is over', async () => {
    const { switchboard, press, seen } = modes(() => undefined)
    await press()
    expect(await press()).toBe('notNow')
    switchboard.hear(fromAda('terminated'))
    expect(await press()).toBe('notNow')
    expect(seen).toHaveLength(1)
  })
})
