import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore, type Store } from './store.ts'

interface Egg {
  readonly boiling: readonly number[]
  readonly done: number
}
type EggEvent =
  { readonly type: 'boil'; readonly ms: number } | { readonly type: 'tick' } | { readonly type: 'nothing' }

const reduce = (state: Egg, event: EggEvent, { mono }: { mono: number }): Egg => {
  if (event.type === 'boil') return { ...state, boiling: [...state.boiling, mono + event.ms] }
  const boiling = state.boiling.filter((until) => until > mono)
  const done = state.boiling.length - boiling.length
  return event.type === 'tick' && done > 0 ? { boiling, done: state.done + done } : state
}

let store: Store<Egg, EggEvent>
let failures: unknown[]
beforeEach(() => {
  vi.useFakeTimers()
  failures = []
  store = createStore<Egg, EggEvent, { mono: number }>({
    initial: { boiling: [], done: 0 },
    reduce,
    now: () => ({ mono: performance.now() }),
    nextDeadline: ({ boiling }) => (boiling.length === 0 ? undefined : Math.min(...boiling)),
    tick: { type: 'tick' },
    onEvent: () => undefined,
    onFailure: (error) => failures.push(error),
  })
})
afterEach(() => {
  store.stop()
  vi.useRealTimers()
})

describe('the store', () => {
  it('tells its observers what was and what is', () => {
    const seen: number[][] = []
    store.subscribe((previous, next) => seen.push([previous.boiling.length, next.boiling.length]))
    store.dispatch({ type: 'boil', ms: 10 })
    store.dispatch({ type: 'boil', ms: 10 })
    expect(seen).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  it('is silent when nothing changed', () => {
    const observer = vi.fn()
    store.subscribe(observer)
    store.dispatch({ type: 'nothing' })
    expect(observer).not.toHaveBeenCalled()
  })

  it('shows each observer every change once and in order, also when one of them answers with an event', () => {
    const seen: number[] = []
    store.subscribe((_previous, next) => {
      if (next.boiling.length === 1) store.dispatch({ type: 'boil', ms: 5 })
    })
    store.subscribe((_previous, next) => seen.push(next.boiling.length))
    store.dispatch({ type: 'boil', ms: 10 })
    expect(seen).toEqual([1, 2])
  })

  it('ticks at each deadline and has no timer while nothing is due', () => {
    expect(vi.getTimerCount()).toBe(0)
    store.dispatch({ type: 'boil', ms: 300 })
    store.dispatch({ type: 'boil', ms: 100 })
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(100)
    expect(store.state.done).toBe(1)
    vi.advanceTimersByTime(200)
    expect(store.state.done).toBe(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ticks once for a deadline that the tick does not clear', () => {
    const stuck = createStore<number, string, { mono: number }>({
      initial: 0,
      reduce: (ticks) => ticks + 1,
      now: () => ({ mono: performance.now() }),
      nextDeadline: () => 50,
      tick: 'tick',
      onEvent: () => undefined,
      onFailure: (error) => failures.push(error),
    })
    stuck.dispatch('start')
    vi.advanceTimersByTime(1_000)
    expect(stuck.state).toBe(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('goes on after an observer has thrown, and so do the other observers', () => {
    const seen: number[] = []
    store.subscribe(() => {
      throw new Error('broken')
    })
    store.subscribe((_previous, next) => seen.push(next.boiling.length))
    store.dispatch({ type: 'boil', ms: 10 })
    store.dispatch({ type: 'boil', ms: 10 })
    expect(seen).toEqual([1, 2])
    expect(failures).toEqual([new Error('broken'), new Error('broken')])
  })
})
