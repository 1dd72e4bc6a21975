import { expect, test } from 'vitest'
import { createTranslate } from '../../../messages/translate.ts'
import type { HistoryCallView } from '../../../src-main/ipc/contract/history.ts'
import { isNoteworthy, outcomeWord, rowDetail } from './history-words.ts'

const t = createTranslate()
const call: HistoryCallView = {
  id: 1,
  remote: { name: 'Jonas Wexler', number: '+49 89 5550 0196', initials: 'JW', anonymous: false },
  dialable: '+498955500196',
  direction: 'incoming',
  how: 'theyHungUp',
  via: 'Sales',
  startedAt: 0,
  talkedMs: 1_000,
  rangMs: 24_000,
  contactId: undefined,
  note: '',
}

test('a call that was simply talked is told by its direction', () => {
  expect(outcomeWord(call, t)).toBe('Incoming')
  expect(outcomeWord({ ...call, direction: 'outgoing', how: 'weHungUp' }, t)).toBe('Outgoing')
  expect(isNoteworthy(call, t)).toBe(false)
})

test('a call that came to nothing says why', () => {
  expect(outcomeWord({ ...call, direction: 'outgoing', how: 'busy' }, t)).toBe('Busy')
  expect(outcomeWord({ ...call, how: 'answeredElsewhere' }, t)).toBe('Answered elsewhere')
  expect(isNoteworthy({ ...call, how: 'missed' }, t)).toBe(true)
})

test('a missed call says how long it rang', () => {
  expect(rowDetail({ ...call, how: 'missed', via: undefined }, t)).toBe('rang 24 s')
})

test('any other says the number and who forwarded it', () => {
  expect(rowDetail(call, t)).toBe('+49 89 5550 0196, via Sales')
})

test('where the number is the name the direction stands under it', () => {
  expect(rowDetail({ ...call, remote: { ...call.remote, name: undefined }, via: undefined }, t)).toBe('Incoming')
})
