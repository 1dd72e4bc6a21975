import { expect, it } from 'vitest'
import { account, name, scriptedLine } from '../../state/testing/scripted-line.ts'
import { askWithoutKeychain } from './ask-without-keychain.ts'

function started(accountId: string) {
  const line = scriptedLine()
  let asked = 0
  const observe = askWithoutKeychain(() => (asked += 1))
  const send = (event: Parameters<typeof line.send>[0]) => {
    const before = line.state
    line.send(event)
    observe(before, line.state)
  }
  send({ type: 'signedOut', name: { ...name, accountId } })
  send({ type: 'app.keychainFound', keychain: 'missing' })
  return { send, asked: () => asked }
}

it('asks once who has signed in before, where nothing keeps the password', () => {
  const { send, asked } = started('123007')
  expect(asked()).toBe(1)
  send({ type: 'signedOut', name })
  expect(asked()).toBe(1)
})

it('leaves alone who has never signed in, and opens nothing either when they do and sign out again', () => {
  const { send, asked } = started('')
  send({ type: 'signIn.started', name })
  send({ type: 'line.signedIn', account })
  send({ type: 'signedOut', name })
  expect(asked()).toBe(0)
})
