import { expect, test } from 'vitest'
import type { VoicemailSettingsView } from '../../../src-main/ipc/contract/voicemail-settings.ts'
import { changesOf, isSaved, mergeLoaded, problemOf } from './settings-changes.ts'

const view = (values: VoicemailSettingsView['values']): VoicemailSettingsView => ({ values, pins: [], missing: [] })

test('changes are sent by their parts', () => {
  expect(changesOf({ auto_play: 'yes', wrap_at: 72, trash_folder: 'none' })).toEqual({
    box: { auto_play: 'yes' },
    folders: { trash_folder: 'none' },
    display: { wrap_at: 72 },
  })
})

test('what somebody else changed is named, and what we sent is not', () => {
  const before = view({ auto_play: 'no', wrap_at: 80, show_num: 20 })
  const now = view({ auto_play: 'yes', wrap_at: 72, show_num: 20 })
  expect(mergeLoaded({ before, now, sent: { wrap_at: 72 } })).toEqual(['auto_play'])
  expect(mergeLoaded({ before: undefined, now, sent: {} })).toEqual([])
})

test('a change that the server did not take over is not saved; a PIN is taken at its word', () => {
  expect(isSaved({ wrap_at: 72, password: '1234' }, view({ wrap_at: 72 }))).toBe(true)
  expect(isSaved({ wrap_at: 72 }, view({ wrap_at: 80 }))).toBe(false)
})

test.each([
  ['ext_email', 'kim@example.com', undefined],
  ['ext_email', '', undefined],
  ['ext_email', 'kim@', 'email'],
  ['ext_email', `${'k'.repeat(120)}@example.com`, 'tooLong'],
  ['password', '12a4', 'pin'],
  ['password', '1234', undefined],
  ['wrap_at', -1, 'count'],
  ['wrap_at', Number.NaN, 'count'],
  ['wrap_at', 72, undefined],
  ['greetings', 'something newer', undefined],
] as const)('%s of %j: %s', (name, value, problem) => {
  expect(problemOf(name, value)).toBe(problem)
})
