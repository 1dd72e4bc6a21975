/** One or two letters for the picture of somebody with a name: of the first and of the last word. */
export function initialsOf(name: string | undefined): string | undefined {
  const words = (name ?? '').split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const [first] = words
  const last = words.length > 1 ? words.at(-1) : undefined
  if (first === undefined) return undefined
  return [first, last ?? '']
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}
