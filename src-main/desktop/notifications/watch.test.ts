import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTranslate } from '../../../messages/translate.ts'
import type { Settings } from '../../ipc/contract.ts'
import type { Leg } from '../../portaswitch/protocol/leg.ts'
import { ben, fromAda, fromBen, party } from '../../state/testing/legs.ts'
import { signedInLine } from '../../state/testing/scripted-line.ts'
import type { DesktopPress } from '../press.ts'
import type { Notice } from './notice.ts'
import { watchForNotices } from './watch.ts'

/** A line with somebody who looks at the notices that stand at the moment. */
function watched({
  popupShows = false,
  windowShows = false,
  isReadAloud = false,
  ...chosen
}: { popupShows?: boolean; windowShows?: boolean; isReadAloud?: boolean } & Partial<Settings> = {}) {
  const line = signedInLine({ settings: chosen })
  const shown = new Map<string, Notice>()
  const presses: DesktopPress[] = []
  const observe = watchForNotices({
    notifier: {
      show: (notice) => void shown.set(notice.key, notice),
      withdraw: (key) => void shown.delete(key),
    },
    popupShows: () => popupShows,
    windowShows: () => windowShows,
    isReadAloud: () => isReadAloud,
    press: (press) => presses.push(press),
    offlineAfter: 30_000,
    t: createTranslate(),
  })
  /** Does something to the line and shows the observer what came of it. */
  const after = (act: () => void) => {
    const before = line.state
    act()
    observe(before, line.state)
  }
  return {
    line,
    presses,
    after,
    hear: (...legs: readonly Leg[]) => after(() => line.hear(...legs)),
    notices: () => [...shown.values()].map(({ title, body }) => [title, body]),
    notice: () => [...shown.values()][0],
  }
}

describe('a notice of an incoming call', () => {
  it('says who rings, and stays until it is answered', () => {
    const { hear, notices, notice } = watched()
    hear(fromAda('ringing'))
    expect(notices()).toEqual([['Incoming call', 'Ada Lovelace, 123002']])
    expect(notice()?.urgent).toBe(true)
    hear(fromAda('connected'))
    expect(notices()).toEqual([])
  })

  it('has the buttons of the card', () => {
    const { hear, notice, presses } = watched()
    hear(fromAda('ringing'))
    for (const action of notice()?.actions ?? []) action.run()
    notice()?.onOpen()
    expect(presses).toEqual([
      { kind: 'answer', callId: 'call-1' },
      { kind: 'decline', callId: 'call-1' },
      { kind: 'calls' },
    ])
  })

  it('tells nothing that the caller withholds', () => {
    const { hear, notices } = watched()
    hear(fromAda('ringing', { caller: party({ displayName: 'Anonymous', displayId: 'anonymous', id: '123002' }) }))
    expect(notices()).toEqual([['Incoming call', 'Anonymous']])
  })

  it.each([
    ['the pop-up shows it', { popupShows: true }],
    ['do not disturb is on', { doNotDisturb: true }],
    ['the person wants none', { notifyIncoming: false }],
  ])('is not there where %s', (_why, options) => {
    const { hear, notices } = watched(options)
    hear(fromAda('ringing'))
    expect(notices()).toEqual([])
  })

  it('is there beside the pop-up for whom the screen is read to: a window without the keyboard may not be read', () => {
    const { hear, notices } = watched({ popupShows: true, isReadAloud: true })
    hear(fromAda('ringing'))
    expect(notices()).toEqual([['Incoming call', 'Ada Lovelace, 123002']])
    hear(fromAda('connected'))
    expect(notices()).toEqual([])
  })

  it('goes when the line is left', () => {
    const { hear, after, notices, line } = watched()
    hear(fromAda('ringing'))
    after(() => line.send({ type: 'signedOut', name: line.state.line.name }))
    expect(notices()).toEqual([])
  })
})

describe('a notice of a missed call', () => {
  it('calls back, where there is a number', () => {
    const { hear, notice, presses } = watched({ popupShows: true })
    hear(fromAda('ringing'))
    hear(fromAda('terminated'))
    for (const action of notice()?.actions ?? []) action.run()
    expect(presses).toEqual([{ kind: 'dial', number: '123002' }])
  })

  it('calls nobody back who withholds the number', () => {
    const { hear, notice } = watched({ popupShows: true })
    const caller = party({ displayName: 'Anonymous', displayId: 'anonymous', id: '123002' })
    hear(fromAda('ringing', { caller }))
    hear(fromAda('terminated', { caller }))
    expect(notice()?.actions).toEqual([])
  })

  const miss = (options?: Parameters<typeof watched>[0]) => {
    const seen = watched(options)
    seen.hear(fromAda('ringing'))
    seen.hear(fromAda('terminated'))
    seen.hear(fromBen('ringing'))
    seen.hear(fromBen('terminated'))
    return seen
  }

  it('stands for each of them until somebody has looked at the list', () => {
    const { notices, after, line } = miss({ popupShows: true })
    expect(notices()).toEqual([
      ['Missed call', 'Ada Lovelace, 123002'],
      ['Missed call', 'Ben Bitdiddle, 123003'],
    ])
    after(() => line.kept())
    after(() => line.kept(0))
    expect(notices()).toEqual([])
  })

  it('is taken back when it turns out that a colleague has answered', () => {
    const { notices, hear } = miss({ popupShows: true })
    hear(fromAda('connected', { tag: 'bens', callee: ben }))
    expect(notices()).toEqual([['Missed call', 'Ben Bitdiddle, 123003']])
  })

  it.each([[{ doNotDisturb: true }], [{ notifyMissed: false }]])('is not there with %j', (chosen) => {
    expect(miss(chosen).notices()).toEqual([])
  })

  it('is not there for a call that was answered', () => {
    const { hear, notices } = watched()
    hear(fromAda('ringing'))
    hear(fromAda('connected'))
    hear(fromAda('terminated'))
    expect(notices()).toEqual([])
  })
})

