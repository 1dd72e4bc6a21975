import { expect, test } from 'vitest'
import { redo, startHistory, step, undo } from './history.ts'

test('a step is taken back and done again', () => {
  const two = step(step(startHistory(0), 1), 2)
  expect(undo(two).present).toBe(1)
  expect(undo(undo(two)).present).toBe(0)
  expect(redo(undo(two))).toEqual(two)
})

test('beyond the first and the last step nothing changes', () => {
  const one = startHistory(0)
  expect(undo(one)).toBe(one)
  expect(redo(one)).toBe(one)
  expect(step(one, 0)).toBe(one)
})

test('a new step forgets what was undone', () => {
  const other = step(undo(step(startHistory(0), 1)), 5)
  expect(redo(other)).toBe(other)
  expect(undo(other).present).toBe(0)
})
