import { describe, expect, it } from 'vitest'
import type { IpcMainInvokeEvent } from 'electron'
import { bind, type Handlers } from './bind.ts'

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

function bound(handlers: Partial<Handlers>, { isOurs = true } = {}) {
  const problems: string[] = []
  let listener: Listener | undefined
  bind({
    ipc: { handle: (_channel, given) => void (listener = given) },
    handlers: handlers as Handlers,
    isOurs: () => isOurs,
    onProblem: (what, error) => problems.push(error instanceof Error ? `${what}: ${error.message}` : what),
  })
  const call = async (...args: unknown[]) => listener?.({} as IpcMainInvokeEvent, ...args)
  return { call, problems }
}

describe('a command from a window', () => {
  it('reaches its handler with the parameters as the contract reads them', async () => {
    const { call } = bound({ dial: ({ number }) => (number === '123002' ? 'done' : 'invalid') })
    await expect(call('dial', { number: '  123002 ' })).resolves.toBe('done')
  })

  it('is refused from a frame that is not ours, whatever it asks', async () => {
    const { call, problems } = bound({ reconnect: () => 'done' }, { isOurs: false })
    await expect(call('reconnect', {})).rejects.toThrow(/^refused$/)
    expect(problems).toEqual(['refused a command from elsewhere'])
  })

  it.each([['launch'], ['toString'], ['__proto__'], ['constructor'], [undefined], [7], [['dial']]])(
    'is refused under the name %j',
    async (name) => {
      const { call, problems } = bound({})
      await expect(call(name, {})).rejects.toThrow(/^refused$/)
      expect(problems).toEqual(['refused an unknown command'])
    },
  )

  it.each([
    [undefined],
    [null],
    ['x'],
    [[]],
    [{}],
    [{ number: '' }],
    [{ number: 7 }],
    [{ number: '1', more: 1 }],
    [{ number: '9'.repeat(129) }],
  ])('is refused with %j where a number is to be dialled', async (params) => {
    const { call } = bound({ dial: () => 'done' })
    await expect(call('dial', params)).rejects.toThrow(/^refused$/)
  })

  it('tells the log which parameter was wrong, and never what it was', async () => {
    const { call, problems } = bound({ signIn: () => 'done' })
    const params = { server: '', accountId: 'x', password: 'secret', domain: '', webSocket: '', staySignedIn: 'secret' }
    await expect(call('signIn', params)).rejects.toThrow()
    expect(problems).toEqual(['refused wrong parameters for signIn: server, staySignedIn'])
  })

  it('tells the window nothing about an error of its handler', async () => {
    const { call, problems } = bound({ reconnect: () => Promise.reject(new Error('at 10.0.0.1')) })
    await expect(call('reconnect', {})).rejects.toThrow(/^failed$/)
    expect(problems).toEqual(['reconnect failed: at 10.0.0.1'])
  })
})
