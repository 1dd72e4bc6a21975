import { describe, expect, it } from 'vitest'
import { fromAda } from '../state/testing/legs.ts'
import { account, name, scriptedLine, signedInLine, start } from '../state/testing/scripted-line.ts'
import type { OfflineReason, StopReason } from './event.ts'

const certificate = {
  host: 'pbx.example',
  fingerprint: 'AB'.repeat(32),
  issuedTo: 'pbx.example',
  issuedBy: 'pbx.example',
  validFrom: 0,
  validTo: 1,
}
const offline = (reason: OfflineReason, at = start.wall) =>
  ({ type: 'line.offline', at, reason, retryAt: at + 1_000 }) as const

const signingIn = () => {
  const line = scriptedLine()
  line.send({ type: 'signIn.started', name })
  return line
}

describe('signing in', () => {
  it('starts with the form as it was last filled in', () => {
    expect(scriptedLine().snapshot.line).toEqual({ phase: 'signedOut', ...name, problem: undefined })
  })

  it('goes from the form over connecting to online', () => {
    const line = signingIn()
    expect(line.snapshot.line).toEqual({ phase: 'signingIn', ...name })
    line.send({ type: 'line.connecting' })
    expect(line.snapshot.line.phase).toBe('signingIn')
    line.send({ type: 'line.signedIn', account })
    expect(line.snapshot.line).toEqual({
      phase: 'signedIn',
      server: 'pbx.example',
      account: { accountId: '123007', extensionId: '107', name: 'Uma User' },
      link: { kind: 'connecting' },
      callControl: 'unknown',
      pinReplaced: false,
      second: undefined,
    })
    line.send({ type: 'line.subscribed' })
    expect(line.snapshot.line).toMatchObject({ link: { kind: 'online' }, callControl: 'allowed' })
  })

  it('asks about a certificate and goes on when it is trusted', () => {
    const line = signingIn()
    line.send({ type: 'signIn.certificateAsked', certificate, changed: false })
    expect(line.snapshot.line).toEqual({
      phase: 'askingCertificate',
      server: 'pbx.example',
      certificate,
      changed: false,
    })
    line.send({ type: 'line.connecting' })
    expect(line.snapshot.line).toEqual({ phase: 'signingIn', ...name })
  })

  it('goes back to the form, with what was typed, when the certificate is rejected', () => {
    const line = signingIn()
    line.send({ type: 'signIn.certificateAsked', certificate, changed: true })
    line.send({ type: 'signIn.failed', problem: undefined })
    expect(line.snapshot.line).toEqual({ phase: 'signedOut', ...name, problem: undefined })
  })

  it.each([
    ['wrongCredentials', 'password'],
    ['lockedOut', 'password'],
    ['mustChangePassword', 'password'],
    ['secondFactor', 'password'],
    ['certificateChanged', 'server'],
    ['notPortaSwitch', 'server'],
    ['signInRefused', 'server'],
    ['accountNotFound', 'accountId'],
  ] satisfies [StopReason, string][])('that stops with %s says so beside the field %s', (reason, field) => {
    for (const line of [signingIn(), signedInLine()]) {
      line.send({ type: 'line.stopped', at: start.wall, reason })
      expect(line.snapshot.line).toEqual({ phase: 'signedOut', ...name, problem: { field, why: reason } })
    }
  })

  it('that stops with another certificate at the address of its WebSocket says so beside that', () => {
    const line = signedInLine()
    line.send({ type: 'line.stopped', at: start.wall, reason: 'webSocketCertificateChanged' })
    expect(line.snapshot.line).toMatchObject({ problem: { field: 'webSocket', why: 'certificateChanged' } })
  })

  it.each([
    ['hostNotFound', 'hostNotFound'],
    ['refused', 'refused'],
    ['noAnswer', 'noAnswer'],
    ['closed', 'network'],
    ['network', 'network'],
    ['serverError', 'serverError'],
    ['standby', 'standby'],
  ] satisfies [OfflineReason, string][])(
    'that meets no server (%s) says so, and comes about when it is there',
    (reason, why) => {
      const line = signingIn()
      line.send(offline(reason))
      expect(line.snapshot.line).toMatchObject({ phase: 'signedOut', problem: { field: 'server', why } })
      const told = line.state
      line.send({ type: 'line.connecting' })
      line.send(offline(reason))
      expect(line.state).toBe(told)
      line.send({ type: 'line.signedIn', account })
      expect(line.snapshot.line.phase).toBe('signedIn')
    },
  )
})

