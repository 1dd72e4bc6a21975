import { describe, expect, it } from 'vitest'
import { ada, ben, kim, Play } from './testing/play.ts'

describe('a call from one line to another', () => {
  it('tries at both ends, rings at the called one, then at the caller', () => {
    const play = new Play()
    play.ring(ada, kim)
    expect(play.news()).toEqual([`${ada} trying`, `${kim} trying`, `${kim} ringing`, `${ada} ringing`])
  })

  it('is answered: the party that answers is told first', () => {
    const play = new Play()
    play.ring(ada, kim)
    play.news()
    play.act({ act: 'answer', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} connected`, `${ada} connected`])
  })

  it('ends for both, the terminated party first, and tells how long it was', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.pass(61_900)
    play.news()
    play.act({ act: 'hang up', leg: play.name(kim) })
    expect(play.told.map(({ info }) => [info.duration, info.reason, info.reason_code])).toEqual([
      [61, 'Normal call clearing', 16],
      [61, 'Normal call clearing', 16],
    ])
    expect(play.news()).toEqual([`${kim} terminated`, `${ada} terminated`])
    expect(play.world.legs.size).toBe(0)
    expect(play.world.calls.size).toBe(0)
  })

  it('is declined with a duration of 0', () => {
    const play = new Play()
    play.ring(ada, kim)
    play.news()
    play.act({ act: 'hang up', leg: play.name(kim) })
    expect(play.told[0]?.info).toMatchObject({
      state: 'terminated',
      reason: 'Call rejected',
      reason_code: 21,
      duration: 0,
    })
  })

  it('has the forms of the reference: start_time while it rings, connect_time when it is up, in UTC', () => {
    const play = new Play()
    play.ring(ada, kim)
    expect(play.told[1]?.info).toMatchObject({
      callee: { account_id: kim, centrex_id: '30', display_id: kim, id: kim, forwarder_list: [] },
      caller: { account_id: ada },
      start_time: '2026-11-23 09:00:00',
      transport_id: '192.168.243.133:5070',
      type: 'incoming',
    })
    expect(play.told[1]?.info).not.toHaveProperty('connect_time')
    play.pass(5000)
    play.act({ act: 'answer', leg: play.name(kim) })
    expect(play.told.at(-1)?.info).toMatchObject({ connect_time: '2026-11-23 09:00:05', type: 'outgoing' })
    expect(play.told.at(-1)?.info).not.toHaveProperty('start_time')
    expect(play.leg(ada).tag).toMatch(/^[0-9a-f]{16}o1$/)
    expect(play.leg(kim).tag).toMatch(/^[a-z0-9]{16}\.o$/)
  })

  it('rings on several phones; the others stop when one is answered', () => {
    const play = new Play()
    play.ring(ada, kim, { phones: 3 })
    play.news()
    play.act({ act: 'answer', leg: play.name(kim) })
    expect(play.told[1]?.info).toMatchObject({ reason: 'Call completed elsewhere', reason_code: 26 })
    expect(play.news()).toEqual([`${kim} connected`, `${kim} terminated`, `${kim} terminated`, `${ada} connected`])
  })

  it('plays early media to the caller', () => {
    const play = new Play()
    play.ring(ada, kim, { early: true })
    expect(play.news().at(-1)).toBe(`${ada} early`)
  })

  it('from outside names no account, and an anonymous caller no number', () => {
    const play = new Play()
    play.ring('+493055570142', kim)
    expect(play.told[1]?.info.caller).toEqual({ display_id: '+493055570142', id: '+493055570142', forwarder_list: [] })
    play.ring('anonymous', kim)
    expect(play.told.at(-1)?.info.caller).toEqual({
      display_id: 'anonymous',
      display_name: 'Anonymous',
      forwarder_list: [],
    })
  })

  it('passed on by a line names that line', () => {
    const play = new Play()
    play.act({
      act: 'ring',
      from: { kind: 'outside', number: '+49301' },
      to: { kind: 'line', id: kim },
      forwarders: [ben],
    })
    expect(play.told.at(-1)?.info.callee?.forwarder_list).toEqual([{ id: ben }])
  })

  it('is refused on a leg that is over', () => {
    const play = new Play()
    play.talk(ada, kim)
    const leg = play.name(kim)
    play.act({ act: 'hang up', leg })
    expect(play.act({ act: 'hang up', leg }).fault?.code).toBe('sip.call_not_found')
  })
})
