/** Without case and accents, so that "tomas" finds Tomás. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