describe('a line', () => {
  it('that is lost says since when and until when, through all attempts', () => {
    const line = signedInLine()
    line.send(offline('closed', 1_000))
    expect(line.snapshot.line).toMatchObject({
      link: { kind: 'offline', since: 1_000, retryAt: 2_000, reason: 'closed' },
    })
    line.send({ type: 'line.connecting' })
    expect(line.snapshot.line).toMatchObject({
      link: { kind: 'connecting', lost: { since: 1_000, reason: 'closed' } },
    })
    line.send(offline('refused', 5_000))
    expect(line.snapshot.line).toMatchObject({
      link: { kind: 'offline', since: 1_000, retryAt: 6_000, reason: 'refused' },
    })
    line.send({ type: 'line.subscribed' })
    line.send(offline('noAnswer', 9_000))
    expect(line.snapshot.line).toMatchObject({ link: { kind: 'offline', since: 9_000 } })
  })

  it('without call control says so and stays signed in', () => {
    const line = signedInLine()
    line.send({ type: 'line.callControlDenied' })
    expect(line.snapshot.line).toMatchObject({ phase: 'signedIn', link: { kind: 'online' }, callControl: 'denied' })
  })

  it('tells that the pin is gone until somebody has read it', () => {
    const line = signingIn()
    line.send({
      type: 'line.pinReplaced',
      server: { host: 'pbx.example', port: 8445 },
      fingerprint: certificate.fingerprint,
    })
    line.send({ type: 'line.signedIn', account })
    expect(line.snapshot.line).toMatchObject({ pinReplaced: true })
    line.send({ type: 'pinReplaced.dismissed' })
    expect(line.snapshot.line).toMatchObject({ pinReplaced: false })
  })

  it('that was signed out hears nothing any more from a connection that is still closing', () => {
    const line = signedInLine()
    line.send({ type: 'signedOut', name: { ...name, accountId: '' } })
    const out = line.state
    line.send({ type: 'line.connecting' })
    line.send({ type: 'line.signedIn', account })
    line.send({ type: 'line.subscribed' })
    line.send(offline('closed'))
    line.send({ type: 'line.stopped', at: 0, reason: 'lockedOut' })
    line.send({ type: 'signIn.certificateAsked', certificate, changed: true })
    line.hear(fromAda('ringing'))
    expect(line.state).toBe(out)
    expect(line.snapshot.line).toEqual({ phase: 'signedOut', ...name, accountId: '', problem: undefined })
  })
})

describe('who is signed in', () => {
  it('keeps the history of the calls when the same account signs in again', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'), fromAda('terminated'), fromAda('connected', { callId: 'x', tag: 'x' }))
    line.send({ type: 'line.stopped', at: start.wall, reason: 'wrongCredentials' })
    expect(line.cards).toEqual([])
    line.send({ type: 'signIn.started', name })
    line.send({ type: 'line.signedIn', account })
    expect(line.ended.map(({ id, how }) => [id, how])).toEqual([
      ['x', 'unknown'],
      ['call-1', 'missedOrElsewhere'],
    ])
    expect(line.missed).toBe(1)
  })

  it('takes nothing over from somebody else', () => {
    const line = signedInLine({ learntAnswerMode: 'invite' })
    line.hear(fromAda('ringing'), fromAda('terminated'))
    line.send({ type: 'signIn.started', name: { ...name, accountId: '123008' } })
    line.send({ type: 'line.signedIn', account: { ...account, iAccount: 8, accountId: '123008' } })
    expect(line.ended).toEqual([])
    expect(line.missed).toBe(0)
    expect(line.state.calls.learntAnswerMode).toBeUndefined()
  })

  it('leaves nothing behind when signing out but what is up, for the history', () => {
    const line = signedInLine({ learntAnswerMode: 'invite' })
    line.hear(fromAda('ringing'), fromAda('terminated'), fromAda('ringing', { callId: 'x', tag: 'x' }))
    line.send({ type: 'signedOut', name })
    expect(line.cards).toEqual([])
    expect(line.ended.map(({ id }) => id)).toEqual(['x'])
    expect(line.state.calls.learntAnswerMode).toBe('invite')
  })

  it('keeps its calls when the session is renewed', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.send({ type: 'line.signedIn', account })
    expect(line.card.state.kind).toBe('connected')
  })
})
