/** A fingerprint of 64 digits as lines of four groups of four: easy to read out, and to compare line by line. */
export function fingerprintLines(fingerprint: string): readonly string[] {
  return pieces(fingerprint, 16).map((line) => pieces(line, 4).join(' '))
}

function pieces(text: string, length: number): string[] {
  return text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []
}
