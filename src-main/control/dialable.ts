/**
 * What goes over the wire for a number or extension that a person typed: digits, `*` and `#`, with a `+` in front where it
 * was written. Undefined for what cannot be dialled, a name for instance.
 */
export function readDialable(typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    // What people and documents put between digits.
    .replace(/[\s\u2010-\u2015().\-/]/g, '')
  return /^\+?[\d*#]{1,32}$/.test(bare) ? bare : undefined
}