describe('a notice of a lost connection', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('comes when it stays away, and goes when it is back', () => {
    const { after, notices, line } = watched()
    after(() => line.offline())
    vi.advanceTimersByTime(20_000)
    after(() => line.send({ type: 'line.connecting' }))
    after(() => line.offline())
    expect(notices()).toEqual([])
    vi.advanceTimersByTime(10_000)
    expect(notices()).toMatchObject([['No connection to pbx.example', expect.any(String)]])
    after(() => line.send({ type: 'line.subscribed' }))
    expect(notices()).toEqual([])
  })

  it('does not come where it is soon back', () => {
    const { after, notices, line } = watched()
    after(() => line.offline())
    vi.advanceTimersByTime(29_999)
    after(() => line.send({ type: 'line.subscribed' }))
    vi.advanceTimersByTime(60_000)
    expect(notices()).toEqual([])
  })
})

describe('a notice that call control is denied', () => {
  const deny = (options?: Parameters<typeof watched>[0]) => {
    const seen = watched(options)
    seen.after(() => seen.line.send({ type: 'line.callControlDenied' }))
    return seen
  }

  it('comes once, and goes when it is allowed after all', () => {
    const { notices, after, line, notice } = deny({ doNotDisturb: true })
    expect(notices()).toMatchObject([
      ['Calls do not show up here', expect.stringContaining('may not use call control')],
    ])
    after(() => line.offline())
    after(() => line.send({ type: 'line.callControlDenied' }))
    expect(notice()?.title).toBe('Calls do not show up here')
    after(() => line.send({ type: 'line.subscribed' }))
    expect(notices()).toEqual([])
  })

  it('does not come where the main window says so', () => {
    expect(deny({ windowShows: true }).notices()).toEqual([])
  })

  it('goes when the person signs out', () => {
    const { notices, after, line } = deny()
    after(() => line.send({ type: 'signedOut', name: line.state.line.name }))
    expect(notices()).toEqual([])
  })
})

describe('a notice that nobody is signed in', () => {
  const stop = (options?: Parameters<typeof watched>[0]) => {
    const seen = watched(options)
    seen.after(() => seen.line.send({ type: 'line.stopped', at: seen.line.now.wall, reason: 'wrongCredentials' }))
    return seen
  }

  it('comes when the server no longer takes the password, and goes with the next try', () => {
    const { notices, after, line } = stop()
    expect(notices()).toMatchObject([['Sidetone is signed out', expect.any(String)]])
    after(() => line.send({ type: 'signIn.started', name: line.state.line.name }))
    expect(notices()).toEqual([])
  })

  it('does not come where the form can be seen', () => {
    expect(stop({ windowShows: true }).notices()).toEqual([])
  })

  it('does not come where the person has signed out', () => {
    const { after, notices, line } = watched()
    after(() => line.send({ type: 'signedOut', name: line.state.line.name }))
    expect(notices()).toEqual([])
  })
})

describe('a notice of planned greetings', () => {
  const began = { greeting: 'extended', what: 'began' } as const
  const missed = { greeting: 'personal', what: 'missed' } as const

  it('says what came late, or not at all', () => {
    const { after, notices, line } = watched()
    after(() => line.send({ type: 'voicemail.calendarCaughtUp', late: [began] }))
    expect(notices()).toEqual([
      ['A planned greeting began late', 'Extended greeting: this computer was off when it was due.'],
    ])
    after(() => line.send({ type: 'voicemail.calendarCaughtUp', late: [missed] }))
    expect(notices()).toEqual([
      ['A planned greeting was missed', 'Personal greeting: this computer was off when it was due.'],
    ])
  })

  it('is one for all of them, and opens the voicemail', () => {
    const { after, notices, notice, line, presses } = watched()
    after(() => line.send({ type: 'voicemail.calendarCaughtUp', late: [began, missed] }))
    expect(notices()).toEqual([
      ['2 planned greetings were late or missed', 'This computer was off when they were due.'],
    ])
    notice()?.onOpen()
    expect(presses).toEqual([{ kind: 'voicemail' }])
  })

  it('is not there with do not disturb, and goes when the line is left', () => {
    const quiet = watched({ doNotDisturb: true })
    quiet.after(() => quiet.line.send({ type: 'voicemail.calendarCaughtUp', late: [began] }))
    expect(quiet.notices()).toEqual([])
    const { after, notices, line } = watched()
    after(() => line.send({ type: 'voicemail.calendarCaughtUp', late: [began] }))
    after(() => line.send({ type: 'signedOut', name: line.state.line.name }))
    expect(notices()).toEqual([])
  })
})
