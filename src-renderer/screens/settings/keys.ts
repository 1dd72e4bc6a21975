/** What was pressed, as Electron writes it: `Ctrl+Alt+A`. Undefined while only modifiers are down, or for a key that cannot be one. */
export function acceleratorOf(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>,
  platform: 'linux' | 'darwin' | 'win32',
): string | undefined {
  const key = keyOf(event.code)
  if (key === undefined) return undefined
  const modifiers = [
    ...(event.ctrlKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    ...(event.metaKey ? [platform === 'darwin' ? 'Cmd' : 'Super'] : []),
  ]
  // A key alone would be taken from every other program, Shift alone from every capital letter.
  const isFunctionKey = /^F\d/.test(key)
  if (!isFunctionKey && modifiers.every((modifier) => modifier === 'Shift')) return undefined
  return [...modifiers, key].join('+')
}

function keyOf(code: string): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (letter !== undefined) return letter
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code
  if (/^Arrow/.test(code)) return code.slice('Arrow'.length)
  return ['Space', 'Home', 'End', 'PageUp', 'PageDown', 'Insert'].includes(code) ? code : undefined
}
