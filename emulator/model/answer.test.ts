import { describe, expect, it } from 'vitest'
import { ada, kim, Play } from './testing/play.ts'

const plain = (answerByNotify: 'refused' | 'ignored', answersInvite = true) =>
  ({ kind: 'plain', answerByNotify, answersInvite }) as const

describe('answering by command', () => {
  it('by Notify connects a phone that knows the talk event', () => {
    const play = new Play()
    play.ring(ada, kim)
    play.news()
    play.act({ act: 'answer by command', leg: play.name(kim), mode: 'Notify' })
    expect(play.news()).toEqual([`${kim} connected`, `${ada} connected`])
  })

  it('by Notify is refused by a plain phone, or accepted without effect', () => {
    const refuses = new Play({ phone: plain('refused') })
    refuses.ring(ada, kim)
    expect(refuses.act({ act: 'answer by command', leg: refuses.name(kim), mode: 'Notify' }).fault?.code).toBe(
      'sip.internal_server_error',
    )
    const ignores = new Play({ phone: plain('ignored') })
    ignores.ring(ada, kim)
    ignores.news()
    expect(ignores.act({ act: 'answer by command', leg: ignores.name(kim), mode: 'Notify' }).fault).toBeUndefined()
    ignores.pass(10_000)
    expect(ignores.news()).toEqual([])
  })

  it('by Invite ends the leg; another one of the same call follows and connects', () => {
    const play = new Play({ phone: plain('refused') })
    const callId = play.ring(ada, kim)
    const before = play.leg(kim)
    play.news()
    play.act({ act: 'answer by command', leg: play.name(kim), mode: 'Invite' })
    expect(play.news()).toEqual([`${kim} terminated`])
    play.pass(1000)
    expect(play.news()).toEqual([`${kim} trying`, `${kim} connected`, `${ada} connected`])
    expect(play.leg(kim, callId).tag).not.toBe(before.tag)
  })

  it('by Invite comes to nothing where the caller has given up meanwhile', () => {
    const play = new Play()
    play.ring(ada, kim)
    play.act({ act: 'answer by command', leg: play.name(kim), mode: 'Invite' })
    play.act({ act: 'hang up', leg: play.name(ada) })
    play.news()
    play.pass(1000)
    expect(play.news()).toEqual([])
  })

  it('by Invite only rings again on a phone that does not answer by itself', () => {
    const play = new Play({ phone: plain('refused', false) })
    play.ring(ada, kim)
    play.act({ act: 'answer by command', leg: play.name(kim), mode: 'Invite' })
    play.news()
    play.pass(1000)
    expect(play.news()).toEqual([`${kim} trying`, `${kim} ringing`])
  })

  it('is refused for an outgoing leg and for one that is connected', () => {
    const play = new Play()
    play.ring(kim, ada)
    expect(play.act({ act: 'answer by command', leg: play.name(kim), mode: 'Notify' }).fault?.code).toBe(
      'sip.wrong_parameters',
    )
    play.act({ act: 'answer', leg: play.name(ada) })
    expect(play.act({ act: 'answer by command', leg: play.name(ada), mode: 'Invite' }).fault?.code).toBe(
      'sip.wrong_parameters',
    )
  })
})
