import { elapsedText } from '../ui/elapsed.ts'

/** A place in a sound, to the tenth of a second: "0:07.4", "12:00.0". */
export function placeText(seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10))
  return `${elapsedText(Math.floor(tenths / 10) * 1000)}.${tenths % 10}`
}
