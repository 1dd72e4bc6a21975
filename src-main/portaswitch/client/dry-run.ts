import * as v from 'valibot'
import { maybe, readInt, readText } from '../protocol/property.ts'

/** What a server says of arguments that it was only to check. */
export interface DryRun {
  readonly isValid: boolean
  /** What is wrong, by property (`folder_prefs.unseen_type`), as far as the server says. */
  readonly errors: Readonly<Record<string, string>>
}

/** The reference does not show the answer; these are the names of the emulator, and any answer can be read. */
const answer = v.object({
  valid: v.fallback(maybe(readInt()), undefined),
  errors: v.fallback(maybe(v.record(v.string(), readText())), undefined),
})

export function readDryRun(json: unknown): DryRun {
  const { valid, errors = {} } = v.parse(v.fallback(answer, { valid: 0, errors: {} }), json)
  return { isValid: valid === undefined ? Object.keys(errors).length === 0 : valid !== 0, errors }
}
