import { describe, expect, test } from 'vitest'
import type { ReceivedCall } from '../../received.ts'
import { onlySpare, type Place, settlePlaces, takePlaces } from './places.ts'

const call = (id: string): ReceivedCall => ({
  id,
  state: { kind: 'connected' },
  direction: 'incoming',
  remote: { name: id, number: undefined, initials: undefined, anonymous: false },
  via: undefined,
  before: undefined,
  timer: undefined,
  actions: [],
  pending: undefined,
  note: undefined,
  asksFirst: false,
  consultation: undefined,
  lastKnownAt: undefined,
  inPopup: true,
  arrival: { mono: 0, wall: 0 },
})

/** The stack after the calls were these, one list after the other; each change settles before the next. */
function after(...lists: string[][]): readonly Place[] {
  return lists.reduce<readonly Place[]>((before, ids) => takePlaces(settlePlaces(before), ids.map(call)), onlySpare)
}
const told = (places: readonly Place[]): string[] =>
  places.map(({ key, call: { id }, kind }) => `${key} ${kind === 'spare' ? '' : id} ${kind}`.replace('  ', ' '))

describe('the card made beforehand', () => {
  test('is all there is before the first ring', () => {
    expect(told(settlePlaces(onlySpare))).toEqual(['0 spare'])
  })

  test('is taken by the first ring, and a new one is made later', () => {
    expect(told(after(['a']))).toEqual(['0 a here'])
    expect(told(settlePlaces(after(['a'])))).toEqual(['1 spare', '0 a here'])
  })

  test('is taken by the next ring on top, and no card is moved', () => {
    expect(told(after(['a'], ['n', 'a']))).toEqual(['1 n here', '0 a here'])
  })

  test('is what a card becomes that has faded', () => {
    expect(told(settlePlaces(takePlaces(after(['a']), [])))).toEqual(['0 spare'])
  })

  test('may be one that is still fading', () => {
    const before = takePlaces(takePlaces(onlySpare, [call('a')]), [])
    expect(told(takePlaces(before, [call('n')]))).toEqual(['0 n here'])
  })

  test('is taken once where two calls come together', () => {
    expect(told(after(['a', 'b']))).toEqual(['0 a here', '1 b here'])
  })

  test('stays where nothing new comes', () => {
    expect(told(after(['a'], ['a']))).toEqual(['1 spare', '0 a here'])
  })
})

describe('the other cards', () => {
  test('leave from where they stood', () => {
    expect(told(after(['a', 'b', 'c'], ['a', 'c']))).toEqual(['3 spare', '0 a here', '1 b leaving', '2 c here'])
  })

  test('are gone a moment later', () => {
    expect(told(settlePlaces(after(['a', 'b'], ['b'])))).toEqual(['2 spare', '1 b here'])
  })

  test('keep their places when their order changes', () => {
    expect(told(after(['a', 'b'], ['b', 'a']))).toEqual(['2 spare', '1 b here', '0 a here'])
  })

  test('come back to their place where a call that was leaving is there again', () => {
    const leaving = after(['a', 'b'], ['b'])
    expect(told(takePlaces(leaving, [call('a'), call('b')]))).toEqual(['2 spare', '0 a here', '1 b here'])
  })

  test('never share a place', () => {
    const lists = [['a'], ['b', 'a'], ['b'], ['c', 'b'], ['d', 'c', 'b'], ['d'], [], ['e', 'f'], ['f']]
    for (let end = 1; end <= lists.length; end++) {
      const keys = settlePlaces(after(...lists.slice(0, end))).map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})

test('nothing to settle gives the same stack back', () => {
  const settled = settlePlaces(after(['a']))
  expect(settlePlaces(settled)).toBe(settled)
})

describe('a place', () => {
  const [a, b, c] = [call('a'), call('b'), call('c')]
  const stack = settlePlaces(takePlaces(onlySpare, [a, b]))
  const ofCall = (places: readonly Place[], wanted: ReceivedCall): Place | undefined =>
    places.find((place) => place.call === wanted)

  test('is the same object where nothing has changed, and another comes on top', () => {
    const next = takePlaces(stack, [c, a, b])
    expect(ofCall(next, b)).toBe(ofCall(stack, b))
    expect(ofCall(settlePlaces(next), b)).toBe(ofCall(stack, b))
  })

  test('is a new one where its card is no longer the first', () => {
    const next = takePlaces(stack, [c, a, b])
    expect(next.map(({ call: { id }, first }) => [id, first])).toEqual([
      ['c', true],
      ['a', false],
      ['b', false],
    ])
  })

  test('is a new one where its call says something else', () => {
    const held = { ...b, actions: ['resume' as const] }
    const next = takePlaces(stack, [a, held])
    expect(ofCall(next, a)).toBe(ofCall(stack, a))
    expect(ofCall(next, held)).toMatchObject({ key: ofCall(stack, b)?.key, kind: 'here' })
  })

  test('is the first while its card fades on top', () => {
    const next = takePlaces(stack, [b])
    expect(next.filter(({ kind }) => kind !== 'spare').map(({ kind, first }) => [kind, first])).toEqual([
      ['leaving', true],
      ['here', false],
    ])
  })
})
