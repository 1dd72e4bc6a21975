const longest = 64

/**
 * A name as it may be shown: what a caller sends is text from a stranger. Without control and format characters (line
 * breaks, marks that turn the direction of writing), without towers of accents, at most 64 characters.
 *
 * Returns undefined where nothing readable is left.
 */
export function cleanText(text: string | undefined, limit = longest): string | undefined {
  if (text === undefined) return undefined
  const clean = text
    .slice(0, 16 * limit)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    // The joiners stay where scripts and emoji need them: between two characters.
    .replace(/(?!\u200c|\u200d)[\p{Cf}\p{Co}\p{Cn}\p{Cs}\uFFFD\u115F\u1160\u3164\uFFA0]/gu, '')
    .replace(/(?<=^|\s)[\u200c\u200d]+|[\u200c\u200d]+(?=\s|$)|([\u200c\u200d])[\u200c\u200d]+/gu, '$1')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
  if (clean === '') return undefined
  const characters = [...clean]
  return characters.length <= limit
    ? clean
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
}

/** One or two letters for the avatar: of the first and the last word. Undefined where the name has no letter. */
export function initialsOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const letters = name
    .split(/[\s\-_.,/]+/u)
    .map((word) => /\p{L}\p{M}*/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined)
  const first = letters[0]
  if (first === undefined) return undefined
  const last = letters.length > 1 ? letters.at(-1) : undefined
  return `${first}${last ?? ''}`.toUpperCase().slice(0, 8)
}
