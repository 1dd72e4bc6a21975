import { describe, expect, test } from 'vitest'
import type { CallView, Snapshot } from '../src-main/ipc/contract.ts'
import { type Received, receive } from './received.ts'

const talking: CallView = {
  id: 'a',
  state: { kind: 'connected' },
  direction: 'incoming',
  remote: { name: 'Ada', number: '123002', initials: 'A', anonymous: false },
  via: undefined,
  before: undefined,
  timer: { elapsedMs: 5_000, running: true },
  actions: ['hold', 'hangUp'],
  pending: undefined,
  note: undefined,
  asksFirst: true,
  consultation: undefined,
  lastKnownAt: undefined,
  inPopup: true,
}

const at = (ms: number): Received['arrival'] => ({ mono: ms, wall: 1_800_000_000_000 + ms })

/** A page that got each list of calls a while after the one before, in milliseconds. */
function pageAfter(...lists: [ms: number, calls: CallView[]][]): Received[] {
  const pages: Received[] = []
  for (const [ms, calls] of lists) {
    // A frame of the bridge is text: nothing in it is the same object twice.
    const copy = structuredClone(calls)
    // The other parts of a snapshot do not concern this.
    pages.push(receive(pages.at(-1), { revision: pages.length, calls: copy } as unknown as Snapshot, at(ms)))
  }
  return pages
}
const callsOf = (page: Received | undefined): Received['snapshot']['calls'] => page?.snapshot.calls ?? []

describe('a call in the next snapshot', () => {
  test('is the same object where it says the same, its timer run on', () => {
    const later = { ...talking, timer: { elapsedMs: 8_004, running: true } }
    const [before, after] = pageAfter([0, [talking]], [3_000, [later]])
    expect(callsOf(after)[0]).toBe(callsOf(before)[0])
    expect(callsOf(after)[0]?.arrival).toEqual(at(0))
  })

  test('is the same object after another has come on top and gone again', () => {
    const ringing: CallView = { ...talking, id: 'b', state: { kind: 'incoming' } }
    const [before, ...after] = pageAfter([0, [talking]], [10, [ringing, talking]], [20, [talking]])
    expect(after.map((page) => callsOf(page).at(-1) === callsOf(before)[0])).toEqual([true, true])
  })

  test.each<[string, Partial<CallView>]>([
    ['another state', { state: { kind: 'onHold' } }],
    ['another name', { remote: { ...talking.remote, name: 'Ben' } }],
    ['a press under way', { pending: 'hold' }],
    ['other buttons', { actions: ['hangUp'] }],
    ['a timer that stands', { timer: { elapsedMs: 5_000, running: false } }],
    ['a timer that began anew', { timer: { elapsedMs: 0, running: true } }],
    ['no timer', { timer: undefined }],
  ])('is a new one with %s, and counts from now', (_, change) => {
    const [before, after] = pageAfter([0, [talking]], [40, [{ ...talking, ...change }]])
    expect(callsOf(after)[0]).not.toBe(callsOf(before)[0])
    expect(callsOf(after)[0]).toMatchObject({ ...change, arrival: at(40) })
  })

  test('counts from now where the clock of this page stood while the computer slept', () => {
    const woken = { ...talking, timer: { elapsedMs: 65_000, running: true } }
    const [, after] = pageAfter([0, [talking]], [1_000, [woken]])
    expect(callsOf(after)[0]).toMatchObject({ timer: woken.timer, arrival: at(1_000) })
  })

  test('whose timer stands is the same object however late it comes', () => {
    const stale = { ...talking, timer: { elapsedMs: 5_000, running: false }, lastKnownAt: 7 }
    const [before, after] = pageAfter([0, [stale]], [60_000, [stale]])
    expect(callsOf(after)[0]).toBe(callsOf(before)[0])
  })
})
