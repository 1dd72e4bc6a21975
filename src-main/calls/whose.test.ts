import { describe, expect, it } from 'vitest'
import { ada, ben, fromAda, leg, party, toAda, us } from '../state/testing/legs.ts'
import { account, name, scriptedLine, signedInLine } from '../state/testing/scripted-line.ts'
import { isDialled, roleOf } from './identity.ts'

describe('a leg is ours', () => {
  it('when it is incoming and the callee is our account, or outgoing and the caller is', () => {
    expect(roleOf(fromAda('ringing'), account)).toBe('incoming')
    expect(roleOf(toAda('ringing'), account)).toBe('outgoing')
  })

  it('not when it is the other end of our call', () => {
    expect(roleOf(leg('ringing', { direction: 'outgoing', caller: ada, callee: us }), account)).toBe('other')
    expect(roleOf(leg('ringing', { direction: 'incoming', caller: us, callee: ada }), account)).toBe('other')
  })

  it('by id, displayed number or alias where no account is told', () => {
    for (const callee of [
      { id: '123007' },
      { displayId: '123007' },
      { id: '+16045550107' },
      { id: 'sip:123007@pbx' },
    ]) {
      expect(roleOf(leg('ringing', { callee: party(callee) }), account)).toBe('incoming')
    }
    expect(roleOf(leg('ringing', { callee: party({ id: '123008' }) }), account)).toBe('other')
  })

  it('not when another account shows our number', () => {
    expect(roleOf(leg('ringing', { callee: party({ accountId: '123008', displayId: '123007' }) }), account)).toBe(
      'other',
    )
  })

  it('by the side that we stand on where the direction is not known', () => {
    expect(roleOf(leg('ringing', { direction: 'unknown' }), account)).toBe('incoming')
    expect(roleOf(leg('ringing', { direction: 'unknown', caller: us, callee: ada }), account)).toBe('outgoing')
    expect(roleOf(leg('ringing', { direction: 'unknown', caller: ben, callee: ada }), account)).toBe('other')
  })
})

describe('whom we dialled is known again', () => {
  it.each([
    ['123003', { id: '123003' }, true],
    ['(604) 628-2442', { id: '16046282442' }, true],
    ['+44 20 7183 8750', { displayId: '02071838750' }, true],
    ['103', { id: '123003', extensionId: '103' }, true],
    ['123003', { id: '123002' }, false],
    ['03', { id: '123003' }, false],
    ['628-2442', { id: '9995551234' }, false],
    ['ada', { id: 'ben' }, false],
  ])('%s, shown as %o: %s', (number, shown, expected) => {
    expect(isDialled(party(shown), number)).toBe(expected)
  })
})

describe('whose call', () => {
  it.each(['pbx.example:8445', 'PBX.Example', ' https://pbx.example/ '])(
    'calls are of the same owner where the server is typed as %s',
    (typed) => {
      const line = signedInLine()
      const { owner } = line.state.calls
      line.send({ type: 'signedOut', name })
      line.send({ type: 'signIn.started', name: { ...name, server: typed } })
      line.send({ type: 'line.signedIn', account })
      expect(line.state.calls.owner).toBe(owner)
    },
  )

  it('nothing is shown before we know who we are', () => {
    const line = scriptedLine()
    line.hear(fromAda('ringing'))
    line.list([fromAda('ringing')])
    expect(line.cards).toEqual([])
  })

  it('calls of other accounts are not shown, and do not ring, end or miss anything', () => {
    const line = signedInLine()
    const others = { caller: ben, callee: ada }
    line.hear(leg('ringing', others), leg('connected', others), leg('terminated', others))
    expect(line.cards).toEqual([])
    expect(line.ended).toEqual([])
  })

  it('the leg of the other end does not change our call', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.hear(leg('connected', { tag: 'hers', direction: 'outgoing', caller: ada, callee: us }))
    expect(line.card.state).toEqual({ kind: 'incoming' })
  })

  it('the leg of the other end adds a name, also when it was there first', () => {
    const unnamed = party({ accountId: '123002', id: '123002', displayId: '123002' })
    const hers = leg('trying', { tag: 'hers', direction: 'outgoing', caller: ada, callee: us })
    for (const before of [true, false]) {
      const line = signedInLine()
      const ours = fromAda('ringing', { caller: unnamed })
      line.hear(...(before ? [hers, ours] : [ours, hers]))
      expect(line.card.remote.name).toBe('Ada Lovelace')
    }
  })
})

describe('which card', () => {
  it('two phones of ours that ring are one card, and the call is answered when one of them is', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { tag: 'desk' }), fromAda('ringing', { tag: 'mobile' }))
    expect(line.card.state.kind).toBe('incoming')
    line.hear(fromAda('connected', { tag: 'mobile' }), fromAda('terminated', { tag: 'desk', reasonCode: 26 }))
    expect(line.card.state.kind).toBe('connected')
    expect(line.ended).toEqual([])
    expect(line.missed).toBe(0)
  })

  it('of two phones of ours in one call the one that changed last decides', () => {
    const line = signedInLine()
    line.hear(fromAda('connected', { tag: 'desk' }), fromAda('holding', { tag: 'mobile' }))
    expect(line.card.state.kind).toBe('onHold')
    line.hear(fromAda('held', { tag: 'desk' }), fromAda('connected', { tag: 'desk' }))
    expect(line.card.state.kind).toBe('connected')
  })

  it('a queue that rings again with the same call id is a new card', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { tag: 'first' }), fromAda('terminated', { tag: 'first' }))
    line.hear(fromAda('ringing', { tag: 'second' }))
    expect(line.cards.map((card) => card.state.kind)).toEqual(['incoming', 'ended'])
    expect(new Set(line.cards.map((card) => card.id)).size).toBe(2)
    line.wait(2_000)
    expect(line.card.state.kind).toBe('incoming')
    line.hear(fromAda('connected', { tag: 'second' }))
    expect(line.card.state.kind).toBe('connected')
    expect(line.ended.map(({ how }) => how)).toEqual(['missedOrElsewhere'])
  })

  it('cards stand in order: what rings longest, what is up, what waits, what is over', () => {
    const line = signedInLine()
    const call = (id: string) => ({ callId: id, tag: id })
    line.hear(fromAda('connected', call('held')), fromAda('held', call('held')))
    line.hear(fromAda('ringing', call('over')), fromAda('terminated', call('over')))
    line.hear(fromAda('connected', call('talking')), toAda('ringing', call('calling')))
    line.wait(10)
    line.hear(fromAda('ringing', call('first ring')))
    line.wait(10)
    line.hear(fromAda('ringing', call('second ring')))
    expect(line.cards.map(({ id }) => id)).toEqual(['first ring', 'second ring', 'talking', 'calling', 'held', 'over'])
  })
})
