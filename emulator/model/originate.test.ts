import { describe, expect, it } from 'vitest'
import { ada, ben, kim, Play } from './testing/play.ts'
import { reach } from './world.ts'

const originate = (play: Play, pickup: boolean) =>
  play.act({ act: 'originate', by: kim, caller: reach(play.world, kim), callee: reach(play.world, ben), pickup })

describe('an originated call', () => {
  it('rings at the own phone as incoming, then calls leg B with ~10, both incoming', () => {
    const play = new Play()
    const { callId } = originate(play, false)
    expect(callId).toMatch(/^[A-Za-z0-9]{4}![A-Za-z0-9]{23}@192\.168\.243\.133$/)
    expect(play.told[0]?.info).toMatchObject({ type: 'incoming', callee: { id: kim }, caller: { id: ben } })
    expect(play.news()).toEqual([`${kim} trying`, `${kim} ringing`])
    play.act({ act: 'answer', leg: play.name(kim) })
    expect(play.told[1]?.info).toMatchObject({
      call: { id: `${String(callId)}~10` },
      type: 'incoming',
      callee: { id: ben },
      caller: { id: kim },
    })
    expect(play.news()).toEqual([`${kim} connected`, `${ben} B trying`, `${ben} B ringing`])
    play.act({ act: 'answer', leg: play.name(ben) })
    expect(play.news()).toEqual([`${ben} B connected`])
  })

  it('is picked up by itself on request', () => {
    const play = new Play()
    originate(play, true)
    play.news()
    play.pass(1000)
    expect(play.news()[0]).toBe(`${kim} connected`)
  })

  it('is over when leg A is declined, and for both when leg B is', () => {
    const play = new Play()
    originate(play, false)
    play.news()
    play.act({ act: 'hang up', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} terminated`])
    originate(play, true)
    play.pass(1000)
    play.news()
    play.act({ act: 'hang up', leg: play.name(ben) })
    expect(play.news()).toEqual([`${ben} B terminated`, `${kim} terminated`])
  })

  it('keeps leg B from who placed it where the switch is so', () => {
    const play = new Play({ options: { legB: 'untold' } })
    originate(play, true)
    play.pass(1000)
    const legB = play.told.filter(({ info }) => info.call.id.endsWith('~10'))
    expect(legB.map(({ lines }) => lines)).toEqual([[ben], [ben]])
  })

  it('can be transferred, held and hung up like any other', () => {
    const play = new Play()
    originate(play, true)
    play.pass(1000)
    play.act({ act: 'answer', leg: play.name(ben) })
    play.news()
    play.act({ act: 'hold by command', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} holding`, `${ben} B held`])
    play.act({ act: 'transfer', leg: play.name(kim), to: reach(play.world, ada) })
    expect(play.news()).toEqual([`${kim} terminated`, `${ada} trying`, `${ada} ringing`, `${ben} B connected`])
  })
})
