import { describe, expect, it } from 'vitest'
import type { Settings } from '../../ipc/contract.ts'
import type { Leg } from '../../portaswitch/protocol/leg.ts'
import { fromAda, fromBen, legA } from '../../state/testing/legs.ts'
import { signedInLine } from '../../state/testing/scripted-line.ts'
import { watchForCards } from './watch-cards.ts'

/** A line with a pop-up that notes whether it was wanted at each change, and whose cards it would show. */
function watched(settings: Partial<Settings> = {}) {
  const line = signedInLine({ settings })
  const wanted: boolean[] = []
  const observe = watchForCards({
    close: () => undefined,
    prepare: () => undefined,
    want: (wants) => void wanted.push(wants),
    moveToCorner: () => undefined,
  })
  const after = (act: () => void) => {
    const before = line.state
    act()
    observe(before, line.state)
  }
  return {
    wanted,
    hear: (...legs: readonly Leg[]) => legs.forEach((leg) => after(() => line.hear(leg))),
    wait: (ms: number) => after(() => line.wait(ms)),
    send: (event: Parameters<typeof line.send>[0]) => after(() => line.send(event)),
    shown: () => line.cards.filter(({ inPopup }) => inPopup).map(({ remote }) => remote.name),
  }
}

it('the pop-up is wanted from the ring until the card of the call has gone', () => {
  const { hear, wait, wanted } = watched()
  hear(fromAda('ringing'), fromAda('terminated'))
  wait(2_000)
  expect(wanted).toEqual([true, true, false])
})

describe('with do not disturb', () => {
  it('a call that nobody takes never pops up, neither while it rings nor when it was missed', () => {
    const { hear, wait, wanted } = watched({ doNotDisturb: true })
    hear(fromAda('trying'), fromAda('ringing'), fromAda('terminated'))
    wait(2_000)
    hear(fromBen('queued'), fromBen('ringing'), fromBen('terminated'))
    wait(2_000)
    expect(wanted).not.toContain(true)
  })

  it('a call that was taken is there, also when it ends, and a ring beside it is not', () => {
    const { hear, wanted, shown } = watched({ doNotDisturb: true })
    hear(fromAda('ringing'), fromAda('connected'), fromBen('ringing'))
    expect(wanted).toEqual([false, true, true])
    expect(shown()).toEqual(['Ada Lovelace'])
    hear(fromBen('terminated'))
    expect(shown()).toEqual(['Ada Lovelace'])
    hear(fromAda('terminated'))
    expect(wanted.at(-1)).toBe(true)
  })

  it('a call that was placed from here is there', () => {
    const { send, hear, wanted } = watched({ doNotDisturb: true })
    send({ type: 'call.dialSent', ticket: 't', number: '123003' })
    hear(legA('ringing'))
    expect(wanted).toEqual([true, true])
  })
})
