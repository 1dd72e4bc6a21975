import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import type { Line } from '../portaswitch/client/line.ts'
import type { Leg } from '../portaswitch/protocol/leg.ts'
import { fromAda } from '../state/testing/legs.ts'
import { account, name } from '../state/testing/scripted-line.ts'
import { learnFromServer } from './learn-from-server.ts'
import { settingsInMemory, storeOf } from './testing/state-in-memory.ts'

const day = 86_400_000

type Answer = (method: string) => unknown

/** A server with one entry in the phone book, named by who asks, and one in a directory. */
const knows =
  (entry: string): Answer =>
  (method) => {
    if (method === 'get_phonebook_list') return { phonebook_rec_list: [{ name: entry, phone_number: '555' }] }
    if (method === 'get_phone_directory_list') return { phone_directory_list: [{ i_ua_config_directory: 1 }] }
    const directory_records = [{ first_name: 'Ada', last_name: 'Byron', office_number: '102' }]
    return method === 'get_phone_directory_info' ? { phone_directory_info: { directory_records } } : { xdr_list: [] }
  }

function begin() {
  const store = storeOf(settingsInMemory())
  let line: Pick<Line, 'call'> | undefined
  let ask = 0
  const asked: string[] = []
  const others: string[][] = []
  store.subscribe(
    learnFromServer({
      line: () => line,
      history: { merge: () => undefined },
      contacts: { setOthers: (people) => void others.push(people.map((person) => person.name)) },
      timing: { directoryKept: day },
      now: () => Date.now(),
      onRefusal: () => undefined,
    }),
  )
  const online = () => store.dispatch({ type: 'line.subscribed' })
  const offline = () =>
    store.dispatch({ type: 'line.offline', at: Date.now(), reason: 'closed', retryAt: Date.now() + 1_000 })
  return {
    asked,
    get known() {
      return others.at(-1)
    },
    signIn: (answer: Answer) => {
      const call = async ({ name: method }: { readonly name: string }) => {
        asked.push(method)
        return await answer(method)
      }
      line = { call: call as Line['call'] }
      store.dispatch({ type: 'signIn.started', name })
      store.dispatch({ type: 'line.signedIn', account })
      online()
    },
    signOut: () => {
      line = undefined
      store.dispatch({ type: 'signedOut', name })
    },
    online,
    offline,
    hear: (leg: Leg) => store.dispatch({ type: 'line.leg', leg }),
    /** Nobody calls any more. */
    list: ({ isFirst }: { readonly isFirst: boolean }) => {
      ask += 1
      store.dispatch({ type: 'line.listAsked', ask })
      store.dispatch({ type: 'line.listed', ask, legs: [], isFirst })
    },
    /** How often the phone book was asked for. */
    get reads() {
      return asked.filter((method) => method === 'get_phonebook_list').length
    },
  }
}

/** What is on its way arrives. */
const settled = () => vi.advanceTimersByTimeAsync(0)

describe('phone book and directory', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('are read when the line is up, and forgotten at sign-out', async () => {
    const line = begin()
    line.signIn(knows('Book'))
    await settled()
    expect(line.known).toEqual(['Ada Byron', 'Book'])
    line.signOut()
    expect(line.known).toEqual([])
  })

  it('of who has signed out meanwhile are not those of who signs in next', async () => {
    const line = begin()
    let answer = (_value: unknown): void => undefined
    const late = new Promise((resolve) => {
      answer = resolve
    })
    line.signIn((method) => (method === 'get_phone_directory_list' ? late : knows('Theirs')(method)))
    await settled()
    line.signOut()
    answer({ phone_directory_list: [] })
    await settled()
    expect(line.known).toEqual([])
    line.signIn(knows('Ours'))
    await settled()
    expect(line.known).toEqual(['Ada Byron', 'Ours'])
  })

  it('are not read again at each reconnect, but once they are a day old', async () => {
    const line = begin()
    line.signIn(knows('Book'))
    await settled()
    line.offline()
    line.online()
    await settled()
    expect(line.reads).toBe(1)

    line.offline()
    await vi.advanceTimersByTimeAsync(day)
    expect(line.reads).toBe(1)
    line.online()
    await settled()
    expect(line.reads).toBe(2)
  })

  it('are read again each day where the connection lives', async () => {
    const line = begin()
    let entry = 'Book'
    line.signIn((method) => knows(entry)(method))
    await settled()
    entry = 'Newcomer'
    await vi.advanceTimersByTimeAsync(day)
    expect(line.known).toEqual(['Ada Byron', 'Newcomer'])
    await vi.advanceTimersByTimeAsync(3 * day)
    expect(line.reads).toBe(5)
    line.signOut()
    await vi.advanceTimersByTimeAsync(3 * day)
    expect(line.reads).toBe(5)
  })

  it('stay as they are where they cannot be read again, and are read at the next reconnect', async () => {
    const line = begin()
    let away = false
    line.signIn((method) => {
      if (away && method !== 'get_phonebook_list') throw new PortaSwitchError('unanswered')
      return knows(away ? 'Newcomer' : 'Book')(method)
    })
    await settled()
    away = true
    await vi.advanceTimersByTimeAsync(day)
    expect(line.known).toEqual(['Ada Byron', 'Newcomer'])
    line.offline()
    line.online()
    await settled()
    expect(line.reads).toBe(3)
  })
})

describe('the records of calls', () => {
  it('are asked for once it is known again what was up before a gap: a call that ended in it is to be found', async () => {
    const line = begin()
    line.signIn(knows('Book'))
    line.hear(fromAda('ringing'))
    const reads = () => line.asked.filter((method) => method === 'get_xdr_list').length
    expect(reads()).toBe(1)
    line.offline()
    line.online()
    line.list({ isFirst: true })
    expect(reads()).toBe(1)
    line.list({ isFirst: false })
    expect(reads()).toBe(2)
  })
})
