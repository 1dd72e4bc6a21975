import { expect, it, vi } from 'vitest'
import { pastCall } from '../storage/testing/past-calls.ts'
import { CallWriter } from './call-writer.ts'

const summary = { missed: 0, newest: [], callers: [], whole: false }

/** A database that answers when it is told to. */
function slowDatabase() {
  const asked: (readonly (string | undefined)[])[] = []
  const answers: (() => void)[] = []
  const failures: (() => void)[] = []
  const problems: unknown[] = []
  const kept: boolean[] = []
  const writer = new CallWriter({
    database: {
      ask: (_name, params) => {
        const { calls } = params as { calls: readonly { callId: string | undefined }[] }
        asked.push(calls.map(({ callId }) => callId))
        return new Promise<never>((resolve, reject) => {
          answers.push(() => resolve(summary as never))
          failures.push(() => reject(new Error('full')))
        })
      },
    },
    retry: 10,
    onWritten: () => undefined,
    onProblem: (error) => problems.push(error),
    onKept: (now) => kept.push(now),
  })
  const write = (callId: string, owner = 'a') => writer.write(pastCall({ callId, owner }), 'US')
  return { asked, answers, failures, problems, kept, writer, write }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

it('writes a call at once, and together those that end while it is being written', async () => {
  const { asked, answers, write } = slowDatabase()
  for (const id of ['1', '2', '3']) write(id)
  expect(asked).toEqual([['1']])
  answers[0]?.()
  await settled()
  expect(asked).toEqual([['1'], ['2', '3']])
  answers[1]?.()
  await settled()
  write('4')
  expect(asked).toEqual([['1'], ['2', '3'], ['4']])
})

it('says so where a writing failed, and tries again with the next call', async () => {
  const { asked, answers, failures, problems, kept, write } = slowDatabase()
  write('1')
  failures[0]?.()
  await settled()
  write('2')
  expect(asked).toEqual([['1'], ['1', '2']])
  expect(problems).toEqual([new Error('full')])
  expect(kept).toEqual([false])
  answers[1]?.()
  await settled()
  expect(kept).toEqual([false, true])
})

it('tries again by itself after a while, and says it once only', async () => {
  const { asked, answers, failures, kept, write } = slowDatabase()
  write('1')
  write('2')
  failures[0]?.()
  await vi.waitFor(() => expect(asked).toEqual([['1'], ['1', '2']]))
  failures[1]?.()
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  answers[2]?.()
  await settled()
  expect(asked[2]).toEqual(['1', '2'])
  expect(kept).toEqual([false, true])
})

it('keeps the latest where the disk takes nothing for long', async () => {
  const { asked, failures, writer, write } = slowDatabase()
  for (let id = 0; id < 1_500; id++) write(String(id))
  failures[0]?.()
  await settled()
  writer.flush()
  failures[1]?.()
  await settled()
  writer.flush()
  expect(asked[2]).toHaveLength(1_000)
  expect(asked[2]?.at(-1)).toBe('1499')
})

it('writes what waits when it is told to, and never the calls of two accounts together', () => {
  const { asked, writer, write } = slowDatabase()
  write('1')
  write('2')
  write('3', 'b')
  writer.flush()
  expect(asked).toEqual([['1'], ['2'], ['3']])
})
