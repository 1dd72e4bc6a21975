import { bareNumber, isFullNumber, partyOf } from '../calls/number.ts'
import { searchTerms } from '../history/search-text.ts'
import type { PeopleCount } from '../ipc/contract/contacts.ts'
import type { Person } from './person.ts'

/**
 * All people whose names are known, found by their numbers at once and without waiting: it happens while the phone rings.
 * Building it for twenty thousand takes some ten milliseconds, since numbers are only read where their last digits agree.
 */
export class People {
  /** Own contacts first, and in the order of their names. */
  readonly all: readonly Person[]
  /** Another one than before where anybody has changed. */
  readonly revision: number
  readonly #byTail = new Map<string, Person[]>()

  constructor(people: readonly Person[], revision = 0) {
    this.all = people
    this.revision = revision
    for (const person of people) {
      for (const tail of new Set(person.numbers.map(({ number }) => tailOf(number)))) {
        const sharing = this.#byTail.get(tail)
        if (sharing) sharing.push(person)
        else this.#byTail.set(tail, [person])
      }
    }
  }

  /** Whom a number belongs to: own contacts, else who is in the phone book or the directory. */
  lookUp(number: string, country: string): readonly Person[] {
    const having = (this.#byTail.get(tailOf(number)) ?? []).filter((person) =>
      person.numbers.some((own) => isSameNumber(own.number, number, country)),
    )
    const own = having.filter(({ source }) => source === 'own')
    return own.length > 0 ? own : having
  }

  /** Those who have all that was typed in name, company or numbers; where a name or a word begins so they come first. */
  search(typed: string, limit: number): readonly Person[] {
    // A number is kept as it was written: with a country code in place of the zeros that are dialled.
    const terms = searchTerms(typed).map((term) => term.replace(/^0+(?=\d{3,}$)/, ''))
    const [first = ''] = terms
    const begin: Person[] = []
    const rest: Person[] = []
    for (const person of this.all) {
      if (!terms.every((term) => person.text.includes(term))) continue
      if (person.text.includes(` ${first}`)) begin.push(person)
      else if (rest.length < limit) rest.push(person)
      if (begin.length === limit) break
    }
    return [...begin, ...rest].slice(0, limit)
  }
}

export const nobody = new People([])

const significant = 7

/** What two spellings of a number agree in, whatever country they are read for. */
function tailOf(number: string): string {
  const bare = bareNumber(number).toLowerCase()
  const digits = bare.replace(/\D/g, '')
  return digits.length >= significant ? digits.slice(-significant) : bare.replace(/[\s().\-/]|^\+/g, '')
}

/** The same number, or for what is no full number of its country: one is the end of the other, less its trunk zeros. */
export function isSameNumber(one: string, other: string, country: string): boolean {
  const [first, second] = [partyOf(one, country), partyOf(other, country)]
  if (first === second) return true
  const [short, long] = first.length < second.length ? [first, second] : [second, first]
  const bare = short.replace(/^0+/, '')
  const isEnd =
    /^\d+$/.test(bare) && bare.length >= significant && long.endsWith(bare) && long.length - bare.length <= 4
  return isEnd && !(isFullNumber(one, country) && isFullNumber(other, country))
}

export function peopleCount({ all, revision }: People): PeopleCount {
  const own = all.findIndex(({ source }) => source !== 'own')
  return { revision, own: own === -1 ? all.length : own, others: own === -1 ? 0 : all.length - own }
}
