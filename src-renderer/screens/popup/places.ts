import type { ReceivedCall } from '../../received.ts'

/**
 * A place of the stack, and the call whose card stands there.
 *
 * A `leaving` card fades: its call is no longer there. The `spare` one is never seen: it is a card made beforehand, so that
 * ringing writes a few words into it instead of building a card, which would take longer than all the rest of a ring.
 */
export interface Place {
  readonly key: number
  readonly call: ReceivedCall
  readonly kind: 'here' | 'leaving' | 'spare'
  /** Whether the card is the first one that is seen, or made to be. */
  readonly first: boolean
}

/** What the spare card holds: as much like the next ring as can be known. */
const nobody: ReceivedCall = {
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
  inPopup: true,
  arrival: { mono: 0, wall: 0 },
}

/** A stack before the first ring. */
export const onlySpare: readonly Place[] = [{ key: 0, call: nobody, kind: 'spare', first: true }]

/**
 * The places after a change of the calls. A call keeps its place; a new one takes the spare card, which stands first, for
 * what rings comes on top: nothing is moved then.
 */
export function takePlaces(before: readonly Place[], calls: readonly ReceivedCall[]): readonly Place[] {
  const held = new Map(before.filter(({ kind }) => kind !== 'spare').map((place) => [place.call.id, place.key]))
  const here = new Set(calls.map(({ id }) => id))
  // A card that is just leaving will do, where there is no other.
  const spare =
    before.find(({ kind }) => kind === 'spare') ??
    before.find(({ kind, call }) => kind === 'leaving' && !here.has(call.id))
  const newCalls = calls.filter(({ id }) => !held.has(id))
  let nextKey = Math.max(-1, ...before.map(({ key }) => key)) + 1
  const keyOf = (call: ReceivedCall): number =>
    held.get(call.id) ?? (call === newCalls[0] && spare ? spare.key : nextKey++)

  const stands: Stand[] = calls.map((call) => ({ key: keyOf(call), call, kind: 'here' }))
  const gone = [...before.filter(({ kind }) => kind === 'here').entries()].filter(
    ([, place]) => !here.has(place.call.id),
  )
  for (const [index, place] of gone) stands.splice(index, 0, { ...place, kind: 'leaving' })
  const stillSpare = newCalls.length === 0 ? spare : undefined
  return inPlace(
    before,
    stillSpare === undefined ? stands : [{ ...stillSpare, call: nobody, kind: 'spare' }, ...stands],
  )
}

/** A moment later: cards that have faded are gone, and there is a spare one again. */
export function settlePlaces(places: readonly Place[]): readonly Place[] {
  const here = places.filter(({ kind }) => kind === 'here')
  const spare = places.find(({ kind }) => kind === 'spare')
  if (spare && here.length + 1 === places.length) return places
  // The card that has faded becomes the spare one, unless there is one.
  const free = spare ?? places.find(({ kind }) => kind === 'leaving')
  const key = free?.key ?? Math.max(-1, ...places.map((place) => place.key)) + 1
  return inPlace(places, [{ key, call: nobody, kind: 'spare' }, ...here])
}

type Stand = Omit<Place, 'first'>

/** Where nothing has changed, a place stays the same object: its card is not looked at again. */
function inPlace(before: readonly Place[], stands: readonly Stand[]): readonly Place[] {
  const known = new Map(before.map((place) => [place.key, place]))
  const top = stands.find(({ kind }) => kind !== 'spare')
  return stands.map(({ key, call, kind }) => {
    const first = kind === 'spare' || key === top?.key
    const place = known.get(key)
    const same = place?.call === call && place.kind === kind && place.first === first
    return same ? place : { key, call, kind, first }
  })
}
