import * as v from 'valibot'
import type { CheckedParamsOf, Method, ResultOf } from '../protocol/method.ts'
import { PortaSwitchError } from './error.ts'

/** The parameters as they go out. Rejects what does not fit the row with `invalidParams`, naming properties only. */
export function checkParams<M extends Method>(method: M, params: unknown): CheckedParamsOf<M> {
  const checked = v.safeParse(method.params, params)
  if (!checked.success) throw new PortaSwitchError('invalidParams', { message: misfit(method, checked.issues) })
  return checked.output
}

/** The result as the row says it, or an `unreadable`, naming properties only. */
export function readResult<M extends Method>(method: M, json: unknown): ResultOf<M> {
  const read = v.safeParse(method.result, json)
  if (!read.success) throw new PortaSwitchError('unreadable', { message: misfit(method, read.issues) })
  return read.output
}

/** valibot's own messages quote the value, which can be a password. */
function misfit({ service, name }: Method, issues: readonly v.BaseIssue<unknown>[]): string {
  const paths = issues.map((issue) => v.getDotPath(issue) ?? 'the whole')
  return `${service}.${name} does not fit: ${[...new Set(paths)].join(', ')}`
}
