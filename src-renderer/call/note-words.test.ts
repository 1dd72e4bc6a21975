import { expect, test } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import { noteWords } from './note-words.ts'

const t = createTranslate()

test('the server is quoted where only it knows why', () => {
  const said = 'the server allows no hold on this line.'
  expect(noteWords({ kind: 'refused', action: 'hold', why: 'other', said }, t)).toBe(
    'Could not hold: the server allows no hold on this line.',
  )
})

test('a refusal that we know is told in plain words', () => {
  const said = 'sip.call_control_disabled'
  expect(noteWords({ kind: 'refused', action: 'transfer', why: 'callControlDisabled', said }, t)).toBe(
    'Could not transfer: call control is switched off for this line.',
  )
})

test('a server that says nothing is not quoted', () => {
  expect(noteWords({ kind: 'refused', action: 'decline', why: 'serverError', said: ' ' }, t)).toBe(
    'Could not decline: something went wrong in the server.',
  )
  expect(noteWords({ kind: 'refused', action: 'decline', why: 'other', said: '' }, t)).toBe(
    'Could not decline: the server refused.',
  )
})

test('no answer says what may have happened all the same', () => {
  expect(noteWords({ kind: 'unanswered', action: 'hold' }, t)).toBe(
    'No answer from the server yet. The call may already be on hold.',
  )
})

test('no answer to a call that was to be placed says that it may ring all the same', () => {
  expect(noteWords({ kind: 'unanswered', action: 'dialAgain' }, t)).toBe(
    'No answer from the server yet. Your phone may still ring for this call.',
  )
})

test('without a connection the phone is still there', () => {
  expect(noteWords({ kind: 'offline', action: 'hangUp' }, t)).toBe(
    'Could not hang up: there is no connection to the server. Use your phone.',
  )
})

test('a refusal over rating says what is missing', () => {
  const failed = { kind: 'consultFailed', who: 'Ben', how: 'failed' } as const
  expect(noteWords({ ...failed, said: 'No rate for this call' }, t)).toMatch(
    /^Ben could not be called\. The server said: No rate for this call\. .*access code INCOMING/,
  )
  const refused = { kind: 'refused', action: 'dialAgain', why: 'other', said: 'No rate for this call' } as const
  expect(noteWords(refused, t)).toMatch(/^Could not call: No rate for this call\. .*access code INCOMING/)
  expect(noteWords({ ...refused, said: 'Not today' }, t)).toBe('Could not call: Not today')
  expect(noteWords({ ...refused, action: 'hold' }, t)).toBe('Could not hold: No rate for this call')
  expect(noteWords({ ...failed, said: 'Not today' }, t)).toBe('Ben could not be called. The server said: Not today')
  expect(noteWords({ ...failed, how: 'busy', said: 'User busy' }, t)).toBe('Ben is busy.')
})
