import * as v from 'valibot'
import type { PastCall } from '../../history/past-call.ts'
import type { Row } from '../database/sqlite.ts'

const text = v.pipe(
  v.nullable(v.string()),
  v.transform((value) => value ?? undefined),
)
const row = v.object({
  id: v.number(),
  party: text,
  name: text,
  number: text,
  anonymous: v.number(),
  via: text,
  direction: v.picklist(['incoming', 'outgoing']),
  how: v.fallback(
    v.picklist([
      'theyHungUp',
      'weHungUp',
      'missed',
      'missedOrElsewhere',
      'declined',
      'answeredElsewhere',
      'transferred',
      'notAnswered',
      'busy',
      'failed',
      'unknown',
    ]),
    // A newer version knows more ends.
    'unknown',
  ),
  started_at: v.number(),
  talked_ms: v.nullable(v.number()),
  rang_ms: v.number(),
  note: v.string(),
})

/** The columns that {@link readCall} reads. */
export const callColumns =
  'c.id, c.party, c.name, c.number, c.anonymous, c.via, c.direction, c.how, c.started_at, c.talked_ms, c.rang_ms, c.note'

export function readCall(found: Row): PastCall {
  const { anonymous, started_at, talked_ms, rang_ms, ...rest } = v.parse(row, found)
  return {
    ...rest,
    anonymous: anonymous === 1,
    startedAt: started_at,
    talkedMs: talked_ms ?? undefined,
    rangMs: rang_ms,
  }
}
