import type { Store } from '../store.ts'

/** Resolves true as soon as `holds` does of the state, false after `ms` without it. */
export function until<State>(
  { store, ms }: { readonly store: Store<State, never>; readonly ms: number },
  holds: (state: State) => boolean,
): Promise<boolean> {
  if (holds(store.state)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (held: boolean) => {
      clearTimeout(timer)
      unsubscribe()
      resolve(held)
    }
    const timer = setTimeout(() => end(false), ms)
    const unsubscribe = store.subscribe((_previous, next) => {
      if (holds(next)) end(true)
    })
  })
}
