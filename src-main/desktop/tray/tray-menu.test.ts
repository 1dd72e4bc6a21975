import { describe, expect, it } from 'vitest'
import { createTranslate } from '../../../messages/translate.ts'
import { missedSince } from '../../state/changes.ts'
import { fromAda, fromBen, party } from '../../state/testing/legs.ts'
import { scriptedLine, signedInLine } from '../../state/testing/scripted-line.ts'
import { trayMenu, type TrayItem } from './tray-menu.ts'
import { trayFace } from './tray-words.ts'

const t = createTranslate()
const find = (items: readonly TrayItem[], label: string) =>
  items.find((item) => item.kind !== 'line' && item.label === label)

describe('the mark in the tray', () => {
  it('shows that nobody is signed in', () => {
    expect(trayFace(scriptedLine().state, t)).toEqual({ mark: 'offline', words: 'Signed out' })
  })

  it('shows who rings, then the call, then that the line is free', () => {
    const line = signedInLine()
    expect(trayFace(line.state, t)).toEqual({ mark: 'idle', words: 'Ready' })
    line.hear(fromAda('ringing'))
    expect(trayFace(line.state, t)).toEqual({ mark: 'ringing', words: 'Ada Lovelace, 123002 is calling' })
    line.hear(fromAda('connected'))
    expect(trayFace(line.state, t)).toEqual({ mark: 'in-call', words: 'In a call with Ada Lovelace, 123002' })
    line.hear(fromAda('terminated'))
    expect(trayFace(line.state, t).mark).toBe('idle')
  })

  it('shows do not disturb and a lost connection', () => {
    const line = signedInLine({ settings: { doNotDisturb: true } })
    expect(trayFace(line.state, t)).toEqual({ mark: 'do-not-disturb', words: 'Do not disturb' })
    line.offline()
    expect(trayFace(line.state, t)).toEqual({ mark: 'offline', words: 'No connection' })
  })
})

it('says that no call will show up where call control is denied', () => {
  const line = signedInLine({ settings: { doNotDisturb: true } })
  line.send({ type: 'line.callControlDenied' })
  expect(trayFace(line.state, t)).toEqual({
    mark: 'offline',
    words: 'Calls do not show up: call control is not allowed',
  })
})

describe('missed calls that nobody has looked at', () => {
  it('are a dot on the mark and counted in its words, but while it rings', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated'))
    line.kept()
    expect(trayFace(line.state, t)).toEqual({ mark: 'idle-missed', words: '1 missed call' })
    line.hear(fromBen('ringing'))
    expect(trayFace(line.state, t).mark).toBe('ringing')
    line.hear(fromBen('connected'))
    expect(trayFace(line.state, t)).toMatchObject({
      mark: 'in-call-missed',
      words: expect.stringMatching(/^In a call with .*, 1 missed call$/),
    })
    line.offline()
    expect(trayFace(line.state, t)).toEqual({ mark: 'offline-missed', words: 'No connection, 1 missed call' })
  })
})

describe('the menu of the tray', () => {
  it('begins with the words of the mark', () => {
    expect(trayMenu(signedInLine().state, t)[0]).toEqual({ kind: 'words', label: 'Ready' })
  })

  it('has nobody in it whose number cannot be dialled', () => {
    const line = signedInLine()
    const alice = { caller: party({ id: 'alice', displayId: 'alice' }) }
    line.hear(fromAda('ringing', alice), fromAda('terminated', alice))
    line.kept()
    const menu = find(trayMenu(line.state, t), 'Recent calls')
    expect(menu).toMatchObject({ items: [{ kind: 'words' }] })
    expect(missedSince(signedInLine().state, line.state)).toMatchObject([{ dialable: undefined }])
  })

  it('calls recent numbers back, each once and the latest first, while there is a connection', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated'), fromBen('ringing'), fromBen('terminated'))
    line.hear(fromAda('ringing', { callId: 'again', tag: 'x' }), fromAda('terminated', { callId: 'again', tag: 'x' }))
    line.kept()
    const numbers = () => {
      const menu = find(trayMenu(line.state, t), 'Recent calls')
      return menu?.kind === 'menu'
        ? menu.items.map((item) => (item.kind === 'press' ? [item.press, item.enabled] : item))
        : []
    }
    expect(numbers()).toEqual([
      [{ kind: 'dial', number: '123002' }, true],
      [{ kind: 'dial', number: '123003' }, true],
    ])
    line.offline()
    expect(numbers()).toMatchObject([
      [{ number: '123002' }, false],
      [{ number: '123003' }, false],
    ])
  })

  it('says where there are none', () => {
    expect(find(trayMenu(signedInLine().state, t), 'Recent calls')).toMatchObject({
      items: [{ kind: 'words', label: 'No calls yet' }],
    })
  })

  it('switches do not disturb', () => {
    const menu = trayMenu(signedInLine({ settings: { doNotDisturb: true } }).state, t)
    expect(find(menu, 'Do not disturb')).toMatchObject({ kind: 'words' })
    expect(menu.find((item) => item.kind === 'check')).toMatchObject({
      checked: true,
      press: { kind: 'doNotDisturb', on: false },
    })
  })

  it.each(['Dial…', 'Settings', 'Sign out'])('has %s only for who is signed in', (label) => {
    expect(find(trayMenu(scriptedLine().state, t), label)).toMatchObject({ enabled: false })
    expect(find(trayMenu(signedInLine().state, t), label)).toMatchObject({ enabled: true })
  })
})
