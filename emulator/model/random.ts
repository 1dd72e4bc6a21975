/** Evenly drawn from 0 (included) to 1 (excluded), as `Math.random` does. */
export type Random = () => number

export function randomText(random: Random, alphabet: string, length: number): string {
  let text = ''
  for (let i = 0; i < length; i += 1) text += alphabet.charAt(Math.floor(random() * alphabet.length))
  return text
}

const hex = '0123456789abcdef'
const small = 'abcdefghijklmnopqrstuvwxyz0123456789'
const mixed = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The forms of ids that the reference's examples show. */
export const newId = {
  /** Of a call that a phone placed. */
  phoneCall: (random: Random) => `${randomText(random, hex, 8)}-${randomText(random, hex, 8)}@192.168.233.134`,
  /** Of a call that the switch placed. */
  switchCall: (random: Random) => `${randomText(random, mixed, 4)}!${randomText(random, mixed, 23)}@192.168.243.133`,
  /** Of a leg that a phone began. */
  phoneTag: (random: Random) => `${randomText(random, hex, 16)}o1`,
  /** Of a leg that the switch began. */
  switchTag: (random: Random) => `${randomText(random, small, 16)}.o`,
  sessionId: (random: Random) => randomText(random, hex, 32),
  secret: (random: Random, length: number) => randomText(random, mixed, length),
}
