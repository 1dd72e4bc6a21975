import { contactQueries } from '../contacts/contact-queries.ts'
import { historyQueries } from '../history/history-queries.ts'
import type { Sqlite } from './sqlite.ts'

/** All that the database can be asked. Each runs to its end before the next one begins. */
export const queries = { ...historyQueries, ...contactQueries } as const

export type QueryName = keyof typeof queries
export type QueryParams<Name extends QueryName> = Parameters<(typeof queries)[Name]>[1]
export type QueryResult<Name extends QueryName> = ReturnType<(typeof queries)[Name]>

/** Parameters and name come from {@link Database.ask}, which relates them; TypeScript cannot follow that through the union. */
export const runQuery = (db: Sqlite, name: QueryName, params: unknown): unknown =>
  (queries[name] as (db: Sqlite, params: unknown) => unknown)(db, params)
