import { beforeEach, describe, expect, it } from 'vitest'
import { callById } from '../calls/select.ts'
import { toSnapshot } from '../state/snapshot.ts'
import { fromAda, fromBen, leg, legA, party } from '../state/testing/legs.ts'
import { facts } from '../state/testing/scripted-line.ts'
import { holdAndAnswer } from './hold-and-answer.ts'
import { resumeWhoWaits } from './resume-who-waits.ts'
import { refuse, scriptedSwitchboard, type ScriptedSwitchboard } from './testing/scripted-switchboard.ts'

const fromCarl = (state: Parameters<typeof leg>[0]) =>
  leg(state, { callId: 'call-3', tag: 'tag-3', caller: party({ accountId: '123004', displayName: 'Carl' }) })

/** Everything asked of it is done at once, but answering, which can be refused. */
function begin(answering: 'done' | 'refused' = 'done'): ScriptedSwitchboard {
  const switchboard = scriptedSwitchboard(({ method, params }) => {
    const named = (params as { call?: { id: string } }).call?.id
    const told = [fromAda, fromBen, fromCarl].find((from) => from('ringing').callId === named)
    if (method === 'answer_call' && answering === 'refused') return refuse('sip.odd')
    const state = { hold_call: 'holding', unhold_call: 'connected', answer_call: 'connected' } as const
    if (told !== undefined && method in state) switchboard.hear(told(state[method as keyof typeof state]))
    return undefined
  })
  switchboard.store.subscribe(
    resumeWhoWaits(switchboard, (error) => {
      throw error
    }),
  )
  return switchboard
}

/** Ada waits while somebody is asked whether they take her. */
function askFirst({ store, hear }: ScriptedSwitchboard): void {
  hear(fromAda('connected'), fromAda('holding'))
  store.dispatch({ type: 'call.consultSent', callId: 'call-1', ticket: 'ticket' })
  store.dispatch({ type: 'call.dialSent', ticket: 'ticket', number: '123005' })
  store.dispatch({ type: 'call.dialAccepted', ticket: 'ticket', callId: 'placed' })
  hear(legA('connected'))
}

const settled = async () => {
  for (let round = 0; round < 5; round++) await new Promise(setImmediate)
}

describe('who waited in vain', () => {
  let switchboard: ScriptedSwitchboard
  const phase = (id: string) => callById(switchboard.store.state.calls, id)?.phase.kind
  const waitsFor = (id: string) => {
    const now = { mono: performance.now(), wall: Date.now() }
    return toSnapshot(switchboard.store.state, now, facts).calls.find((call) => call.id === id)?.consultation
  }
  const resumed = () => switchboard.requests.filter((it) => it.startsWith('unhold'))

  beforeEach(() => {
    switchboard = begin()
  })

  it('stays on hold while the user talks to a third caller, says so, and is resumed after that', async () => {
    askFirst(switchboard)
    switchboard.hear(fromCarl('ringing'))
    await holdAndAnswer(switchboard, { callId: 'call-3' })
    switchboard.hear(legA('holding'), legA('terminated'))
    await settled()
    expect([phase('call-1'), phase('call-3')]).toEqual(['onHold', 'connected'])
    expect(waitsFor('call-1')).toMatchObject({ role: 'isNext', other: { name: 'Carl' } })

    switchboard.hear(fromCarl('terminated'))
    await settled()
    expect(resumed()).toEqual(['unhold_call call-1'])
    expect(phase('call-1')).toBe('connected')
    expect(waitsFor('call-1')).toBeUndefined()
  })

  it('stays on hold while a third call is being answered, and is resumed where that comes to nothing', async () => {
    askFirst(switchboard)
    switchboard.hear(fromCarl('ringing'))
    switchboard.store.dispatch({ type: 'call.commandSent', callId: 'call-3', action: 'answer' })
    switchboard.hear(legA('terminated'))
    await settled()
    expect(resumed()).toEqual([])
    switchboard.hear(fromCarl('terminated'))
    await settled()
    expect(resumed()).toEqual(['unhold_call call-1'])
  })

  it('is resumed while somebody else only rings', async () => {
    askFirst(switchboard)
    switchboard.hear(fromCarl('ringing'), legA('terminated'))
    await settled()
    expect(resumed()).toEqual(['unhold_call call-1'])
  })

  it('does not come before the one who was held for a call that could not be answered', async () => {
    switchboard = begin('refused')
    askFirst(switchboard)
    switchboard.hear(fromCarl('ringing'), fromCarl('connected'), legA('terminated'), fromBen('ringing'))
    await holdAndAnswer(switchboard, { callId: 'call-2' })
    await settled()
    expect(resumed()).toEqual(['unhold_call call-3'])
    expect([phase('call-1'), phase('call-3')]).toEqual(['onHold', 'connected'])
  })

  it('is one at a time where two wait so', async () => {
    askFirst(switchboard)
    switchboard.hear(fromCarl('ringing'), fromCarl('connected'), legA('terminated'), fromCarl('holding'))
    switchboard.store.dispatch({ type: 'call.consultSent', callId: 'call-3', ticket: 'none' })
    switchboard.store.dispatch({ type: 'call.consultOver', callId: 'call-3', resumed: false })
    await settled()
    expect(resumed()).toEqual(['unhold_call call-3'])
    switchboard.hear(fromCarl('terminated'))
    await settled()
    expect(resumed()).toEqual(['unhold_call call-3', 'unhold_call call-1'])
  })
})
