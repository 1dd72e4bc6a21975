import { parsePeriod } from '../../src-main/voice/period/parse.ts'
import type { Period } from '../../src-main/voice/period/period.ts'

/** The period that a text is known to be. */
export function periodFrom(text: string): Period {
  const reading = parsePeriod(text)
  if (!reading.ok) throw new Error(`${text}: ${reading.problem.reason} at ${reading.problem.offset}`)
  return reading.period
}
