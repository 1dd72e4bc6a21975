import { describe, expect, it } from 'vitest'
import { ada, ben, kim, Play } from './testing/play.ts'
import { hears, listLegs, readScope } from './scope.ts'
import { reach } from './world.ts'

const ofLine = (id: string) => ({ kind: 'line', id }) as const
const heardBy = (play: Play, id: string) =>
  play.told.filter(({ lines }) => hears(ofLine(id), lines)).map(({ info }) => `${info.type} ${info.state}`)

describe('a subscription to one account', () => {
  it('hears both legs of its calls from the first on, and nothing of others', () => {
    const play = new Play()
    play.ring(ada, kim)
    expect(heardBy(play, kim)).toEqual(['outgoing trying', 'incoming trying', 'incoming ringing', 'outgoing ringing'])
    expect(heardBy(play, ada)).toHaveLength(4)
    expect(heardBy(play, ben)).toEqual([])
  })

  it('hears what becomes of a call that it transferred', () => {
    const play = new Play()
    play.talk(ada, kim)
    play.told.splice(0)
    play.act({ act: 'transfer', leg: play.name(kim), to: reach(play.world, ben) })
    play.act({ act: 'answer', leg: play.name(ben) })
    expect(heardBy(play, kim)).toEqual([
      'incoming terminated',
      'incoming trying',
      'incoming ringing',
      'outgoing connected',
      'incoming connected',
    ])
  })

  it('lists its own leg and the other one', () => {
    const play = new Play()
    play.ring(ada, kim)
    play.ring('+49301', ben)
    const listed = listLegs(play.world, ofLine(kim), () => true)
    expect(listed.map(({ type }) => type)).toEqual(['outgoing', 'incoming'])
    expect(listLegs(play.world, { kind: 'customer' }, () => true)).toHaveLength(4)
  })
})

describe('whose calls a request means', () => {
  const { world } = new Play()

  it('is read from the ids of this customer alone', () => {
    expect(readScope(world, { i_account: 40_123_007 })).toEqual(ofLine(kim))
    expect(readScope(world, { i_account: 1 })).toBeUndefined()
    expect(readScope(world, { i_customer: 30 })).toEqual({ kind: 'customer' })
    expect(readScope(world, { i_main_office: 30 })).toEqual({ kind: 'customer' })
    expect(readScope(world, { i_customer: 31 })).toBeUndefined()
    expect(readScope(world, { i_ivr_an: 5 })).toEqual({ kind: 'nothing' })
  })
})
