import { describe, expect, it } from 'vitest'
import type { PastCall } from '../history/past-call.ts'
import { People } from './people.ts'
import { type Person, personText } from './person.ts'
import { suggest } from './suggest.ts'

const call = (name: string | undefined, number: string | undefined): PastCall => ({
  id: 1,
  party: number,
  name,
  number,
  anonymous: number === undefined,
  via: undefined,
  direction: 'incoming',
  how: 'theyHungUp',
  startedAt: 0,
  talkedMs: 1,
  rangMs: 1,
  note: '',
})
const person = (name: string, ...numbers: readonly string[]): Person => {
  const known = { name, company: undefined, numbers: numbers.map((number) => ({ kind: 'work' as const, number })) }
  return { key: name, source: 'own', contactId: 1, favourite: false, email: '', ...known, text: personText(known) }
}

const calls = [
  call('Ruth Berger', '121'),
  call('Tomás Oliveira', '+351215550187'),
  call('Ben Adeyemi', '112'),
  call(undefined, undefined),
  call('Ruth Berger', '121'),
  call('Herbert Noll', '118'),
  call(undefined, '+442079460921'),
]
const people = new People([
  person('Beate Lindqvist', '+49 30 5550 118', '119'),
  person('Gilbert Noll', '140'),
  person('Ruth Berger', '121'),
])
const found = (typed: string, limit = 6) =>
  suggest({ typed, limit, calls, reading: { country: 'DE', people } }).map(({ remote, dialable }) =>
    [remote.name, dialable].filter(Boolean).join(' '),
  )

describe('numbers to pick', () => {
  it('are the latest before anything is typed, each once, none that is withheld', () => {
    expect(found('')).toEqual([
      'Ruth Berger 121',
      'Tomás Oliveira +351215550187',
      'Ben Adeyemi 112',
      'Herbert Noll 118',
      '+442079460921',
    ])
  })

  it('are found by the beginning of any word of a name, those with calls first, then by any part', () => {
    expect(found('be')).toEqual([
      'Ruth Berger 121',
      'Ben Adeyemi 112',
      'Beate Lindqvist +49 30 5550 118',
      'Beate Lindqvist 119',
      'Herbert Noll 118',
      'Gilbert Noll 140',
    ])
  })

  it('are found without case and accents', () => {
    expect(found('TOMAS')).toEqual(['Tomás Oliveira +351215550187'])
  })

  it('are found by their digits, however they are written', () => {
    expect(found('20 7946')).toEqual(['+442079460921'])
    expect(found('030 5550')).toEqual(['Beate Lindqvist +49 30 5550 118'])
  })

  it('are not found by digits inside a name that is typed', () => {
    expect(found('room 112')).toEqual([])
  })

  it('are no more than asked for', () => {
    expect(found('', 2)).toHaveLength(2)
  })
})
