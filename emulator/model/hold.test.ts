import { describe, expect, it } from 'vitest'
import { ada, kim, Play } from './testing/play.ts'

const plain = { kind: 'plain', answerByNotify: 'refused', answersInvite: true } as const

describe('holding a call', () => {
  it('by command on a phone that knows the event: holding for us, held for them, and connect_time moves', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.pass(30_000)
    play.news()
    play.act({ act: 'hold by command', leg: play.name(kim) })
    expect(play.told.map(({ info }) => info.connect_time)).toEqual(['2026-11-23 09:00:30', '2026-11-23 09:00:30'])
    expect(play.news()).toEqual([`${kim} holding`, `${ada} held`])
    play.act({ act: 'unhold by command', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} connected`, `${ada} connected`])
  })

  it('by command on a plain phone: the switch plays its music to both, who are held', () => {
    const play = new Play({ phone: plain })
    play.talk(ada, kim)
    play.news()
    play.act({ act: 'hold by command', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} held`, `${ada} held`])
    play.act({ act: 'unhold by command', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} connected`, `${ada} connected`])
  })

  it('by both sides: each is holding until the other one resumes', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.act({ act: 'hold', leg: play.name(ada) })
    play.news()
    play.act({ act: 'hold', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} holding`, `${ada} holding`])
    play.act({ act: 'resume', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} held`, `${ada} holding`])
  })

  it('again tells nothing new', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.act({ act: 'hold by command', leg: play.name(kim) })
    play.news()
    expect(play.act({ act: 'hold by command', leg: play.name(kim) }).fault).toBeUndefined()
    expect(play.news()).toEqual([])
  })

  it('is refused while it rings, and resuming what the other side holds as well', () => {
    const play = new Play()
    play.ring(ada, kim)
    expect(play.act({ act: 'hold by command', leg: play.name(kim) }).fault?.code).toBe('sip.wrong_parameters')
    play.act({ act: 'answer', leg: play.name(kim) })
    play.act({ act: 'hold', leg: play.name(ada) })
    expect(play.act({ act: 'unhold by command', leg: play.name(kim) }).fault?.code).toBe('sip.wrong_parameters')
  })
})
