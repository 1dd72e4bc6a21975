import type { CallView } from '../../../src-main/ipc/contract.ts'

/**
 * A place of the stack, and the call whose card stands there.
 *
 * A `leaving` card fades: its call is no longer there. The `spare` one is never seen: it is a card made beforehand, so that
 * ringing writes a few words into it instead of building a card, which would take longer than all the rest of a ring.
 */
export interface Place {
  readonly key: number
  readonly call: CallView
  readonly kind: 'here' | 'leaving' | 'spare'
}

/** What the spare card holds: as much like the next ring as can be known. */
const nobody: CallView = {
  id: '',
  state: { kind: 'incoming' },
  direction: 'incoming',
  remote: { name: ' ', number: ' ', initials: ' ', anonymous: false },
  via: undefined,
  before: undefined,
  timer: { elapsedMs: 0, running: false },
  actions: ['answer', 'transfer', 'decline'],
  pending: undefined,
  note: undefined,
  asksFirst: false,
  consultation: undefined,
  lastKnownAt: undefined,
}

/** A stack before the first ring. */
export const onlySpare: readonly Place[] = [{ key: 0, call: nobody, kind: 'spare' }]

interface Change {
  readonly before: readonly Place[]
  readonly calls: readonly CallView[]
  /** Cards whose calls have gone fade where they stood; otherwise they are gone at once. */
  readonly fading: boolean
}

/**
 * The places after a change of the calls. A call keeps its place; a new one takes the spare card, which stands first, for
 * what rings comes on top: nothing is moved then.
 */
export function takePlaces({ before, calls, fading }: Change): readonly Place[] {
  const held = new Map(before.filter(({ kind }) => kind !== 'spare').map((place) => [place.call.id, place.key]))
  const here = new Set(calls.map(({ id }) => id))
  // A card that is just leaving will do, where there is no other.
  const spare =
    before.find(({ kind }) => kind === 'spare') ??
    before.find(({ kind, call }) => kind === 'leaving' && !here.has(call.id))
  const newCalls = calls.filter(({ id }) => !held.has(id))
  let nextKey = Math.max(-1, ...before.map(({ key }) => key)) + 1
  const keyOf = (call: CallView): number => held.get(call.id) ?? (call === newCalls[0] && spare ? spare.key : nextKey++)

  const places: Place[] = calls.map((call) => ({ key: keyOf(call), call, kind: 'here' }))
  const gone = [...before.filter(({ kind }) => kind === 'here').entries()].filter(
    ([, place]) => !here.has(place.call.id),
  )
  if (fading) for (const [index, place] of gone) places.splice(index, 0, { ...place, kind: 'leaving' })
  const stillSpare = newCalls.length === 0 ? spare : undefined
  // At once, where nothing fades: timers are slow in a hidden window, and the next ring may be near.
  const freed = fading ? undefined : gone[0]?.[1]
  const key = (stillSpare ?? freed)?.key
  return key === undefined ? places : [{ key, call: nobody, kind: 'spare' }, ...places]
}

/** A moment later: cards that have faded are gone, and there is a spare one again. */
export function settlePlaces(places: readonly Place[]): readonly Place[] {
  const here = places.filter(({ kind }) => kind === 'here')
  const spare = places.find(({ kind }) => kind === 'spare')
  if (spare && here.length + 1 === places.length) return places
  // The card that has faded becomes the spare one, unless there is one.
  const free = spare ?? places.find(({ kind }) => kind === 'leaving')
  const key = free?.key ?? Math.max(-1, ...places.map((place) => place.key)) + 1
  return [{ key, call: nobody, kind: 'spare' }, ...here]
}
