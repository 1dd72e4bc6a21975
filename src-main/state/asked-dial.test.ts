import { expect, it } from 'vitest'
import { account, name, scriptedLine, signedInLine, type ScriptedLine } from './testing/scripted-line.ts'

const request = { kind: 'ask', id: 'q', from: 'link', number: '123003', why: 'always' } as const
const asked = (line: ScriptedLine = signedInLine()) => {
  line.send({ type: 'dial.requested', request })
  return line
}
const signIn = (line: ScriptedLine, whose = account) => {
  line.send({ type: 'signIn.started', name })
  line.send({ type: 'line.signedIn', account: whose })
}
const stop = (line: ScriptedLine) => line.send({ type: 'line.stopped', at: line.now.wall, reason: 'wrongCredentials' })
const somebodyElse = { ...account, iAccount: 8, accountId: '123008' }

it('a question about a number is not left to the next person at the computer', () => {
  const line = asked()
  line.send({ type: 'signedOut', name })
  expect(line.snapshot.dialRequest).toBeUndefined()
})

it('it waits for the same person, whom the server has thrown out, and for nobody else', () => {
  const line = asked()
  stop(line)
  signIn(line)
  expect(line.snapshot.dialRequest).toMatchObject({ id: 'q' })
  stop(line)
  signIn(line, somebodyElse)
  expect(line.snapshot.dialRequest).toBeUndefined()
})

it('asked while nobody is signed in, as by a link that starts the app, it waits for who signs in', () => {
  const line = scriptedLine()
  asked(line)
  signIn(line)
  expect(line.snapshot.dialRequest).toEqual({ ...request, number: '123003' })
  line.send({ type: 'signedOut', name })
  asked(line)
  signIn(line, somebodyElse)
  expect(line.snapshot.dialRequest).toMatchObject({ id: 'q' })
})

it('after five minutes nobody waits for an answer any more', () => {
  const line = asked()
  line.wait(299_999)
  expect(line.snapshot.dialRequest).toMatchObject({ id: 'q' })
  line.wait(1)
  expect(line.snapshot.dialRequest).toBeUndefined()
})
