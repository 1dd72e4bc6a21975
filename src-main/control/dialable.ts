import { bareDigits } from '../calls/dialable.ts'

/** The same as {@link bareDigits}; a link that was pasted is read as the number in it. */
export const readDialable = (typed: string): string | undefined => bareDigits(typed.trim().replace(/^tel:/i, ''))
