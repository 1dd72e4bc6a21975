import { describe, expect, it } from 'vitest'
import { help } from './command-line-help.ts'
import { readCommandLine } from './command-line.ts'

const start = (...args: string[]) => {
  const asked = readCommandLine(args)
  if (asked.kind !== 'start') throw new Error(JSON.stringify(asked))
  return asked
}

describe('the command line', () => {
  it('starts with the demo cast, of which 123007 is the user', () => {
    const { setting } = start()
    expect(setting).toMatchObject({ port: 8445, user: '123007', control: false })
    expect(setting.lines.map(({ id, firstName }) => `${id} ${firstName}`)).toEqual([
      '123002 Ada',
      '123003 Ben',
      '123007 Kim',
    ])
    expect(setting.queues).toMatchObject([{ id: '123050', agents: ['123003', '123007'] }])
  })

  it('takes accounts; the first is the user, and Ada and Ben stay to talk to', () => {
    const { setting } = start('--account', '200:p:Zoe Lee:20', '--account=201:q')
    expect(setting.user).toBe('200')
    expect(setting.lines.map(({ id }) => id)).toEqual(['123002', '123003', '123007', '200', '201'])
    expect(setting.lines.find(({ id }) => id === '200')).toMatchObject({
      firstName: 'Zoe',
      lastName: 'Lee',
      extension: '20',
    })
  })

  it('takes every way in which a switch can be different', () => {
    const { setting, faults, scenarios } = start(
      ...'--phone plain --plain-answer ignored --leg-b untold --answer-mode-case lower'.split(' '),
      ...'--transfer-needs destination --join-takes b --call-control disabled --session old'.split(' '),
      ...'--errors flat --clock-skew=-90 --blind-for 0 --scenario ring --ws-port 0 --ws-path /api/ws'.split(' '),
      '--fault',
      '{"kind":"stall","times":2}',
    )
    expect(setting).toMatchObject({
      switch: {
        legB: 'untold',
        answerModeCase: 'lower',
        transferNeeds: 'destination',
        joinTakes: 'leg B',
        blindFor: 0,
      },
      sessions: { kind: 'old' },
      webSocket: { errorEnvelope: 'flat', port: 0, path: '/api/ws' },
      clockSkew: -90_000,
    })
    expect(setting.lines[0]).toMatchObject({
      callControl: 'disabled',
      phone: { kind: 'plain', answerByNotify: 'ignored', answersInvite: true },
    })
    expect(faults).toEqual([{ kind: 'stall', methods: ['*'], carriedOut: false, times: 2 }])
    expect(scenarios).toEqual(['ring'])
  })

  it.each([
    [['--port', 'x'], /--port is a whole number from 0 to 65535, not x/],
    [['--account', '123007'], /--account is ID:PASSWORD/],
    [['--account', ':secret'], /--account is ID:PASSWORD/],
    [['--ws-path', 'ws'], /--ws-path is a path such as \/ws, not ws/],
    [['--phone', 'rotary'], /--phone is one of talk, plain, not rotary/],
    [['--scenario', 'none'], /there is no none; there are ring/],
    [['--fault', '{'], /--fault is no JSON/],
    [['--fault', '{"kind":"flood"}'], /--fault/],
    [['--dance'], /dance/],
    [['stray'], /stray/],
  ])('says what is wrong with %j', (args, why) => {
    expect(readCommandLine(args)).toMatchObject({ kind: 'wrong', why: expect.stringMatching(why) })
  })

  it('explains every option', () => {
    expect(readCommandLine(['--help', '--port', 'x'])).toEqual({ kind: 'help' })
    for (const option of ['--port', '--account', '--cert', '--control', '--scenario', '--fault', '--phone', '--leg-b'])
      expect(help).toContain(option)
  })
})
