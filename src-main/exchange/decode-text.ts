/** Text of a file or a part of one: in the characters that it names, else in UTF-8, and what is none in those of older Windows. */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  return (
    decode(bytes, charset ?? marked ?? 'utf-8') ??
    decode(bytes, 'utf-8') ??
    new TextDecoder('windows-1252').decode(bytes)
  )
}

/** Undefined where it is no such text, or nobody knows such characters. */
function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
