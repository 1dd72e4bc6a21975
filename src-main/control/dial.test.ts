import { describe, expect, it } from 'vitest'
import { fromAda, legA } from '../state/testing/legs.ts'
import { dial, dialAgain } from './dial.ts'
import { refuse, scriptedSwitchboard, unanswered } from './testing/scripted-switchboard.ts'

const placed = { call: { id: 'placed' }, success: 1 }

const line = (...given: Parameters<typeof scriptedSwitchboard>) => {
  const switchboard = scriptedSwitchboard(...given)
  let tickets = 0
  return {
    switchboard,
    dial: (number: string) => dial(switchboard, { number, ticket: `ticket ${++tickets}`, now: performance.now() }),
    again: () =>
      dialAgain(switchboard, {
        callId: switchboard.store.state.calls.calls[0]?.id ?? '',
        ticket: `ticket ${++tickets}`,
        now: performance.now(),
      }),
    phases: () => switchboard.store.state.calls.calls.map(({ phase }) => phase.kind),
  }
}

describe('a call that is placed', () => {
  it('rings our own phone first, on our own account', async () => {
    const { switchboard, dial, phases } = line(() => placed)
    const dialled = dial('123 003')
    expect(phases()).toEqual(['pickUpPhone'])
    expect(await dialled).toBe('done')
    expect(switchboard.last('originate_advanced_call')).toEqual({
      bill_id: '123007',
      caller_id: '123007',
      callee_id: '123003',
    })
    switchboard.hear(legA('ringing'))
    expect(phases()).toEqual(['pickUpPhone'])
  })

  it('is one call however often it is pressed', async () => {
    const { switchboard, dial } = line(() => placed)
    await dial('123003')
    expect(await dial('123003')).toBe('notNow')
    expect(switchboard.requests).toEqual(['originate_advanced_call'])
  })

  it('that was refused has ended, and says why', async () => {
    const { switchboard, dial } = line(() => refuse('sip.internal_server_error', 'No rating'))
    await dial('123003')
    expect(switchboard.store.state.calls.calls[0]?.phase).toMatchObject({ kind: 'ended', reason: 'No rating' })
  })

  it.each([
    ['there is no connection', offline],
    ['call control is denied', { type: 'line.callControlDenied' } as const],
  ])('is not asked for where %s: no card, and nothing for the history', async (_why, event) => {
    const { switchboard, dial } = line(() => placed)
    switchboard.store.dispatch(event)
    expect(await dial('123003')).toBe('notNow')
    expect(switchboard.requests).toEqual([])
    expect(switchboard.store.state.calls).toMatchObject({ calls: [], ended: [] })
  })

  it('that was refused is tried again from its card, which says where even that cannot be asked for', async () => {
    let isRefused = true
    const { switchboard, dial, again, phases } = line(() => (isRefused ? refuse('sip.odd', 'No rate') : placed))
    await dial('123003')
    const note = () => switchboard.store.state.calls.calls[0]?.note
    expect(note()).toMatchObject({ kind: 'refused', action: 'dialAgain', said: 'No rate' })
    switchboard.store.dispatch(offline)
    expect(await again()).toBe('notNow')
    expect(note()).toEqual({ kind: 'offline', action: 'dialAgain' })
    switchboard.store.dispatch({ type: 'line.subscribed' })
    isRefused = false
    expect(await again()).toBe('done')
    expect(phases()).toEqual(['pickUpPhone'])
    expect(await again()).toBe('notNow')
  })

  it.each(['Ada', '', '12 34x'])('to %j is refused', async (number) => {
    expect(await line().dial(number)).toBe('invalid')
  })

  describe('and was not answered', () => {
    it('is placed again where the list shows that it did not take', async () => {
      const { switchboard, dial } = line(({ method }) =>
        method === 'get_sip_calls_list' ? { calls_list: [] } : unanswered(),
      )
      await dial('123003')
      await dial('123003')
      const asked = 'originate_advanced_call'
      expect(switchboard.requests).toEqual([asked, 'get_sip_calls_list', asked])
    })

    it('is not placed again where the list shows that our phone rings for it', async () => {
      const { switchboard, dial, phases } = line(({ method }) =>
        method === 'get_sip_calls_list' ? { calls_list: [ringsOurPhone] } : unanswered(),
      )
      await dial('123003')
      expect(await dial('123003')).toBe('done')
      expect(switchboard.requests).toEqual(['originate_advanced_call', 'get_sip_calls_list'])
      expect(phases()).toContain('pickUpPhone')
    })

    it('ends no other call where the session has become a new one: the server does not watch them yet', async () => {
      let isNewSession = false
      const { switchboard, dial, phases } = line(
        ({ method }) => {
          if (method !== 'get_sip_calls_list') return unanswered()
          isNewSession = true
          return { calls_list: [] }
        },
        { isNewSession: () => isNewSession },
      )
      switchboard.hear(fromAda('connected'))
      await dial('123003')
      await dial('123003')
      expect(phases()).toContain('connected')
    })

    it('is not placed again while nobody knows', async () => {
      const { switchboard, dial } = line(() => unanswered())
      await dial('123003')
      expect(await dial('123003')).toBe('done')
      expect(switchboard.requests).toEqual(['originate_advanced_call', 'get_sip_calls_list'])
      expect(switchboard.store.state.calls.calls.map(({ note }) => note)).toEqual([
        { kind: 'unanswered', action: 'dialAgain' },
      ])
    })
  })
})

const offline = { type: 'line.offline', at: 0, reason: 'closed', retryAt: 0 } as const

const ringsOurPhone = {
  call: { id: 'placed', tag: 'a' },
  caller: { id: '123003', forwarder_list: [] },
  callee: { account_id: '123007', forwarder_list: [] },
  state: 'ringing',
  type: 'incoming',
}
