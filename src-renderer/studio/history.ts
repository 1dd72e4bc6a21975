/** Steps that can be taken back and done again. */
export interface History<State> {
  readonly past: readonly State[]
  readonly present: State
  readonly future: readonly State[]
}

/** As many steps as anybody takes back. */
const most = 100

export const startHistory = <State>(present: State): History<State> => ({ past: [], present, future: [] })

/** A new step: what was undone before it is gone. Nothing changed is no step. */
export function step<State>(history: History<State>, next: State): History<State> {
  if (next === history.present) return history
  return { past: [...history.past, history.present].slice(-most), present: next, future: [] }
}

/** Shows a state that is still being changed, by a drag for instance: no step yet. */
export const preview = <State>(history: History<State>, present: State): History<State> => ({ ...history, present })

export function undo<State>(history: History<State>): History<State> {
  const present = history.past.at(-1)
  if (present === undefined) return history
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future] }
}

export function redo<State>(history: History<State>): History<State> {
  const [present, ...future] = history.future
  if (present === undefined) return history
  return { past: [...history.past, history.present], present, future }
}
