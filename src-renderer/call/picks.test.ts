import { describe, expect, test } from 'vitest'
import type { RecentCallView } from '../../src-main/ipc/contract.ts'
import { impliedPick, markedName, picksFor } from './picks.ts'

const recentCall = (name: string | undefined, dialable: string | undefined): RecentCallView => ({
  id: `${name}-${dialable}`,
  remote: { name, number: dialable, initials: undefined, anonymous: dialable === undefined },
  dialable,
  direction: 'incoming',
  how: 'theyHungUp',
  via: undefined,
  startedAt: 0,
  talkedMs: 1,
  rangMs: 1,
})

const recent = [
  recentCall('Ruth Berger', '121'),
  recentCall('Tomás Oliveira', '+351215550187'),
  recentCall('Ben Adeyemi', '112'),
  recentCall(undefined, undefined),
  recentCall('Ruth Berger', '121'),
  recentCall('Herbert Noll', '118'),
  recentCall(undefined, '+442079460921'),
]
const find = (typed: string, more: { except?: string; limit?: number } = {}): (string | undefined)[] =>
  picksFor({ recent, typed, limit: 4, ...more }).map(({ remote, dialable }) => remote.name ?? dialable)

describe('numbers to pick', () => {
  test('before anything is typed they are the latest, each once, none that is withheld', () => {
    expect(find('')).toEqual(['Ruth Berger', 'Tomás Oliveira', 'Ben Adeyemi', 'Herbert Noll'])
  })

  test('a name is found by the beginning of any of its words, then by any part', () => {
    expect(find('be')).toEqual(['Ruth Berger', 'Ben Adeyemi', 'Herbert Noll'])
  })

  test('case and accents do not matter', () => {
    expect(find('TOMAS')).toEqual(['Tomás Oliveira'])
  })

  test('a number is found by its digits, however it is written', () => {
    expect(find('20 7946')).toEqual(['+442079460921'])
  })

  test('digits inside a name that is typed find no numbers', () => {
    expect(find('room 112')).toEqual([])
  })

  test('who is in the call already is not offered', () => {
    expect(find('be', { except: '112' })).toEqual(['Ruth Berger', 'Herbert Noll'])
  })

  test('there are no more than asked for', () => {
    expect(find('', { limit: 2 })).toHaveLength(2)
  })
})

describe('what Enter takes', () => {
  test('a typed name means the first match', () => {
    expect(impliedPick(picksFor({ recent, typed: 'be', limit: 4 }), 'be')).toBe(0)
  })

  test('typed digits mean themselves, whatever matches', () => {
    expect(impliedPick(picksFor({ recent, typed: '11', limit: 4 }), '11')).toBeUndefined()
  })

  test('a name that nothing matches means itself', () => {
    expect(impliedPick([], 'zoe')).toBeUndefined()
  })
})

describe('the match in a name', () => {
  test('is cut out where it stands', () => {
    expect(markedName('Aaltje van den Berg', 'be')).toEqual(['Aaltje van den ', 'Be', 'rg'])
  })

  test('keeps its accents', () => {
    expect(markedName('Tomás Oliveira', 'tomas')).toEqual(['', 'Tomás', ' Oliveira'])
  })

  test('is empty where nothing matches or nothing is typed', () => {
    expect(markedName('Ben', 'x')).toEqual(['Ben', '', ''])
    expect(markedName('Ben', ' ')).toEqual(['Ben', '', ''])
  })
})
