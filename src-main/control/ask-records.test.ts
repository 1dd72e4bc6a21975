import { expect, it, vi } from 'vitest'
import { fromAda, fromBen } from '../state/testing/legs.ts'
import { askRecords } from './ask-records.ts'
import { refuse, scriptedSwitchboard } from './testing/scripted-switchboard.ts'

const seconds = () => Math.floor(Date.now() / 1000)

/** Ada rang, and it is not known why it stopped. */
function missed(records: () => unknown) {
  const switchboard = scriptedSwitchboard(({ method }) => (method === 'get_xdr_list' ? records() : undefined))
  const mistakes: unknown[] = []
  const onMistake = (error: unknown) => void mistakes.push(error)
  switchboard.store.subscribe(askRecords({ switchboard, timing: { recordWritten: 0 }, onMistake }))
  switchboard.hear(fromAda('ringing'), fromAda('terminated'))
  const how = () => switchboard.store.state.calls.ended.map((call) => call.how)
  const asked = () => vi.waitFor(() => expect(switchboard.requests).toEqual(['get_xdr_list']))
  return { switchboard, how, asked, mistakes }
}

it.each([
  ['by its id', () => ({ call_id: 'call-1' })],
  ['by who called and when', () => ({ CLI: '+123002', unix_connect_time: seconds() - 3 })],
])('a call is found in the records %s, and was answered elsewhere', async (_how, named) => {
  const { how } = missed(() => ({ xdr_list: [{ i_xdr: 1, failed: 1, disconnect_cause: 13, ...named() }] }))
  await vi.waitFor(() => expect(how()).toEqual(['answeredElsewhere']))
})

it.each([
  ['was missed', { call_id: 'call-1', failed: 1, disconnect_cause: 19 }],
  ['is another call', { call_id: 'call-9', failed: 1, disconnect_cause: 13 }],
  ['was another caller', { CLI: '123003', failed: 1, disconnect_cause: 13, unix_connect_time: seconds() }],
  ['was long ago', { CLI: '123002', failed: 1, disconnect_cause: 13, unix_connect_time: seconds() - 3_600 }],
])('a record that %s changes nothing', async (_what, record) => {
  const { how, asked } = missed(() => ({ xdr_list: [{ i_xdr: 1, ...record }] }))
  await asked()
  await new Promise(setImmediate)
  expect(how()).toEqual(['missedOrElsewhere'])
})

it('a server without records is asked once, and nothing is made of its refusal', async () => {
  const { how, asked, mistakes } = missed(() => refuse('sip.unsupported_method'))
  await asked()
  await new Promise(setImmediate)
  expect(how()).toEqual(['missedOrElsewhere'])
  expect(mistakes).toEqual([])
})

it('nobody is asked about a call whose end is known', async () => {
  const { switchboard, asked } = missed(() => ({ xdr_list: [] }))
  await asked()
  switchboard.hear(fromBen('ringing'), fromBen('terminated', { reasonCode: 16 }))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(switchboard.requests).toEqual(['get_xdr_list'])
})
