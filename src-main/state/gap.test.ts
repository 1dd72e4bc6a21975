import { expect, it } from 'vitest'
import { fromAda, fromBen } from './testing/legs.ts'
import { signedInLine } from './testing/scripted-line.ts'

const minute = 60_000

/** Ada rang when the line went, and does not ring any more when it is back. */
function away(ms: number, ringing = true) {
  const line = signedInLine()
  if (ringing) line.hear(fromAda('ringing'))
  const from = line.now.wall
  line.offline()
  line.wait(ms)
  line.send({ type: 'line.connecting' })
  line.send({ type: 'line.subscribed' })
  line.list([])
  return { line, from, to: line.now.wall }
}

it('a time without a connection is told with what was missed in it, until somebody has read it', () => {
  const { line, from, to } = away(3 * minute)
  expect(line.snapshot.gap).toEqual({ from, to, missed: 1 })
  line.wait(1_000)
  line.hear(fromBen('ringing'), fromBen('terminated', { reasonCode: 16 }))
  line.wait(minute)
  expect(line.snapshot.gap).toMatchObject({ missed: 1 })
  line.send({ type: 'gap.dismissed' })
  expect(line.snapshot.gap).toBeUndefined()
})

it('begins when the computer went to sleep, not when it is noticed after that', () => {
  const line = signedInLine()
  const from = line.now.wall
  line.sleep(10 * minute)
  line.send({ type: 'line.connecting' })
  line.send({ type: 'line.subscribed' })
  line.list([])
  expect(line.snapshot.gap).toEqual({ from, to: from + 10 * minute, missed: 0 })
})

it('a short one is told only where a call was missed', () => {
  expect(away(2_000).line.snapshot.gap).toMatchObject({ missed: 1 })
  expect(away(2_000, false).line.snapshot.gap).toBeUndefined()
  expect(away(minute, false).line.snapshot.gap).toMatchObject({ missed: 0 })
})

it('counts a call that was ringing when the connection went, whatever the two clocks make of it', () => {
  const line = signedInLine()
  line.hear(fromAda('ringing'))
  line.wait(50.4)
  const lost = line.now.wall + 3
  line.send({ type: 'line.offline', at: lost, reason: 'closed', retryAt: lost })
  line.wait(2_000)
  line.send({ type: 'line.connecting' })
  line.send({ type: 'line.subscribed' })
  line.list([])
  expect(line.snapshot.gap).toMatchObject({ from: lost, missed: 1 })
})

it('counts the calls too that the history alone knows, for the gap that was asked about', () => {
  const { line, from } = away(2_000, false)
  line.send({ type: 'gap.counted', from: from - 1, missed: 5 })
  expect(line.snapshot.gap).toBeUndefined()
  line.send({ type: 'gap.counted', from, missed: 2 })
  expect(line.snapshot.gap).toMatchObject({ from, missed: 2 })
})

it('tries in between do not cut it in two, and nothing of it stays for who signs in next', () => {
  const line = signedInLine()
  const from = line.now.wall
  line.offline()
  line.wait(minute)
  line.send({ type: 'line.connecting' })
  line.offline()
  line.wait(minute)
  line.send({ type: 'line.subscribed' })
  expect(line.snapshot.gap).toEqual({ from, to: from + 2 * minute, missed: 0 })
  line.send({ type: 'signedOut', name: { server: '', accountId: '', domain: '', webSocket: '' } })
  expect(line.snapshot.gap).toBeUndefined()
})
