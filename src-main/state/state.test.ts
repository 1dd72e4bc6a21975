import { describe, expect, it } from 'vitest'
import { ben, fromAda, fromBen, leg, legB, party, us } from './testing/legs.ts'
import { account, name, scriptedLine, settings, signedInLine, start } from './testing/scripted-line.ts'
import { endedSince, startedRinging, stoppedRinging } from './changes.ts'
import type { AppEvent } from './event.ts'
import { looksTheSame } from './looks-the-same.ts'
import { oddities } from './oddities.ts'
import { trayStatus } from './tray-status.ts'

describe('a snapshot', () => {
  it('has a higher revision after each change, and the same without one', () => {
    const line = signedInLine()
    const { revision } = line.snapshot
    line.hear(fromAda('ringing'))
    expect(line.snapshot.revision).toBe(revision + 1)
    line.hear(fromAda('ringing'))
    expect(line.snapshot.revision).toBe(revision + 1)
  })

  it('shows the theme that was chosen, or the system’s', () => {
    const line = scriptedLine()
    line.send({ type: 'app.systemThemeChanged', theme: 'dark' })
    expect(line.snapshot.app.theme).toBe('dark')
    line.send({ type: 'settings.changed', settings: { ...settings, theme: 'contrast' } })
    expect(line.snapshot.app.theme).toBe('contrast')
  })

  it('says what was found of keychain and tray', () => {
    const line = scriptedLine()
    expect(line.snapshot.app).toMatchObject({ keychain: 'unknown', tray: true })
    line.send({ type: 'app.keychainFound', keychain: 'missing' })
    line.send({ type: 'app.trayFound', tray: false })
    expect(line.snapshot.app).toMatchObject({ keychain: 'missing', tray: false })
  })

  it('has nothing of what only a notification tells: late changes of the calendar', () => {
    const line = signedInLine()
    const [before, { revision: _former, ...shown }] = [line.state, line.snapshot]
    line.send({ type: 'voicemail.calendarCaughtUp', late: [{ greeting: 'extended', what: 'began' }] })
    expect(line.state.caughtUp).toHaveLength(1)
    expect(looksTheSame(before, line.state)).toBe(true)
    const { revision: _next, ...still } = line.snapshot
    expect(still).toEqual(shown)
  })

  it('writes numbers anew when the country is changed', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing', { caller: party({ displayId: '442071838750' }) }))
    expect(line.card.remote.number).toBe('+44 20 7183 8750')
    line.send({ type: 'settings.changed', settings: { ...settings, country: 'GB' } })
    expect(line.card.remote.number).toBe('020 7183 8750')
  })
})

describe('what changed between two states', () => {
  it('is a ring that begins, once, and one that ends', () => {
    const line = signedInLine()
    const before = line.state
    line.hear(fromAda('trying'))
    const ringing = line.state
    expect(startedRinging(before, ringing)).toMatchObject([{ id: 'call-1', remote: { name: 'Ada Lovelace' } }])
    line.hear(fromAda('ringing'), fromBen('ringing'))
    expect(startedRinging(ringing, line.state).map(({ id }) => id)).toEqual(['call-2'])
    expect(stoppedRinging(ringing, line.state)).toEqual([])
    const both = line.state
    line.hear(fromAda('connected'), fromBen('terminated'))
    expect(startedRinging(both, line.state)).toEqual([])
    expect(stoppedRinging(both, line.state)).toEqual(['call-1', 'call-2'])
  })

  it('is not a ring where we place the call', () => {
    const line = signedInLine()
    line.send({ type: 'call.dialSent', ticket: 't', number: '123003' })
    const before = line.state
    line.hear(fromBen('ringing'))
    expect(startedRinging(before, line.state)).toEqual([])
  })

  it('is a call that ended, with or without a card', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromBen('ringing'))
    const before = line.state
    line.hear(fromAda('terminated'))
    line.list([])
    expect(endedSince(before, line.state).map(({ id, how }) => [id, how])).toEqual([
      ['call-1', 'missedOrElsewhere'],
      ['call-2', 'missedOrElsewhere'],
    ])
    expect(endedSince(line.state, line.state)).toEqual([])
  })

  it('is found where the hundred recent calls are full', () => {
    const line = signedInLine()
    for (let i = 0; i < 100; i++) line.hear(fromAda('terminated', { callId: `${i}`, tag: `${i}` }))
    const before = line.state
    line.hear(fromAda('terminated', { callId: 'last', tag: 'last' }))
    expect(endedSince(before, line.state).map(({ id }) => id)).toEqual(['last'])
  })
})

describe('the tray', () => {
  it('says offline while nobody is signed in and while the connection is away', () => {
    expect(trayStatus(scriptedLine().state)).toEqual({ kind: 'offline' })
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.offline()
    expect(trayStatus(line.state)).toEqual({ kind: 'offline' })
  })

  it('says who rings, then with whom we talk, then that it is idle or not to be disturbed', () => {
    const line = signedInLine()
    expect(trayStatus(line.state)).toEqual({ kind: 'idle' })
    line.hear(fromBen('connected'), fromAda('ringing'))
    expect(trayStatus(line.state)).toMatchObject({ kind: 'ringing', remote: { name: 'Ada Lovelace' } })
    line.hear(fromAda('terminated'))
    expect(trayStatus(line.state)).toMatchObject({ kind: 'inCall', remote: { name: 'Ben Bitdiddle' } })
    line.hear(fromBen('terminated'))
    line.send({ type: 'settings.changed', settings: { ...settings, doNotDisturb: true } })
    expect(trayStatus(line.state)).toEqual({ kind: 'doNotDisturb' })
  })
})

describe('for the log it is odd', () => {
  it.each<[string, AppEvent, string]>([
    ['that a leg goes back', { type: 'line.leg', leg: fromAda('ringing') }, 'legGoesBack'],
    ['that an ended leg is told again', { type: 'line.leg', leg: fromBen('connected') }, 'legEndedBefore'],
    [
      'that a direction is unknown',
      { type: 'line.leg', leg: leg('ringing', { tag: 'x', direction: 'unknown' }) },
      'directionUnknown',
    ],
    ['that a state is unknown', { type: 'line.leg', leg: leg('other', { tag: 'x' }) }, 'stateUnknown'],
    ['that a list is old', { type: 'line.listed', ask: 99, legs: [], isFirst: false }, 'oldList'],
    ['that a press is for an unknown call', { type: 'call.commandSent', callId: 'x', action: 'hold' }, 'callUnknown'],
  ])('%s', (_what, event, kind) => {
    const line = signedInLine()
    line.hear(fromAda('connected'), fromBen('terminated'))
    expect(oddities(line.state, event).map((odd) => odd.kind)).toEqual([kind])
  })

  it('that a leg comes before we know who we are', () => {
    const event: AppEvent = { type: 'line.leg', leg: fromAda('ringing') }
    expect(oddities(scriptedLine().state, event).map(({ kind }) => kind)).toEqual(['nobodySignedIn'])
  })

  it('and nothing else is', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    const events: AppEvent[] = [
      { type: 'line.leg', leg: fromAda('ringing') },
      { type: 'line.leg', leg: fromAda('connected') },
      { type: 'line.leg', leg: legB('ringing', { caller: us, callee: ben }) },
      { type: 'call.commandSent', callId: 'call-1', action: 'answer' },
      { type: 'line.signedIn', account },
      { type: 'signIn.started', name },
      { type: 'line.stopped', at: start.wall, reason: 'lockedOut' },
    ]
    expect(events.flatMap((event) => oddities(line.state, event))).toEqual([])
  })
})
