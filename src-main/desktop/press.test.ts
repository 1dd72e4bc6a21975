import { expect, it } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import type { Handlers } from '../ipc/bind.ts'
import type { Outcome } from '../ipc/contract.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'
import { notPlacedNotice } from './notifications/notices.ts'
import { createPresser } from './press.ts'

const t = createTranslate()

it.each([
  ['notNow', ['123003']],
  ['done', []],
] satisfies [Outcome, string[]][])(
  'a number that is pressed where no window is, with %s, is told of: %j',
  async (outcome, told) => {
    const notPlaced: string[] = []
    const dial = () => Promise.resolve(outcome)
    const press = createPresser({
      commands: { dial } as Partial<Handlers> as Handlers,
      quit: () => undefined,
      onNotPlaced: (number) => notPlaced.push(number),
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    })
    press({ kind: 'dial', number: '123003' })
    await Promise.resolve()
    await Promise.resolve()
    expect(notPlaced).toEqual(told)
  },
)

it('what is told of it says why', () => {
  const line = signedInLine()
  const told = () => {
    const { title, body } = notPlacedNotice('6046282442', line.state, () => undefined, t)
    return [title, body]
  }
  expect(told()).toEqual(['Could not call (604) 628-2442', 'The call could not be placed now'])
  line.send({ type: 'line.callControlDenied' })
  expect(told()[1]).toBe('Your account may not place calls from here')
  line.offline()
  expect(told()[1]).toBe('No connection: the call was not placed')
})
