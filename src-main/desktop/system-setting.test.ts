import { expect, it } from 'vitest'
import { signedInLine } from '../state/testing/scripted-line.ts'
import { followSystemSetting, type SystemSettingOptions } from './system-setting.ts'

type Settled = Parameters<SystemSettingOptions['onSettled']>[0]

/** A person who switches, and a system that does as it is told, or throws what it is told. */
function switched(refusals: readonly (Error | undefined)[]) {
  const line = signedInLine()
  const told: boolean[] = []
  const settled: Settled[] = []
  const choose = (on: boolean) => {
    const before = line.state
    line.send({ type: 'settings.changed', settings: { ...line.state.settings, openLinks: on } })
    observe(before, line.state)
  }
  const observe = followSystemSetting(
    {
      name: 'openLinks',
      carryOut: async (on) => {
        const refusal = refusals[told.push(on) - 1]
        if (refusal !== undefined) throw refusal
      },
      onSettled: (it) => {
        settled.push(it)
        if (it.trouble !== undefined) choose(it.on)
      },
      onProblem: () => undefined,
    },
    line.state,
  )
  return { choose, told, settled, isOn: () => line.state.settings.openLinks, done: () => new Promise(setImmediate) }
}

it.each([
  [{ code: 'ENOENT', syscall: 'spawn xdg-mime' }, 'noTool'],
  [{ code: 'EACCES', syscall: 'open' }, 'notWritable'],
  [{ code: 1 }, 'failed'],
])(
  'what the system does not take (%j) goes back to what it was, told once, with the reason %s',
  async (error, trouble) => {
    const { choose, told, settled, isOn, done } = switched([Object.assign(new Error(), error)])
    choose(true)
    await done()
    expect(settled).toEqual([{ on: false, trouble }])
    expect(isOn()).toBe(false)
    choose(true)
    await done()
    expect(settled.at(-1)).toEqual({ on: true, trouble: undefined })
    expect(told).toEqual([true, true])
  },
)

it.each([
  ['the first', [new Error()], true],
  ['the last', [undefined, undefined, new Error()], false],
  ['all but the first', [undefined, new Error(), new Error()], true],
])('of several choices in a row, %s refused, the switch ends as the system is', async (_which, refusals, on) => {
  const { choose, settled, isOn, done } = switched(refusals)
  for (const wish of [true, false, true]) choose(wish)
  await done()
  expect(settled).toEqual([{ on, trouble: on ? undefined : 'failed' }])
  expect(isOn()).toBe(on)
})

it('a choice that is taken back before it was refused stays taken back', async () => {
  const { choose, settled, isOn, done } = switched([new Error()])
  choose(true)
  choose(false)
  await done()
  expect(settled).toEqual([{ on: false, trouble: undefined }])
  expect(isOn()).toBe(false)
})
