import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { openDatabase } from './open-database.ts'
import { runQuery } from './queries.ts'
import type { DatabaseReply, DatabaseRequest } from './request.ts'

/** The thread that the database lives on: however long a query takes, calls go on. */
const { folder } = v.parse(v.object({ folder: v.string() }), workerData)
const { db, ...found } = openDatabase(folder, new Date())
const reply = (message: DatabaseReply) => parentPort?.postMessage(message)

parentPort?.on('message', (request: DatabaseRequest) => {
  switch (request.kind) {
    case 'ask':
      return answer(request)
    case 'close':
      db.close()
      parentPort?.close()
      return
    default:
      return request satisfies never
  }
})
reply({ kind: 'opened', ...found })

function answer({ id, name, params }: Extract<DatabaseRequest, { kind: 'ask' }>): void {
  try {
    reply({ kind: 'answer', id, result: runQuery(db, name, params) })
  } catch (error) {
    reply({ kind: 'failure', id, why: String(error) })
  }
}
