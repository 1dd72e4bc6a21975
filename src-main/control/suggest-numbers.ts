import type { CommandParams } from '../ipc/contract.ts'
import type { PickView } from '../ipc/contract/picks.ts'
import { suggest } from '../people/suggest.ts'
import { readingOf, type AppState } from '../state/state.ts'
import type { Database } from '../storage/database/database.ts'
import type { PastCall } from '../history/past-call.ts'

/** So many calls of the past are looked at for numbers that fit. */
const calls = 60

/** What a field for numbers offers while somebody types. */
export async function suggestNumbers(
  { state, database }: { readonly state: AppState; readonly database: Database },
  { typed, limit }: CommandParams<'suggestNumbers'>,
): Promise<readonly PickView[]> {
  const older = typed.trim() === '' ? [] : await search(state, database, typed)
  return suggest({ typed, limit, calls: [...state.history.newest, ...older], reading: readingOf(state) })
}

/** Without the database there are still the contacts and the latest calls. */
async function search(
  { line, calls: { owner } }: AppState,
  database: Database,
  search: string,
): Promise<readonly PastCall[]> {
  if (owner === undefined || line.phase !== 'signedIn') return []
  const wish = { owner, search, filter: 'all' as const, before: undefined, limit: calls, parties: [] }
  return database.ask('findCalls', wish).then(
    (found) => found.calls,
    () => [],
  )
}
