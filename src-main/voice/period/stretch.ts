/** A part of a text that is being read. Offsets count in the whole text, so that an error can say where it is. */
export interface Stretch {
  readonly text: string
  readonly start: number
  readonly end: number
}

export const contentOf = ({ text, start, end }: Stretch): string => text.slice(start, end)

export const isEmpty = ({ start, end }: Stretch): boolean => start === end

/** The same without the white space at both ends. Only ASCII white space counts, as on the server. */
export function trim(stretch: Stretch): Stretch {
  const start = skipSpace(stretch)
  const length = stretch.text.slice(start, stretch.end).replace(/[ \t\n\v\f\r]+$/, '').length
  return { text: stretch.text, start, end: start + length }
}

/** The offset of the first character that is no white space; the end if there is none. */
export function skipSpace({ text, start, end }: Stretch): number {
  const distance = text.slice(start, end).search(/[^ \t\n\v\f\r]/)
  return distance < 0 ? end : start + distance
}

/** The trimmed parts between commas. Commas at the very end count for nothing. */
export function splitAtCommas({ text, start, end }: Stretch): readonly Stretch[] {
  const parts: Stretch[] = []
  let from = start
  for (const part of text.slice(start, end).split(',')) {
    parts.push(trim({ text, start: from, end: from + part.length }))
    from += part.length + 1
  }
  return parts.slice(0, parts.findLastIndex((part) => !isEmpty(part)) + 1)
}
