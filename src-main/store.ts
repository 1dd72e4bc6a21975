/** Called after each change, in the order of subscription. Observers know nothing of one another. */
export type Observer<State> = (previous: State, next: State) => void

export interface Store<State, Event> {
  readonly state: State
  dispatch(event: Event): void
  /** Answers the function that ends it. */
  subscribe(observer: Observer<State>): () => void
  /** Ends the timer; nothing changes by itself any more. */
  stop(): void
}

export interface StoreOptions<State, Event, Now extends { readonly mono: number }> {
  readonly initial: State
  /** Pure. The same reference back means that nothing changed. */
  readonly reduce: (state: State, event: Event, now: Now) => State
  readonly now: () => Now
  /** When time alone changes the state next, on the monotonic clock; undefined while it does not. */
  readonly nextDeadline: (state: State) => number | undefined
  /** The event that a deadline brings. */
  readonly tick: Event
  /** Told of each event just before it is applied. */
  readonly onEvent: (state: State, event: Event) => void
  /** An observer threw. The others go on, and so does it with the next change. */
  readonly onFailure: (error: unknown) => void
}

/**
 * Holds the state. An event that an observer dispatches waits until all observers have seen the change before it, so
 * each of them sees every change once and in order.
 */
export function createStore<State, Event, Now extends { readonly mono: number }>({
  initial,
  reduce,
  now,
  nextDeadline,
  tick,
  onEvent,
  onFailure,
}: StoreOptions<State, Event, Now>): Store<State, Event> {
  const observers = new Set<Observer<State>>()
  const waiting: Event[] = []
  let state = initial
  let busy = false
  let timer: NodeJS.Timeout | undefined
  /** What the timer waits for, or waited for last. */
  let awaited: number | undefined

  function dispatch(event: Event): void {
    waiting.push(event)
    if (busy) return
    busy = true
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) apply(next)
    } finally {
      busy = false
    }
    watchClock()
  }

  function apply(event: Event): void {
    const previous = state
    onEvent(previous, event)
    state = reduce(previous, event, now())
    if (state === previous) return
    for (const observer of observers) {
      try {
        observer(previous, state)
      } catch (error) {
        onFailure(error)
      }
    }
  }

  /** At most one timer, none while nothing is due, and each deadline ticks once, whatever the reducer makes of it. */
  function watchClock(): void {
    const deadline = nextDeadline(state)
    if (deadline === awaited) return
    clearTimeout(timer)
    awaited = deadline
    if (deadline !== undefined) wait(deadline)
  }

  function wait(deadline: number): void {
    timer = setTimeout(() => onTimer(deadline), Math.max(0, Math.ceil(deadline - now().mono)))
  }

  /** Node's timers can be early by a millisecond. */
  function onTimer(deadline: number): void {
    if (now().mono < deadline) wait(deadline)
    else dispatch(tick)
  }

  return {
    get state() {
      return state
    },
    dispatch,
    subscribe: (observer) => {
      observers.add(observer)
      return () => void observers.delete(observer)
    },
    stop: () => clearTimeout(timer),
  }
}
