import { describe, expect, it } from 'vitest'
import { ada, ben, kim, Play } from './testing/play.ts'
import { reach } from './world.ts'

const to = (play: Play, number: string) => reach(play.world, number)

describe('a blind transfer', () => {
  it('ends the transferor with its reason, rings at the target, and tells the transferee whom it gets', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.pass(5000)
    play.news()
    play.act({ act: 'transfer', leg: play.name(kim), to: to(play, ben) })
    const [transferor, target, , transferee] = play.told.map(({ info }) => info)
    expect(transferor).toMatchObject({ reason: 'blind transfer', reason_code: null, duration: 5 })
    expect(target?.call.id).toBe(transferor?.call.id)
    expect(transferee?.callee).toMatchObject({ account_id: ben })
    expect(play.news()).toEqual([`${kim} terminated`, `${ben} trying`, `${ben} ringing`, `${ada} connected`])
    play.act({ act: 'answer', leg: play.name(ben) })
    expect(play.news()).toEqual([`${ben} connected`])
  })

  it('works for the one who called, too', () => {
    const play = new Play()
    play.talk(kim, ada)
    play.news()
    play.act({ act: 'transfer', leg: play.name(kim), to: to(play, ben) })
    expect(play.news()).toEqual([`${kim} terminated`, `${ben} trying`, `${ben} ringing`, `${ada} connected`])
    expect(play.leg(ada)).toMatchObject({ caller: { id: ben }, direction: 'incoming' })
  })

  it('frees a transferee who was held', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.act({ act: 'hold', leg: play.name(kim) })
    play.news()
    play.act({ act: 'transfer', leg: play.name(kim), to: to(play, ben) })
    expect(play.news().at(-1)).toBe(`${ada} connected`)
  })

  it('of a ringing call deflects it, and names who passed it on', () => {
    const play = new Play({ phones: 2 })
    play.ring(ada, kim)
    play.news()
    play.act({ act: 'transfer', leg: play.name(kim), to: to(play, '103') })
    expect(play.told.at(-2)?.info.callee?.forwarder_list).toEqual([{ id: kim }])
    expect(play.news()).toEqual([
      `${kim} terminated`,
      `${kim} terminated`,
      `${ben} trying`,
      `${ben} ringing`,
      `${ada} ringing`,
    ])
  })

  it('ends for both when the target declines', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.act({ act: 'transfer', leg: play.name(kim), to: to(play, ben) })
    play.news()
    play.act({ act: 'hang up', leg: play.name(ben) })
    expect(play.news()).toEqual([`${ben} terminated`, `${ada} terminated`])
  })

  it('is refused to oneself, to who is in the call, of a call that only dials, and where nobody is at the other end', () => {
    const play = new Play()
    play.talk(ada, kim)
    const code = (number: string) =>
      play.act({ act: 'transfer', leg: play.name(kim), to: to(play, number) }).fault?.code
    expect(code(kim)).toBe('sip.wrong_parameters')
    expect(code(ada)).toBe('sip.wrong_parameters')
    play.act({ act: 'hang up', leg: play.name(kim) })
    play.ring(kim, ada)
    expect(code(ben)).toBe('sip.wrong_parameters')
  })
})

describe('joining two calls', () => {
  const consult = (play: Play) => {
    play.talk(ada, kim)
    play.act({ act: 'hold by command', leg: play.name(kim) })
    const { callId = '' } = play.act({
      act: 'originate',
      by: kim,
      caller: to(play, kim),
      callee: to(play, ben),
      pickup: true,
    })
    play.pass(1000)
    play.act({ act: 'answer', leg: play.name(ben) })
    play.news()
    return callId
  }

  it('ends both legs of the transferor and connects the rest; leg B may be named', () => {
    const play = new Play()
    consult(play)
    play.act({ act: 'join', leg: play.name(kim), with: play.name(ben) })
    expect(play.news()).toEqual([`${kim} terminated`, `${kim} terminated`, `${ada} connected`, `${ben} B connected`])
    expect(play.leg(ada)).toMatchObject({ callee: { id: ben } })
    expect(play.leg(ben)).toMatchObject({ caller: { id: ada } })
  })

  it('takes leg A as well', () => {
    const play = new Play()
    const callId = consult(play)
    play.act({ act: 'join', leg: play.name(kim), with: play.name(kim, callId) })
    expect(play.news()).toEqual([`${kim} terminated`, `${kim} terminated`, `${ada} connected`, `${ben} B connected`])
  })

  it('takes one of the two only where the switch is so', () => {
    const takesB = new Play({ options: { joinTakes: 'leg B' } })
    const callId = consult(takesB)
    const legA = takesB.act({ act: 'join', leg: takesB.name(kim), with: takesB.name(kim, callId) })
    expect(legA.fault?.code).toBe('sip.call_not_found')
    expect(takesB.act({ act: 'join', leg: takesB.name(kim), with: takesB.name(ben) }).fault).toBeUndefined()
    const takesA = new Play({ options: { joinTakes: 'leg A' } })
    consult(takesA)
    expect(takesA.act({ act: 'join', leg: takesA.name(kim), with: takesA.name(ben) }).fault?.code).toBe(
      'sip.call_not_found',
    )
  })

  it('leaves a call that either of the two can end', () => {
    const play = new Play()
    consult(play)
    play.act({ act: 'join', leg: play.name(kim), with: play.name(ben) })
    play.news()
    play.act({ act: 'hang up', leg: play.name(ben) })
    expect(play.news()).toEqual([`${ben} B terminated`, `${ada} terminated`])
    expect(play.world.legs.size).toBe(0)
  })

  it('is refused while the target has not answered', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.act({ act: 'originate', by: kim, caller: to(play, kim), callee: to(play, ben), pickup: true })
    play.pass(1000)
    expect(play.act({ act: 'join', leg: play.name(kim), with: play.name(ben) }).fault?.code).toBe(
      'sip.wrong_parameters',
    )
  })
})
