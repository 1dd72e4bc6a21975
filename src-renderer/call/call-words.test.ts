import { describe, expect, test } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import type { CallView } from '../../src-main/ipc/contract.ts'
import { callLabel, endedDetail, extraLine, nameOf, numberOf, staleWords, stateWord } from './call-words.ts'

const t = createTranslate()
const maria = { name: 'Maria Keller', number: '+49 30 5557 0142', initials: 'MK', anonymous: false }
const call: CallView = {
  id: '1',
  state: { kind: 'connected' },
  direction: 'incoming',
  remote: maria,
  via: undefined,
  before: undefined,
  timer: undefined,
  actions: [],
  pending: undefined,
  note: undefined,
  asksFirst: false,
  consultation: undefined,
  lastKnownAt: undefined,
  inPopup: true,
}

describe('who it is', () => {
  test('a known caller has a name and a number under it', () => {
    expect(nameOf(maria, t)).toBe('Maria Keller')
    expect(numberOf(maria, t)).toBe('+49 30 5557 0142')
  })

  test('where only a number is known it is the name, and not said twice', () => {
    const unknown = { ...maria, name: undefined }
    expect(nameOf(unknown, t)).toBe('+49 30 5557 0142')
    expect(numberOf(unknown, t)).toBeUndefined()
  })

  test('anonymous stays anonymous', () => {
    const anonymous = { name: undefined, number: undefined, initials: undefined, anonymous: true }
    expect(nameOf(anonymous, t)).toBe('Anonymous')
    expect(numberOf(anonymous, t)).toBe('Number withheld')
  })

  test('a caller of whom nothing is known does not pass for one who withholds the number', () => {
    const nobody = { name: undefined, number: undefined, initials: undefined, anonymous: false }
    expect(nameOf(nobody, t)).toBe('Unknown number')
    expect(numberOf(nobody, t)).toBeUndefined()
  })
})

describe('what state it is in', () => {
  test('a card is called by its state and who it is', () => {
    expect(callLabel({ ...call, state: { kind: 'incoming' } }, t)).toBe('Incoming call: Maria Keller')
  })

  test('a call that was not placed is not said to have ended, one that may have been not to have failed', () => {
    const ended: CallView = { ...call, state: { kind: 'ended', how: 'failed', reason: 'Odd', transferred: undefined } }
    const refused = { kind: 'refused', action: 'dialAgain', why: 'other', said: 'Odd' } as const
    const failed: CallView = { ...ended, actions: ['dialAgain'], note: refused }
    expect([stateWord(failed, t), endedDetail(failed, t), extraLine(failed, t)]).toEqual([
      'Call not placed',
      undefined,
      undefined,
    ])
    const unheard: CallView = { ...failed, note: { kind: 'unanswered', action: 'dialAgain' } }
    expect(stateWord(unheard, t)).toBe('No answer yet')
  })

  test('without a connection no state is claimed', () => {
    const offline = { ...call, lastKnownAt: 1 }
    expect(stateWord(offline, t)).toBe('Connection lost')
    expect(staleWords({ call: offline, timeOfDay: () => '14:36', t })).toBe(
      'Last known at 14:36: connected. Your phone keeps the call.',
    )
  })

  test('a call that has ended stays ended without a connection', () => {
    const ended: CallView = {
      ...call,
      state: { kind: 'ended', how: 'theyHungUp', reason: undefined, transferred: undefined },
      lastKnownAt: 1,
    }
    expect(stateWord(ended, t)).toBe('Ended')
    expect(endedDetail(ended, t)).toBe('they hung up')
  })

  test('two that were connected are said to talk with each other', () => {
    const joined: CallView = {
      ...call,
      state: {
        kind: 'ended',
        how: 'transferred',
        reason: 'attended transfer',
        transferred: { to: maria, outcome: 'joined' },
      },
    }
    expect([stateWord(joined, t), endedDetail(joined, t)]).toEqual(['Transferred', 'to Maria Keller'])
    expect(extraLine(joined, t)).toBe('They talk with each other')
  })

  test('the reason of a transfer is not said twice', () => {
    const elsewhere: CallView = {
      ...call,
      state: { kind: 'ended', how: 'transferred', reason: 'blind transfer', transferred: undefined },
    }
    expect(endedDetail(elsewhere, t)).toBe('transferred')
    expect(extraLine(elsewhere, t)).toBeUndefined()
  })

  test('a queue says its name, the position and how many operators there are', () => {
    const queued: CallView = { ...call, state: { kind: 'queued', queue: 'Support', position: 2, operators: 1 } }
    expect(stateWord(queued, t)).toBe('In queue Support')
    expect(extraLine(queued, t)).toBe('Position 2, 1 operator')
  })

  test('who is taken back only after another call is told after which', () => {
    const next: CallView = { ...call, state: { kind: 'onHold' }, consultation: { role: 'isNext', other: maria } }
    expect(extraLine(next, t)).toBe('Resumes after your call with Maria Keller')
  })

  test('a queue without a name is still a queue', () => {
    const queued: CallView = {
      ...call,
      state: { kind: 'queued', queue: '', position: undefined, operators: undefined },
    }
    expect(stateWord(queued, t)).toBe('In queue')
    expect(extraLine(queued, t)).toBeUndefined()
  })

  test('who forwarded it stands behind what else there is to know', () => {
    const ended: CallView = {
      ...call,
      via: 'Sales',
      state: { kind: 'ended', how: 'failed', reason: 'No route', transferred: undefined },
    }
    expect(extraLine(ended, t)).toBe('No route, via Sales')
  })
})

test('a name made of markup and placeholders is only a name', () => {
  const odd = { ...maria, name: '<b>{{name}}</b> $t(card.back)' }
  expect(callLabel({ ...call, remote: odd }, t)).toBe('Connected: <b>{{name}}</b> $t(card.back)')
})
