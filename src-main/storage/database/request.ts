import type { OpenDatabase } from './open-database.ts'
import type { QueryName } from './queries.ts'

/** What passes between the app and the thread of its database. */
export type DatabaseRequest =
  | { readonly kind: 'ask'; readonly id: number; readonly name: QueryName; readonly params: unknown }
  | { readonly kind: 'close' }

export type DatabaseReply =
  | ({ readonly kind: 'opened' } & Omit<OpenDatabase, 'db'>)
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly why: string }
