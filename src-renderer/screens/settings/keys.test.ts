import { expect, test } from 'vitest'
import { acceleratorOf } from './keys.ts'

const press = (code: string, ...held: ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]) => {
  const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false }
  return { code, ...none, ...Object.fromEntries(held.map((key) => [key, true])) }
}

test.each([
  [press('KeyA', 'ctrlKey', 'altKey'), 'Ctrl+Alt+A'],
  [press('Digit1', 'ctrlKey', 'shiftKey'), 'Ctrl+Shift+1'],
  [press('ArrowUp', 'metaKey'), 'Super+Up'],
  [press('F9'), 'F9'],
  [press('KeyA'), undefined],
  [press('KeyA', 'shiftKey'), undefined],
  [press('ControlLeft', 'ctrlKey'), undefined],
  [press('Escape', 'ctrlKey'), undefined],
])('%j is %s', (event, keys) => {
  expect(acceleratorOf(event, 'linux')).toBe(keys)
})

test('the command key has its own name on macOS', () => {
  expect(acceleratorOf(press('KeyD', 'metaKey'), 'darwin')).toBe('Cmd+D')
})
