import { describe, expect, it } from 'vitest'
import { callById } from '../calls/select.ts'
import { fromAda, fromBen } from '../state/testing/legs.ts'
import { refuse, scriptedSwitchboard, unanswered } from './testing/scripted-switchboard.ts'
import { transfer } from './transfer.ts'

const talking = (server?: Parameters<typeof scriptedSwitchboard>[0]) => {
  const switchboard = scriptedSwitchboard(server)
  switchboard.hear(fromAda('connected'))
  return { switchboard, to: (to: string) => transfer(switchboard, { callId: 'call-1', to }) }
}

describe('a transfer', () => {
  it('names its target as the reference does', async () => {
    const { switchboard, to } = talking()
    expect(await to(' +1 (604) 628-2442 ')).toBe('done')
    expect(switchboard.last('transfer_call')).toMatchObject({ cld: '+16046282442' })
    expect(switchboard.last('transfer_call')).not.toHaveProperty('destination')
  })

  it('names it in the newer way too where the server misses that, and remembers it', async () => {
    const { switchboard, to } = talking(({ params }) =>
      'destination' in params ? undefined : refuse('sip.wrong_parameters', 'destination is mandatory'),
    )
    await to('123003')
    expect(switchboard.requests).toHaveLength(2)
    expect(switchboard.settings.current.transferByDestination).toEqual(['pbx.example:8445'])
    switchboard.hear(fromBen('connected'))
    await transfer(switchboard, { callId: 'call-2', to: '123009' })
    expect(switchboard.last('transfer_call')).toMatchObject({ cld: '123009', destination: '123009' })
    expect(switchboard.requests).toHaveLength(3)
  })

  it.each([
    ['our number', '123007'],
    ['our number with a plus', '+123007'],
    ['our extension', '107'],
    ['another number of ours', '1 604 555 0107'],
  ])('to ourselves is refused: %s', async (_what, target) => {
    const { switchboard, to } = talking()
    expect(await to(target)).toBe('ownNumber')
    expect(switchboard.requests).toEqual([])
  })

  it('to who is on the line already is refused', async () => {
    const { switchboard, to } = talking()
    expect(await to('123002')).toBe('inThisCall')
    expect(switchboard.requests).toEqual([])
  })

  it('reaches a colleague whose phone rings for the same call', async () => {
    const { to, switchboard } = talking()
    switchboard.hear(fromAda('ringing', { tag: 'theirs', callee: { ...fromBen('ringing').caller } }))
    expect(await to('123003')).toBe('done')
  })

  it.each(['Ada Lovelace', 'sip:ben', '12a', '#'.repeat(40), '+'])('to %j is refused', async (target) => {
    expect(await talking().to(target)).toBe('invalid')
  })

  describe('that was not answered', () => {
    it('is sent again where the list shows that it did not take', async () => {
      let answers = false
      const { switchboard, to } = talking(({ method }) => {
        if (method === 'get_sip_calls_list') return { calls_list: [onWire('call-1', 'tag-1')] }
        return answers ? undefined : unanswered()
      })
      await to('123003')
      expect(callById(switchboard.store.state.calls, 'call-1')?.note).toMatchObject({ kind: 'unanswered' })
      answers = true
      await to('123003')
      expect(switchboard.requests).toEqual(['transfer_call call-1', 'get_sip_calls_list', 'transfer_call call-1'])
    })

    it('is not sent again where the list shows that it took', async () => {
      const { switchboard, to } = talking(({ method }) =>
        method === 'get_sip_calls_list' ? { calls_list: [] } : unanswered(),
      )
      await to('123003')
      expect(await to('123003')).toBe('done')
      expect(switchboard.requests).toEqual(['transfer_call call-1', 'get_sip_calls_list'])
    })

    it('is not sent again while nobody knows', async () => {
      const { switchboard, to } = talking(() => unanswered())
      await to('123003')
      expect(await to('123003')).toBe('notNow')
      expect(switchboard.requests).toEqual(['transfer_call call-1', 'get_sip_calls_list'])
    })
  })
})

const onWire = (id: string, tag: string) => ({
  call: { id, tag },
  caller: { account_id: '123002', forwarder_list: [] },
  callee: { account_id: '123007', forwarder_list: [] },
  state: 'connected',
  type: 'incoming',
})
