import { expect, it } from 'vitest'
import { fromAda, fromBen } from '../state/testing/legs.ts'
import { name, signedInLine } from '../state/testing/scripted-line.ts'

/** Ada was talked to for a minute, and Ben rings. */
function twoCalls() {
  const line = signedInLine()
  line.hear(fromAda('ringing'))
  line.wait(2_000)
  line.hear(fromAda('connected'))
  line.wait(60_000)
  line.hear(fromBen('ringing'))
  return line
}

it.each([
  ['whoever was signed in signs out', { type: 'signedOut', name }],
  ['somebody signs in anew', { type: 'signIn.started', name }],
  ['the line stops for good', { type: 'line.stopped', at: 0, reason: 'wrongCredentials' }],
] as const)('calls that are up when %s are remembered as far as they are known', (_when, event) => {
  const line = twoCalls()
  line.send(event)
  expect(line.state.calls.calls).toEqual([])
  expect(line.ended.map(({ callId, how, talkedMs, rangMs }) => [callId, how, talkedMs, rangMs])).toEqual([
    ['call-2', 'unknown', undefined, 0],
    ['call-1', 'unknown', 60_000, 2_000],
  ])
})

it('what had ended before is not known any more to who signs out, and is to who signs in anew', () => {
  const line = signedInLine()
  line.hear(fromBen('ringing'), fromBen('terminated'))
  line.send({ type: 'signIn.started', name })
  expect(line.ended).toHaveLength(1)
  line.send({ type: 'signedOut', name })
  expect(line.ended).toEqual([])
})
