import { EventEmitter } from 'node:events'
import type { UtilityProcess } from 'electron'
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest'
import { HelperProcess } from './helper-process.ts'
import type { KeychainRequest } from './request.ts'

const keep: KeychainRequest = { ask: 'keep', account: 'ada', password: 'secret' }
const find: KeychainRequest = { ask: 'find', account: 'ada' }

let kill: MockInstance<typeof process.kill>
beforeEach(() => {
  vi.useFakeTimers()
  kill = vi.spyOn(process, 'kill').mockReturnValue(true)
})
afterEach(() => {
  vi.useRealTimers()
  kill.mockRestore()
})

/** As Electron's: it is there some time after it was forked. */
class ScriptedHelper extends EventEmitter {
  pid: number | undefined
  readonly asked: KeychainRequest[] = []

  postMessage(request: KeychainRequest): void {
    this.asked.push(request)
  }

  spawnAs(pid: number): void {
    this.pid = pid
    this.emit('spawn')
  }
}

function helperProcess() {
  const forked: ScriptedHelper[] = []
  const fork = () => {
    const helper = new ScriptedHelper()
    forked.push(helper)
    return helper as unknown as UtilityProcess
  }
  return { forked, helper: new HelperProcess({ fork, limit: 1_000, kept: 5_000 }) }
}

test('is asked once it is there, and again while it is kept, then ended', async () => {
  const { forked, helper } = helperProcess()
  for (const request of [keep, find]) {
    const answer = helper.ask(request)
    if (forked[0]?.pid === undefined) forked[0]?.spawnAs(41)
    forked[0]?.emit('message', { kind: 'done' })
    expect(await answer).toEqual({ kind: 'done' })
  }
  expect(forked.map(({ asked }) => asked)).toEqual([[keep, find]])
  expect(kill).not.toHaveBeenCalled()
  vi.advanceTimersByTime(5_000)
  expect(kill.mock.calls).toEqual([[41, 'SIGKILL']])
})

test('is ended when it has not answered in time, and the next request has another', async () => {
  const { forked, helper } = helperProcess()
  const answer = helper.ask(find)
  forked[0]?.spawnAs(41)
  vi.advanceTimersByTime(1_000)
  expect(await answer).toEqual({ kind: 'missing', why: 'no answer in time' })
  expect(kill.mock.calls).toEqual([[41, 'SIGKILL']])
  void helper.ask(find)
  expect(forked).toHaveLength(2)
})

test('is ended as soon as it is there, and asked nothing, when it is there too late', async () => {
  const { forked, helper } = helperProcess()
  const answer = helper.ask(keep)
  vi.advanceTimersByTime(1_000)
  expect(await answer).toEqual({ kind: 'missing', why: 'no answer in time' })
  expect(kill).not.toHaveBeenCalled()
  forked[0]?.spawnAs(41)
  expect(forked[0]?.asked).toEqual([])
  expect(kill.mock.calls).toEqual([[41, 'SIGKILL']])
})

test('says so when it ends by itself', async () => {
  const { forked, helper } = helperProcess()
  const answer = helper.ask(find)
  forked[0]?.emit('exit', 7)
  expect(await answer).toEqual({ kind: 'missing', why: 'the helper ended with 7' })
})
