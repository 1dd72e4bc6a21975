import { describe, expect, test } from 'vitest'
import type { PickView } from '../../src-main/ipc/contract/picks.ts'
import { impliedPick, markedName } from './picks.ts'

const ben: PickView = {
  dialable: '112',
  remote: { name: 'Ben Adeyemi', number: '112', initials: 'BA', anonymous: false },
  source: 'own',
  kind: undefined,
}

describe('what Enter takes', () => {
  test('a typed name means the first match', () => {
    expect(impliedPick([ben], 'be')).toBe(0)
  })

  test('typed digits mean themselves, whatever matches', () => {
    expect(impliedPick([ben], '11')).toBeUndefined()
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
