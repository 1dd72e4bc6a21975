import { openDatabase } from '../database/open-database.ts'
import { historyQueries } from '../history/history-queries.ts'
import { noon, owner, pastCall } from './past-calls.ts'

/** Writes calls with a note each, in a folder, until it is killed. Prints the number of each that it was told is kept. */
const { db } = openDatabase(process.argv[2] ?? '', new Date())
for (let n = 1; ; n++) {
  db.transaction(() => {
    historyQueries.keepCalls(db, {
      owner,
      calls: [pastCall({ startedAt: noon + n })],
      country: 'US',
    })
    const note = { owner: pastCall().owner, id: (noon + n) * 16, note: 'n'.repeat(1500), country: 'US' }
    historyQueries.noteCall(db, note)
  })
  process.stdout.write(`${n}\n`)
}
