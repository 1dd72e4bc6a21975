import { expect, it } from 'vitest'
import { pastCall } from '../storage/testing/past-calls.ts'
import { CallWriter } from './call-writer.ts'

const summary = { missed: 0, newest: [], callers: [], whole: false }

/** A database that answers when it is told to. */
function slowDatabase() {
  const asked: (readonly (string | undefined)[])[] = []
  const answers: (() => void)[] = []
  const failures: (() => void)[] = []
  const problems: unknown[] = []
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
    onWritten: () => undefined,
    onProblem: (error) => problems.push(error),
  })
  const write = (callId: string, owner = 'a') =>
    writer.write(pastCall({ callId, owner }), { country: 'US', before: undefined })
  return { asked, answers, failures, problems, writer, write }
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

it('goes on after a writing that failed, and says so', async () => {
  const { asked, failures, problems, write } = slowDatabase()
  write('1')
  write('2')
  failures[0]?.()
  await settled()
  expect(asked).toEqual([['1'], ['2']])
  expect(problems).toEqual([new Error('full')])
})

it('writes what waits when it is told to, and never the calls of two accounts together', () => {
  const { asked, writer, write } = slowDatabase()
  write('1')
  write('2')
  write('3', 'b')
  writer.flush()
  expect(asked).toEqual([['1'], ['2'], ['3']])
})
