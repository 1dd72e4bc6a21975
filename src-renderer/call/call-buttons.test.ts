import { expect, test } from 'vitest'
import { createTranslate } from '../../messages/translate.ts'
import { buttonsOf } from './call-buttons.ts'

const t = createTranslate()
const quiet = { pending: undefined, note: undefined }

test('each button has the column of what it does', () => {
  const buttons = buttonsOf({ ...quiet, actions: ['hold', 'transfer', 'hangUp'] }, t)
  expect(buttons.map(({ word, column }) => [word, column])).toEqual([
    ['Hold', 'goes'],
    ['Transfer', 'moves'],
    ['Hang up', 'ends'],
  ])
})

test('Hang up alone stays at the right', () => {
  expect(buttonsOf({ ...quiet, actions: ['hangUp'] }, t).map(({ column }) => column)).toEqual(['ends'])
})

test('only the press under way is busy', () => {
  const buttons = buttonsOf({ ...quiet, pending: 'answer', actions: ['answer', 'transfer', 'decline'] }, t)
  expect(buttons.map(({ busy }) => busy)).toEqual([true, false, false])
  expect(buttons.map(({ word }) => word)).toEqual(['Answering', 'Transfer', 'Decline'])
})

test('a press without an answer is offered once more, in its place', () => {
  const note = { kind: 'unanswered', action: 'hold' } as const
  const buttons = buttonsOf({ ...quiet, note, actions: ['hold', 'transfer', 'hangUp'] }, t)
  expect(buttons.map(({ word }) => word)).toEqual(['Try again', 'Transfer', 'Hang up'])
})
