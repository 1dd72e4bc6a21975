const mark = '\u0000'

/**
 * The words before and after a value that stands in the middle of a sentence, so that the value can be set in bold without
 * markup in the catalogue.
 */
export function around(sentence: (value: string) => string): readonly [string, string] {
  const [before = '', after = ''] = sentence(mark).split(mark)
  return [before, after]
}
